using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("The protocol's frontier: its capital against its insolvency probability, as the requirements of the rules in force, and those of the recommended ones, are scaled together. Only made where this stands.")]
sealed record FrontierSection
{
    [Description("What the requirements are multiplied by, above 0 and at most 100, ascending, 3 to 50 of them, 1 among them and neither first nor last; by default 0.5 to 2.5 in eight steps.")]
    [Within("(0, 100]")]
    public IReadOnlyList<double> Scales { get; init; } = FrontierStudy.UsualScales;

    [Description("Paths of each point, over all seeds, at most 1e11; by default 524288.")]
    [Within("[2, 100000000000]")]
    public long Paths { get; init; } = ReplicatedPaths.UsualPaths;

    [Description("Number of seeds that the paths are divided by, 4 to 256, from the simulation's own on; by default 16.")]
    [Within("[4, 256]")]
    public int Seeds { get; init; } = ReplicatedPaths.UsualReplications;

    public FrontierStudy ToStudy() => new(Scales, new ReplicatedPaths(Paths, Seeds));
}
