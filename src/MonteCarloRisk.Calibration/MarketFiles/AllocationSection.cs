using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("Who carries the protocol's bad debt: each account and each asset, in the mean and in the tail. Two more simulations of the accounts; only made where this stands.")]
sealed record AllocationSection
{
    [Description("Levels of the value at risk and the expected shortfall that are allocated, ascending, among those of protocol.tailLevels; by default all of those.")]
    [Within("(0, 0.999999]")]
    public IReadOnlyList<double>? TailLevels { get; init; }
}
