using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Oracles;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>The noise of a feed, as a file says it.</summary>
[Description("What is read is the market's price times exp(x), x reverting to zero.")]
public sealed record NoiseEntry
{
    /// <summary>The deviation.</summary>
    [Description("Standard deviation of x in the long run, 0 to 1, such as 0.001.")]
    [Within("[0, 1]")]
    public required double Deviation { get; init; }

    /// <summary>The half-life.</summary>
    [Description("Seconds in which half of x is left; by default 300.")]
    [Within("(0, 2592000]")]
    public double HalfLife { get; init; } = 300;

    internal FeedNoise ToNoise(JsonPlace place)
    {
        Fractions.Check(Deviation, place.Member("deviation"), "the deviation of a feed");
        Durations.Check(HalfLife, place.Member("halfLife"), "a half-life");
        return new FeedNoise(Deviation, HalfLife);
    }
}
