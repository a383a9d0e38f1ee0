using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("Which collateral adds least safety: a share of every account's collateral is replaced by each asset in turn. Only made where this stands.")]
sealed record CollateralSelectionSection
{
    [Description("Share of the collateral's value that is replaced, above 0 and at most 1; by default 0.1.")]
    [Within("(0, 1]")]
    public double Share { get; init; } = CollateralStudy.UsualShare;

    [Description("Paths of each point, over all seeds, at most 1e11; by default 524288.")]
    [Within("[2, 100000000000]")]
    public long Paths { get; init; } = ReplicatedPaths.UsualPaths;

    [Description("Number of seeds that the paths are divided by, 4 to 256, from the simulation's own on; by default 16.")]
    [Within("[4, 256]")]
    public int Seeds { get; init; } = ReplicatedPaths.UsualReplications;

    public CollateralStudy ToStudy() => new(Share, new ReplicatedPaths(Paths, Seeds));
}
