using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Controls;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>A sequencer's outages, as a file says them.</summary>
[Description("The rollup's sequencer goes down, at random or once (perYear or at): nobody acts and no oracle moves; after it nothing new is liquidated for a grace period.")]
public sealed record SequencerEntry
{
    /// <summary>How long.</summary>
    [Description("Seconds for which it is down.")]
    [Within("(0, 2592000]")]
    public required double Duration { get; init; }

    /// <summary>The grace period.</summary>
    [Description("Seconds of the grace period; by default 3600.")]
    [Within("[0, 2592000]")]
    public double GracePeriod { get; init; } = 3600;

    /// <summary>Health without grace.</summary>
    [Description("Health below which there is no grace, 0 to 1; by default 0.95, 0 where there always is.")]
    [Within("[0, 1]")]
    public double LeastHealth { get; init; } = 0.95;

    /// <summary>How often.</summary>
    [Description("Mean number of times a year, 0 to 10000.")]
    [Within("[0, 10000]")]
    public double? PerYear { get; init; }

    /// <summary>When.</summary>
    [Description("Seconds from the start at which it goes down, once, on every path.")]
    [Within("[0, 2592000]")]
    public double? At { get; init; }

    internal SequencerOutage ToOutage(JsonPlace place)
    {
        Durations.Check(Duration, place.Member("duration"), "the duration of an outage");
        Durations.CheckOrZero(GracePeriod, place.Member("gracePeriod"), "a grace period");
        Fractions.Check(LeastHealth, place.Member("leastHealth"), "a health");
        return new SequencerOutage(Occurrences.Of(PerYear, At, place), Duration, GracePeriod, LeastHealth);
    }
}
