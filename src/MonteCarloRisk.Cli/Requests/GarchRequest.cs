using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Cli.Requests;

[Description("Volatility that moves along the path, on steps of whole days: it begins at the asset's volatility, and each asset's variance v of a step moves by its recursion, v' = constant + (reaction + asymmetry where the return falls) x squared + persistence v, x the return less its drift. Errors are correlated, normal or Student-t; drifts are those of the mean log price.")]
sealed record GarchRequest : VolatilityModel
{
    [Description("How each asset's variance moves, in the order of the assets.")]
    public required IReadOnlyList<RecursionRequest> Recursions { get; init; }

    [Description("Degrees of freedom of Student-t errors, above 2 and at most 1000, one an asset; by default errors are normal.")]
    [Within("(2, 1000]")]
    public IReadOnlyList<double>? DegreesOfFreedom { get; init; }

    [Description("Days of a step, which the recursions were fitted to; an account is watched after each. By default 1.")]
    [Within("[1, 365]")]
    public int StepDays { get; init; } = 1;

    protected override PriceModel Of(ModelAsset[] assets, IReadOnlyList<IReadOnlyList<double>> correlation, JsonPlace place)
    {
        StepLength.Check(StepDays, place);
        double step = StepDays / 365.0;
        JsonPlace list = place.Member("recursions");
        if (Recursions.Count != assets.Length) throw list.Fault($"{Recursions.Count} recursions; {assets.Length} are needed, one an asset");
        if (DegreesOfFreedom is { } degrees)
        {
            JsonPlace degreesList = place.Member("degreesOfFreedom");
            if (degrees.Count != assets.Length) throw degreesList.Fault($"{degrees.Count} values; {assets.Length} are needed, one an asset");
            for (int i = 0; i < assets.Length; i++) Ranges.CheckDegreesOfFreedom(degrees[i], degreesList.Item(i));
        }

        return new CorrelatedGarchModel(
            assets,
            correlation,
            [.. assets.Select((asset, i) => new ConditionalVariance(asset.Volatility * asset.Volatility * step, Recursions[i].ToRecursion(list.Item(i))))],
            DegreesOfFreedom,
            step);
    }
}
