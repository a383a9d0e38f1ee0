using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Perpetuals;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>Perpetuals that a protocol clears, as a file says it.</summary>
[Description("Perpetual futures that the protocol clears, linear and settled in the numéraire, each position with a margin of its own.")]
public sealed record PerpetualsEntry
{
    const int MostPositions = 100_000;

    /// <summary>The markets by asset.</summary>
    [Description("The markets, by the asset's name.")]
    public required IReadOnlyDictionary<string, PerpetualMarketEntry> Markets { get; init; }

    /// <summary>The positions.</summary>
    [Description("The positions, or cohorts of positions alike: 1 to 100000.")]
    public required IReadOnlyList<LeveragedPositionEntry> Positions { get; init; }

    internal IReadOnlyDictionary<string, CollateralMarket> ToMarkets(IReadOnlyCollection<string> assets, IReadOnlyCollection<string> collateral, JsonPlace place)
    {
        JsonPlace markets = place.Member("markets");
        if (Markets.Count == 0) throw markets.Fault("no market stands here; one or more are needed");
        foreach ((string asset, PerpetualMarketEntry market) in Markets)
        {
            Names.CheckKnown(asset, assets, "asset", markets.Member(asset));
            if (market is null) throw markets.Member(asset).Refuse(null, "an object is needed");
            if (collateral.Contains(asset)) throw markets.Member(asset).Fault("the asset is collateral too; it is that, or has perpetuals");
        }

        return Markets.ToDictionary(pair => pair.Key, pair => pair.Value.ToMarket(pair.Key, assets, markets.Member(pair.Key)));
    }

    /// <summary>Whether some are closed in their market, so that they may be bankrupt against each other.</summary>
    internal bool HasOrderBooks => Markets.Values.Any(market => market?.Pool is null);

    /// <summary>Whether the counterparty of some is a pool.</summary>
    internal bool HasPools => Markets.Values.Any(market => market?.Pool is not null);

    internal IReadOnlyList<LeveragedPosition> ToPositions(IReadOnlyCollection<string> borrowers, JsonPlace place)
    {
        JsonPlace list = place.Member("positions");
        if (Positions.Count is < 1 or > MostPositions) throw list.Fault($"{Positions.Count} positions; 1 to {MostPositions} are allowed");
        for (int i = 0; i < Positions.Count; i++)
        {
            if (Positions[i] is null) throw list.Item(i).Refuse(null, "an object with market, units, entryPrice and margin is needed");
        }

        Names.Check([.. Positions.Select((position, i) => position.NameAt(i))], list);
        LeveragedPosition[] positions = [.. Positions.Select((position, i) => position.ToPosition(i, [.. Markets.Keys], list.Item(i)))];
        if (positions.Index().FirstOrDefault(position => borrowers.Contains(position.Item.Name)) is (int at, { } twice)) throw list.Item(at).Member("name").Refuse(twice.Name, "a position that borrows has this name already");
        foreach ((string asset, PerpetualMarketEntry market) in Markets)
        {
            JsonPlace pool = place.Member("markets").Member(asset).Member("pool");
            if (market.Pool is { Units: 0 } && positions.Any(position => position.Asset == asset && position.Units > 0)) throw pool.Member("units").Refuse(0, "longs are paid out of the units that the pool holds");
            if (market.Pool is { Cash: 0 } && positions.Any(position => position.Asset == asset && position.Units < 0)) throw pool.Member("cash").Refuse(0, "shorts are paid out of what the pool holds of the numéraire");
        }

        return positions;
    }
}
