using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Cli.Requests;

[Description("How a request is simulated.")]
sealed record SimulationRequest : SimulationLength
{
    [Description("Seed of the random numbers, an unsigned 64-bit number.")]
    [Within("[0, 18446744073709551615]")]
    public required ulong Seed { get; init; }

    [Description("Precision of the path arithmetic; by default single.")]
    public Precision Precision { get; init; } = Precision.Single;

    [Description("Level of the confidence interval, between 0 and 1; by default 0.95.")]
    [Within("(0, 0.999999]")]
    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>The settings, checked.</summary>
    public SimulationSettings ToSettings(JsonPlace place)
    {
        CheckLength(place);
        Ranges.CheckConfidenceLevel(ConfidenceLevel, place.Member("confidenceLevel"));
        return Settings(Seed, Precision);
    }
}
