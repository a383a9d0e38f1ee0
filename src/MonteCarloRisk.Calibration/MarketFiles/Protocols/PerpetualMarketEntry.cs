using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Protocols;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>A market of perpetuals, as a file says it.</summary>
[Description("A market of perpetuals.")]
public sealed record PerpetualMarketEntry
{
    /// <summary>The maintenance margin.</summary>
    [Description("A position is liquidated where its equity is below this fraction of its notional at the oracle's price; above 0, below 1.")]
    [Within("(0, 1)")]
    public required double MaintenanceMargin { get; init; }

    /// <summary>The oracle.</summary>
    [Description("The mark price.")]
    public required OracleEntry Oracle { get; init; }

    /// <summary>The liquidation.</summary>
    [Description("How positions are liquidated.")]
    public required PerpetualLiquidationEntry Liquidation { get; init; }

    /// <summary>The depth.</summary>
    [Description("Where positions are closed; by default any amount is closed at the market's price and moves nothing.")]
    public MarketDepthEntry? Depth { get; init; }

    /// <summary>The funding.</summary>
    [Description("What longs pay to shorts on every date, on the notional at the mark price; by default nothing.")]
    public FundingChoice? Funding { get; init; }

    /// <summary>How the margin reacts.</summary>
    [Description("How the maintenance margin reacts to volatility; by default it stands as it is written.")]
    public DynamicMarginEntry? DynamicMargin { get; init; }

    internal CollateralMarket ToMarket(IReadOnlyCollection<string> assets, JsonPlace place)
    {
        if (!(MaintenanceMargin > 0 && MaintenanceMargin < 1)) throw place.Member("maintenanceMargin").Refuse(MaintenanceMargin, "a maintenance margin is a fraction above 0 and below 1; 0.03 is 3%");
        return new CollateralMarket(
            1 - MaintenanceMargin,
            Oracle.ToOracle(assets, place.Member("oracle")),
            Liquidation.ToMechanism(Funding?.ToLaw(place.Member("funding")) ?? FundingLaw.None, place.Member("liquidation")),
            Depth?.ToDepth(place.Member("depth")))
        {
            Margin = DynamicMargin?.ToMargin(1 - MaintenanceMargin, place.Member("dynamicMargin")),
        };
    }
}
