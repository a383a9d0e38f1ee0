using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("Assets whose returns have the same degrees of freedom.")]
sealed record StudentGroup
{
    [Description("Names of the assets.")]
    public required IReadOnlyList<string> Assets { get; init; }

    [Description("Degrees of freedom, above 2 and at most 1000; by default fitted to the common returns of the group's assets by maximum likelihood.")]
    [Within("(2, 1000]")]
    public double? DegreesOfFreedom { get; init; }
}
