using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Markets;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>How an asset is taken as collateral, as a file says it.</summary>
[Description("How an asset is taken as collateral.")]
[NotTogether("depth", "venues")]
public sealed record CollateralMarketEntry
{
    /// <summary>The liquidation threshold.</summary>
    [Description("A position is unhealthy where its debt is above this fraction of its collateral's value at the oracle's price; above 0, at most 1.")]
    [Within("(0, 1]")]
    public required double LiquidationThreshold { get; init; }

    /// <summary>The oracle.</summary>
    [Description("The price that the protocol sees.")]
    public required OracleEntry Oracle { get; init; }

    /// <summary>The liquidation.</summary>
    [Description("How unhealthy positions are liquidated.")]
    public required LiquidationEntry Liquidation { get; init; }

    /// <summary>Later stages.</summary>
    [Description("Stages of liquidation behind liquidation, 1 to 5, each of which takes over what the one before it has not dealt with; by default none.")]
    public IReadOnlyList<LaterStageEntry>? LaterStages { get; init; }

    /// <summary>The depth.</summary>
    [Description("Where liquidators sell; by default any amount is sold at the market's price and moves nothing.")]
    public MarketDepthEntry? Depth { get; init; }

    /// <summary>The venues.</summary>
    [Description("Where liquidators sell if there are several places, 1 to 8; instead of depth.")]
    public IReadOnlyList<VenueEntry>? Venues { get; init; }

    /// <summary>How sales settle.</summary>
    [Description("How sales settle that are matched off chain; by default they settle at once.")]
    public SettlementEntry? Settlement { get; init; }

    /// <summary>How often it is pledged.</summary>
    [Description("How often it is pledged, so that others sell after a liquidation; by default once.")]
    public CollateralVelocityEntry? Velocity { get; init; }

    /// <summary>The pool that the oracle reads.</summary>
    [Description("The pool that the oracle reads; by default nobody can move what it reads.")]
    public ReferencePoolEntry? ReferencePool { get; init; }

    /// <summary>The cap on the supply.</summary>
    [Description("The most units that all positions together may have; by default there is no limit. It bounds what an attacker can put up.")]
    [Within("[0, 1e18]")]
    public double? SupplyCap { get; init; }

    /// <summary>The debt ceiling.</summary>
    [Description("The most, in the numéraire, that all positions of it together may owe: the collateral is isolated, and owes the numéraire or what is borrowableInIsolation. By default it is not. A ceiling below what is owed forces nobody out: it bounds what is still lent.")]
    [Within("[0, 1e18]")]
    public double? DebtCeiling { get; init; }

    /// <summary>How the threshold reacts.</summary>
    [Description("How the threshold reacts to volatility; by default it stands as it is written.")]
    public DynamicMarginEntry? DynamicMargin { get; init; }

    /// <summary>When owners repay early.</summary>
    [Description("When owners of positions repay before they are liquidated; by default they wait.")]
    public DeRiskingEntry? DeRisking { get; init; }

    internal CollateralMarket ToMarket(IReadOnlyCollection<string> assets, JsonPlace place)
    {
        Fractions.CheckAboveZero(LiquidationThreshold, place.Member("liquidationThreshold"), "a liquidation threshold");
        DeRisking?.Check(Liquidation, place.Member("deRisking"));
        if (DynamicMargin is not null && Liquidation is BandsEntry) throw place.Member("dynamicMargin").Fault("collateral in bands stays where they are; bands have no dynamic margin");
        if (SupplyCap is { } cap) Ranges.CheckAmount(cap, place.Member("supplyCap"), "a supply cap");
        if (DebtCeiling is { } ceiling) Ranges.CheckAmount(ceiling, place.Member("debtCeiling"), "a debt ceiling");
        if (Depth is not null && Venues is not null) throw place.Member("venues").Fault("depth stands beside it; one of depth and venues says where it is sold");
        return new CollateralMarket(
            LiquidationThreshold,
            Oracle.ToOracle(assets, place.Member("oracle")),
            Liquidation.ToMechanism(LiquidationThreshold, place.Member("liquidation")),
            Depth?.ToDepth(place.Member("depth")))
        {
            LaterStages = ToStages(place.Member("laterStages")),
            Pool = ReferencePool?.ToPool(place.Member("referencePool")),
            SupplyCap = SupplyCap,
            DebtCeiling = DebtCeiling,
            Venues = Venues is null ? [] : VenueEntry.ToVenues(Venues, place.Member("venues")),
            Settlement = ToSettlement(place.Member("settlement")),
            Velocity = Velocity?.ToVelocity(Depth is not null || Venues is not null, place.Member("velocity")),
            Margin = DynamicMargin?.ToMargin(LiquidationThreshold, place.Member("dynamicMargin")),
        };
    }

    private LiquidationStage[] ToStages(JsonPlace place)
    {
        if (LaterStages is { Count: 0 }) throw place.Fault($"0 later stages; 1 to {CollateralMarket.MostStages - 1} are allowed, or the member is left out");
        return [.. (LaterStages ?? []).Select((stage, i) => (stage ?? throw place.Item(i).Refuse(null, "an object with when and liquidation is needed")).ToStage(LiquidationThreshold, place.Item(i)))];
    }

    private Settlement? ToSettlement(JsonPlace place)
    {
        if (Settlement is not null && Liquidation is (EnglishAuctionEntry or StabilityPoolEntry)) throw place.Fault("bids of an englishAuction are locked before the sale, and a stabilityPool sells nothing; sales of other liquidations settle later");
        return Settlement?.ToSettlement(place);
    }
}
