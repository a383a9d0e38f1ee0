using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Oracles;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>Outages of an oracle, as a file says it.</summary>
[Description("An oracle that stands still for a while, at random.")]
public sealed record OutageEntry
{
    const double MostOutages = 10_000;

    /// <summary>How often.</summary>
    [Description("Mean number of outages a year, 0 to 10000.")]
    [Within("[0, 10000]")]
    public required double PerYear { get; init; }

    /// <summary>How long.</summary>
    [Description("Seconds of an outage.")]
    [Within("(0, 2592000]")]
    public required double Duration { get; init; }

    internal OracleOutage ToOutage(JsonPlace place)
    {
        Fractions.CheckWithin(PerYear, 0, MostOutages, place.Member("perYear"), "a number of outages a year");
        Durations.Check(Duration, place.Member("duration"), "the duration of an outage");
        return new OracleOutage(PerYear, Duration);
    }
}
