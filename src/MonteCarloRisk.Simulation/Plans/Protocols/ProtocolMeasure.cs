using MonteCarloRisk.Kernels.Protocols;

namespace MonteCarloRisk.Simulation.Plans.Protocols;

/// <summary>What liquidations of some kinds add up on a path, beside what the ledger does.</summary>
public enum ProtocolMeasure
{
    /// <summary>Lots that English auctions have sold.</summary>
    LotsSold = LiquidationMeasures.LotsSold,

    /// <summary>Of them, those sold for less than a thousandth of what they had to raise.</summary>
    ZeroBidLots = LiquidationMeasures.ZeroBidLots,

    /// <summary>Value of what was sold so at the market's price, less what was paid, in the numéraire.</summary>
    ZeroBidLoss = LiquidationMeasures.ZeroBidLoss,

    /// <summary>Debt that liquidations have added: what absorbed positions are credited beyond their debt, and fees of auctions in two stages.</summary>
    DebtAdded = LiquidationMeasures.DebtAdded,

    /// <summary>What the reserves have given for absorbed collateral that is not sold by the horizon.</summary>
    Unsold = LiquidationMeasures.Unsold,

    /// <summary>Debt that a stability pool has cancelled.</summary>
    PoolRepaid = LiquidationMeasures.PoolRepaid,

    /// <summary>Value at the market's price of the collateral that its depositors have for it, less that debt; below zero where they lose.</summary>
    PoolGain = LiquidationMeasures.PoolGain,

    /// <summary>Debt that was passed on to other positions.</summary>
    Redistributed = LiquidationMeasures.Redistributed,

    /// <summary>Value at the market's price of the collateral that owners of leverage loops have sold to take them back.</summary>
    Unwound = LiquidationMeasures.Unwound,

    /// <summary>What these sales brought less than that.</summary>
    UnwindingLoss = LiquidationMeasures.UnwindingLoss,

    /// <summary>Debt that they have repaid with it.</summary>
    UnwindingRepaid = LiquidationMeasures.UnwindingRepaid,

    /// <summary>What lenders have withdrawn.</summary>
    Withdrawn = LiquidationMeasures.Withdrawn,

    /// <summary>Seconds on which not all who wanted to withdraw could, of all reserves together.</summary>
    SqueezedSeconds = LiquidationMeasures.SqueezedSeconds,

    /// <summary>The longest such time without a break, in seconds.</summary>
    LongestSqueezeSeconds = LiquidationMeasures.LongestSqueezeSeconds,

    /// <summary>Of the reserve whose lenders lost most, the part of a claim that those lost who stayed.</summary>
    LenderLoss = LiquidationMeasures.LenderLoss,

    /// <summary>What traders have had of pools from today to the horizon, with what they gain on open positions, less their losses and fees: what providers lose by their trading, below zero where they gain. The moves of what a pool holds are not in it.</summary>
    ProviderLoss = LiquidationMeasures.ProviderLoss,

    /// <summary>The largest net profit of all traders since today on any date of the path, zero or more: open positions marked at the price, less fees, whatever their margins cover and before what pools do not pay, so no loss of providers on that date; at least <see cref="ProviderLoss"/>. Of several pools the sum of each one's.</summary>
    LargestTradersProfit = LiquidationMeasures.LargestTradersProfit,

    /// <summary>What positions have lost beyond their margins, which pools do not get.</summary>
    PaidByProviders = LiquidationMeasures.PaidByProviders,

    /// <summary>What was closed because a side's profit was too large would have gained from then to the horizon; below zero where it would have lost.</summary>
    MissedProfit = LiquidationMeasures.MissedProfit,

    /// <summary>What pools hold at the horizon, less what traders have to get.</summary>
    PoolWorth = LiquidationMeasures.PoolWorth,

    /// <summary>Notional of perpetuals that were closed against bankrupt ones, or because their side's profit was too large for the pool, at the oracle's price.</summary>
    Deleveraged = LiquidationMeasures.Deleveraged,

    /// <summary>What their holders give up: what the bankrupt lack.</summary>
    Forgone = LiquidationMeasures.Forgone,

    /// <summary>What the insurance fund has left at the horizon.</summary>
    FundLeft = LiquidationMeasures.FundLeft,

    /// <summary>Borrowed coin that came into bands, less what went out; it lies against the debt.</summary>
    SoftRepaid = LiquidationMeasures.SoftRepaid,

    /// <summary>What soft liquidation in bands has cost borrowers at the market's price, a part of what liquidations have; below zero where fees outweigh it.</summary>
    SoftLoss = LiquidationMeasures.SoftLoss,

    /// <summary>Debt that owners have repaid from collateral before liquidation.</summary>
    DeRisked = LiquidationMeasures.DeRisked,

    /// <summary>Value at the market's price of the collateral that they sold for it, less that debt.</summary>
    DeRiskingCost = LiquidationMeasures.DeRiskingCost,
}
