using MonteCarloRisk.Kernels.Protocols;

namespace MonteCarloRisk.Simulation.Protocols;

/// <summary>What happens to a protocol on a path. The numbers are the tallies that count it.</summary>
public enum ProtocolEventKind
{
    /// <summary>An oracle is pushed; the amount is its price.</summary>
    OraclePush = ProtocolTallies.OraclePushes,

    /// <summary>An oracle begins to stand still; the amount is the price at which it stands.</summary>
    OracleOutage = ProtocolTallies.OracleOutages,

    /// <summary>Keepers go down; the amount is gas over its usual price.</summary>
    KeeperOutage = ProtocolTallies.KeeperOutages,

    /// <summary>Debt is repaid against collateral; the amount is the debt.</summary>
    Liquidation = ProtocolTallies.Liquidations,

    /// <summary>An auction is started; the amount is what it has to raise.</summary>
    Auction = ProtocolTallies.Auctions,

    /// <summary>An auction is started anew; the amount is what it has still to raise.</summary>
    AuctionReset = ProtocolTallies.Resets,

    /// <summary>A position leaves bad debt, or, without a position, what the fund owes keepers at the horizon becomes it; the amount is the debt.</summary>
    BadDebt = ProtocolTallies.BadDebts,

    /// <summary>Liquidations are halted; the amount is the market's price that halts them.</summary>
    Halt = ProtocolTallies.Halts,

    /// <summary>The insurance fund pays; the amount is what it pays.</summary>
    FundPayment = ProtocolTallies.FundPayments,

    /// <summary>Staked tokens are slashed; the amount is what they pay.</summary>
    Slashing = ProtocolTallies.Slashings,

    /// <summary>Lenders bear a loss, or traders; the amount is the loss.</summary>
    SocializedLoss = ProtocolTallies.SocializedLosses,

    /// <summary>Lots are sold for next to nothing; the amount is their value at the market's price.</summary>
    ZeroBid = LiquidationTallies.ZeroBids,

    /// <summary>A position is absorbed; the amount is what the reserves give for it.</summary>
    Absorption = LiquidationTallies.Absorptions,

    /// <summary>An auction of an insolvent position begins; the amount is its debt.</summary>
    InsolventAuction = LiquidationTallies.InsolventAuctions,

    /// <summary>Debt of a position is passed on to the others; the amount is the debt.</summary>
    Redistribution = LiquidationTallies.Redistributions,

    /// <summary>A later stage of liquidation takes a position over; the amount is what it owes.</summary>
    Escalation = LiquidationTallies.Escalations,

    /// <summary>A perpetual is closed in its market, in part or whole; the amount is the notional at the market's price.</summary>
    PerpetualClosing = LiquidationTallies.PerpetualClosings,

    /// <summary>Perpetuals are closed against bankrupt ones; the amount is what their holders give up.</summary>
    Deleveraging = LiquidationTallies.Deleveragings,

    /// <summary>A side of perpetuals is closed in part because its profit is too large for the pool; the amount is the notional closed.</summary>
    ProfitDeleveraging = LiquidationTallies.ProfitDeleveragings,

    /// <summary>What an oracle reads begins to be wrong; the amount is the wrong price.</summary>
    WrongFeed = ProtocolTallies.WrongFeeds,

    /// <summary>The sequencer goes down; the amount is zero.</summary>
    SequencerOutage = ProtocolTallies.SequencerOutages,

    /// <summary>A price becomes too old for liquidations; the amount is the price.</summary>
    StalePrice = ProtocolTallies.StalePrices,

    /// <summary>A price's interval becomes too wide for liquidations; the amount is the price.</summary>
    UncertainPrice = ProtocolTallies.UncertainPrices,

    /// <summary>A measure halts liquidations; the amount is the market's price.</summary>
    MeasureHalt = ProtocolTallies.MeasureHalts,

    /// <summary>Tokens are minted and sold; the amount is what they pay.</summary>
    DebtAuction = ProtocolTallies.DebtAuctions,

    /// <summary>Not all lenders who want to withdraw can any more; the amount is what lenders have withdrawn so far.</summary>
    WithdrawalSqueeze = ProtocolTallies.WithdrawalSqueezes,

    /// <summary>Owners of leverage loops begin to take them back; the amount is the collateral's price at the oracle.</summary>
    Unwinding = ProtocolTallies.Unwindings,

    /// <summary>Bands of a position begin to be exchanged; the amount is its whole debt, against which the borrowed coin in them lies.</summary>
    SoftLiquidation = LiquidationTallies.SoftLiquidations,

    /// <summary>Owners of a position begin to repay from collateral; the amount is what they owe afterwards.</summary>
    DeRisking = LiquidationTallies.DeRiskings,

    /// <summary>A measure begins to bar new liquidations of a collateral; the amount is the market's price.</summary>
    SoftHalt = ProtocolTallies.SoftHalts,
}
