using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("The sensitivities of the answers to each input of the model. Only made where this stands.")]
sealed record SensitivitiesSection
{
    [Description("Paths of each point, over all seeds, at most 1e11; by default 524288.")]
    [Within("[2, 100000000000]")]
    public long Paths { get; init; } = ReplicatedPaths.UsualPaths;

    [Description("Number of seeds that the paths are divided by, 4 to 256, from the simulation's own on; by default 16.")]
    [Within("[4, 256]")]
    public int Seeds { get; init; } = ReplicatedPaths.UsualReplications;

    public ReplicatedPaths ToPaths() => new(Paths, Seeds);
}
