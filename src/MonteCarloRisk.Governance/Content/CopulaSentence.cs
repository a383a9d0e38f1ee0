using System.Globalization;
using MonteCarloRisk.Domain.Models.Copulas;
using MonteCarloRisk.Governance.Numbers;

namespace MonteCarloRisk.Governance.Content;

/// <summary>What a model of margins under a copula is, in words.</summary>
static class CopulaSentence
{
    public static string Of(CopulaModel model, string assets) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Copula(model.Copula)} of {assets} on steps of {NumberText.Count((long)Math.Round(365 * model.Step))} day over margins that are {Margins(model)}, under the real-world measure. "
        + $"Volatility multiplies returns of unit variance and is per year; drift is the mean log return per year{Means(model)}.");

    static string Copula(Copula copula) => copula is Copula.Student student
        ? string.Create(CultureInfo.InvariantCulture, $"Student t copula, {student.DegreesOfFreedom:0.##} degrees of freedom,")
        : "Gaussian copula";

    static string Margins(CopulaModel model) => string.Join("; ", model.Margins
        .Select((margin, i) => (Kind: Name(margin), Asset: model.Assets[i].Name))
        .GroupBy(one => one.Kind)
        .Select((kind, _) => kind.Count() == model.Margins.Count ? kind.Key : $"{kind.Key} for {string.Join(", ", kind.Select(one => one.Asset))}"));

    static string Means(CopulaModel model)
    {
        string[] infinite = [.. model.Assets.Where((_, i) => !model.HasMeanPriceOf(i)).Select(asset => asset.Name)];
        return infinite.Length == 0 ? "" : $"; the mean price of {string.Join(", ", infinite)} is infinite";
    }

    static string Name(ReturnMargin margin) => margin switch
    {
        NormalMargin => "normal",
        StudentMargin => "Student t",
        GeneralizedParetoMargin => "semi-parametric with generalized Pareto tails",
        MertonMargin => "Merton jumps",
        KouMargin => "Kou jumps",
        _ => throw new ArgumentOutOfRangeException(nameof(margin), margin, "No words are known for this margin."),
    };
}
