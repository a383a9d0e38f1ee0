using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Keepers;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>Searchers, as a file says them.</summary>
[Description("What those who order transactions, and those who trade around them, take of liquidations.")]
public sealed record SearcherEntry
{
    /// <summary>What is bid away.</summary>
    [Description("Share of a liquidation's profit that keepers who race for it bid away to builders and validators, 0 to below 1; by default 0. It is not bid in English auctions.")]
    [Within("[0, 1)")]
    public double BidShare { get; init; }

    /// <summary>What sandwiches take.</summary>
    [Description("Share of what sales in pools bring that sandwiches take: how often they succeed times the slippage that sellers accept; 0 to below 1, by default 0.")]
    [Within("[0, 1)")]
    public double Sandwich { get; init; }

    internal SearcherCompetition ToCompetition(bool hasPool, JsonPlace place)
    {
        Fractions.CheckBelowOne(BidShare, place.Member("bidShare"), "a share that is bid away");
        Fractions.CheckBelowOne(Sandwich, place.Member("sandwich"), "what sandwiches take");
        if (Sandwich > 0 && !hasPool) throw place.Member("sandwich").Refuse(Sandwich, "no venue of a collateral is a pool; sandwiches take of sales in pools");
        return new SearcherCompetition(BidShare, Sandwich);
    }
}
