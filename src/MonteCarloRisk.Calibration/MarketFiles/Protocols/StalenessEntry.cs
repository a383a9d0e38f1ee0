using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Oracles;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>Old prices, as a file says it.</summary>
[Description("No liquidation of the asset is started at a price that is older than a limit; auctions that are open go on.")]
public sealed record StalenessEntry
{
    /// <summary>The limit.</summary>
    [Description("Seconds since a pushed feed was last pushed, or another oracle began to stand still.")]
    [Within("(0, 2592000]")]
    public required double Limit { get; init; }

    internal Staleness ToStaleness(JsonPlace place)
    {
        Durations.Check(Limit, place.Member("limit"), "the largest age of a price");
        return new Staleness(Limit);
    }
}
