using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Liquidations;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>A market of perpetuals, as a file says it.</summary>
[Description("A market of perpetuals.")]
[ExactlyOneOf("liquidation", "pool")]
public sealed record PerpetualMarketEntry
{
    /// <summary>The maintenance margin.</summary>
    [Description("A position is liquidated where its equity at the oracle's price is below this fraction of its notional at that price, or against a pool of its size at entry; above 0, below 1.")]
    [Within("(0, 1)")]
    public required double MaintenanceMargin { get; init; }

    /// <summary>The oracle.</summary>
    [Description("The mark price.")]
    public required OracleEntry Oracle { get; init; }

    /// <summary>The liquidation.</summary>
    [Description("How positions are closed in the asset's market.")]
    public PerpetualLiquidationEntry? Liquidation { get; init; }

    /// <summary>The counterparty.</summary>
    [Description("The pool that is the counterparty of all positions, in the place of liquidation.")]
    public LiquidityPoolEntry? Pool { get; init; }

    /// <summary>The depth.</summary>
    [Description("Where positions are closed; by default any amount is closed at the market's price and moves nothing.")]
    public MarketDepthEntry? Depth { get; init; }

    /// <summary>The funding.</summary>
    [Description("What longs pay to shorts on every date, on the notional at the mark price; by default nothing.")]
    public FundingChoice? Funding { get; init; }

    /// <summary>How the margin reacts.</summary>
    [Description("How the maintenance margin reacts to volatility; by default it stands as it is written.")]
    public DynamicMarginEntry? DynamicMargin { get; init; }

    internal CollateralMarket ToMarket(string asset, IReadOnlyCollection<string> assets, JsonPlace place)
    {
        if (!(MaintenanceMargin > 0 && MaintenanceMargin < 1)) throw place.Member("maintenanceMargin").Refuse(MaintenanceMargin, "a maintenance margin is a fraction above 0 and below 1; 0.03 is 3%");
        return new CollateralMarket(
            1 - MaintenanceMargin,
            Oracle.ToOracle(assets, place.Member("oracle")),
            ToMechanism(asset, assets, place),
            Depth?.ToDepth(place.Member("depth")))
        {
            Margin = DynamicMargin?.ToMargin(1 - MaintenanceMargin, place.Member("dynamicMargin")),
        };
    }

    private LiquidationMechanism ToMechanism(string asset, IReadOnlyCollection<string> assets, JsonPlace place)
    {
        if (Pool is null)
            return Liquidation?.ToMechanism(Funding?.ToLaw(place.Member("funding")) ?? FundingLaw.None, place.Member("liquidation")) ?? throw place.Fault("neither liquidation nor pool stands here; one of them does");
        if (Liquidation is not null) throw place.Fault("liquidation and pool stand side by side; one of them does");
        if (Depth is not null) throw place.Member("depth").Fault("positions are closed against the pool at the mark price, and no market takes them; depth is of a liquidation");
        if (Funding is not null) throw place.Member("funding").Fault("who trades against a pool pays it the borrowingFactor; funding is of a liquidation");
        return Pool.ToMechanism(asset, assets, place.Member("pool"));
    }
}
