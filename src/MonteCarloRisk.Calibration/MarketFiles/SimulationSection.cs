using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("How the market is simulated.")]
sealed record SimulationSection : SimulationLength
{
    [Description("Seed of the random numbers, an unsigned 64-bit number.")]
    [Within("[0, 18446744073709551615]")]
    public required ulong Seed { get; init; }

    [Description("Precision of the path arithmetic; by default single.")]
    public Precision Precision { get; init; } = Precision.Single;

    [Description("How probabilities and requirements are estimated; by default crude.")]
    public EstimatorChoice Estimator { get; init; } = new EstimatorChoice.Crude();
}
