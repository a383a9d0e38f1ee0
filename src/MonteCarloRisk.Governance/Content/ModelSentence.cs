using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Governance.Numbers;

namespace MonteCarloRisk.Governance.Content;

/// <summary>What the model is, in words.</summary>
static class ModelSentence
{
    public static string Of(PriceModel model) => model switch
    {
        GeometricBrownianModel => $"Correlated geometric Brownian motion of {Assets(model)} under the {ModelTable.MeasureName(model.Measure)} measure. Volatility and drift are per year.",
        StudentModel student => $"Correlated Student-t log returns of {Assets(model)} on steps of {NumberText.Count((long)Math.Round(365 * student.Step))} day, {Degrees(student)} degrees of freedom, under the real-world measure. "
            + "Volatility is that of the returns, per year; drift is that of the median price, per year, since the mean price is infinite.",
        _ => throw new ArgumentOutOfRangeException(nameof(model), model, "No words are known for this model."),
    };

    static string Assets(PriceModel model) => model.Assets.Count == 1 ? "1 asset" : $"{NumberText.Count(model.Assets.Count)} assets";

    static string Degrees(StudentModel model) => string.Join(", ", model.DegreesOfFreedom.Distinct().Select(degrees => degrees.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)));
}
