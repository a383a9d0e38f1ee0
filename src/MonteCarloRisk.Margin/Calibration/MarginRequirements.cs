using MonteCarloRisk.Margin.Recommendation;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>What the rules reach, in force and recommended.</summary>
/// <param name="Collateral">By collateral, in the model's order.</param>
/// <param name="Options">By underlying of short options.</param>
/// <param name="Perpetuals">By underlying of perpetuals.</param>
internal sealed record MarginRequirements(IReadOnlyList<CollateralRequirement> Collateral, IReadOnlyList<OptionRequirement> Options, IReadOnlyList<PerpetualRequirement> Perpetuals)
{
    /// <summary>Which targets they leave open, one line each.</summary>
    /// <param name="solutions">The solutions that were measured.</param>
    /// <param name="open">By subject, what tells of it.</param>
    public IReadOnlyList<string> Open(MarginSolutions solutions, Func<int, OpenTargets> open) =>
    [
        .. Collateral.SelectMany((asset, i) => open(i).Of(asset, solutions.Collateral[i].IsOutOfReach)),
        .. Options.SelectMany((option, i) => open(Collateral.Count + i).Of(option, solutions.Options[i].IsOutOfReach)),
        .. Perpetuals.SelectMany((perpetual, i) => open(Collateral.Count + Options.Count + i).Of(perpetual, solutions.Perpetuals[i].IsOutOfReach)),
    ];
}
