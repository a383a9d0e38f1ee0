using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Markets;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>A market's depth, as a file says it.</summary>
[Description("A market in which a sale lowers the price in proportion to the value sold, and which recovers.")]
public sealed record MarketDepthEntry
{
    /// <summary>The depth.</summary>
    [Description("The value whose sale costs 2% of it in slippage, and lowers the price by 4%; above zero.")]
    [Within("(0, 1e18]")]
    public required double Value { get; init; }

    /// <summary>The recovery.</summary>
    [Description("Seconds in which half of what sales have lowered the price by is made good; by default 3600.")]
    [Within("(0, 2592000]")]
    public double RecoveryHalfLife { get; init; } = 3600;

    /// <summary>The stress exponent.</summary>
    [Description("How depth shrinks where the volatility on the path is above the model's: (model's / path's) to this power, 0 to 4; by default 1, which halves it where volatility doubles.")]
    [Within("[0, 4]")]
    public double StressExponent { get; init; } = 1;

    internal MarketDepth ToDepth(JsonPlace place)
    {
        Fractions.CheckAmountAboveZero(Value, place.Member("value"), "a depth");
        Durations.Check(RecoveryHalfLife, place.Member("recoveryHalfLife"), "a half-life");
        Fractions.CheckWithin(StressExponent, 0, 4, place.Member("stressExponent"), "a stress exponent");
        return new MarketDepth(Value, RecoveryHalfLife, StressExponent);
    }
}
