using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Models.Copulas;
using MonteCarloRisk.Governance.Numbers;

namespace MonteCarloRisk.Governance.Content;

/// <summary>What the model is, in words.</summary>
static class ModelSentence
{
    public static string Of(PriceModel model) => model switch
    {
        GeometricBrownianModel => $"Correlated geometric Brownian motion of {Assets(model)} under the {ModelTable.MeasureName(model.Measure)} measure. Volatility and drift are per year.",
        StudentModel student => $"Correlated Student-t log returns of {Assets(model)} on steps of {Days(student.Step)}, {ByAsset(student)} degrees of freedom, under the real-world measure. "
            + "Volatility is that of the returns, per year; drift is that of the median price, per year, since the mean price is infinite.",
        FilteredHistoryModel history => $"Filtered historical simulation of {Assets(model)} on steps of {Days(history.Step)}: whole days out of {NumberText.Count(history.Residuals.Count)} are drawn, "
            + $"and their residuals are scaled by volatilities that move along the path, under the real-world measure. {OfMovingVolatility}",
        CorrelatedGarchModel garch => $"Volatilities of {Assets(model)} that move along the path, on steps of {Days(garch.Step)}, with correlated {Errors(garch)} errors, under the real-world measure. {OfMovingVolatility}",
        RegimeModel regimes => SwitchingSentence.Of(regimes, Assets(model)),
        JumpModel jumps => SwitchingSentence.Of(jumps, Assets(model)),
        CopulaModel copula => CopulaSentence.Of(copula, Assets(model)),
        _ => throw new ArgumentOutOfRangeException(nameof(model), model, "No words are known for this model."),
    };

    const string OfMovingVolatility = "Paths start at tomorrow's volatility and move on by the recursion; the volatility used is the estimator's, for marks. Both are per year, as is the drift, that of the mean log price.";

    static string Errors(CorrelatedGarchModel model) => model.DegreesOfFreedom is { } degrees ? $"Student-t ({Degrees(degrees)} degrees of freedom)" : "normal";

    static string Days(double step) => $"{NumberText.Count((long)Math.Round(365 * step))} day";

    static string Assets(PriceModel model) => model.Assets.Count == 1 ? "1 asset" : $"{NumberText.Count(model.Assets.Count)} assets";

    static string ByAsset(StudentModel model) => model.DegreesOfFreedom.Distinct().Count() == 1
        ? Degrees(model.DegreesOfFreedom)
        : string.Join(", ", model.Assets.Zip(model.DegreesOfFreedom).GroupBy(one => one.Second, one => one.First.Name).Select(group => $"{Degrees([group.Key])} ({string.Join(", ", group)})"));

    static string Degrees(IReadOnlyList<double> all) => string.Join(", ", all.Distinct().Select(degrees => degrees.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)));
}
