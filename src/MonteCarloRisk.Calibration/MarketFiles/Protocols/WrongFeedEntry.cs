using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Oracles;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>A wrong feed, as a file says it.</summary>
[Description("What is read is off by a factor for a while, at random or once: perYear or at.")]
public sealed record WrongFeedEntry
{
    const double MostFactor = 1e9;

    /// <summary>The factor.</summary>
    [Description("The factor, such as 0.5 for half the price or 1000 where decimals were mistaken; 1e-9 to 1e9.")]
    [Within("[1e-9, 1e9]")]
    public required double Factor { get; init; }

    /// <summary>How long.</summary>
    [Description("Seconds for which it is.")]
    [Within("(0, 2592000]")]
    public required double Duration { get; init; }

    /// <summary>How often.</summary>
    [Description("Mean number of times a year, 0 to 10000.")]
    [Within("[0, 10000]")]
    public double? PerYear { get; init; }

    /// <summary>When.</summary>
    [Description("Seconds from the start at which it begins, once, on every path.")]
    [Within("[0, 2592000]")]
    public double? At { get; init; }

    internal WrongFeed ToWrongFeed(JsonPlace place)
    {
        Fractions.CheckWithin(Factor, 1 / MostFactor, MostFactor, place.Member("factor"), "a factor");
        Durations.Check(Duration, place.Member("duration"), "the duration of a wrong feed");
        return new WrongFeed(Factor, Duration, Occurrences.Of(PerYear, At, place));
    }
}
