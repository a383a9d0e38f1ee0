using System.Text.Json.Serialization;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Protocols.Perpetuals;

namespace MonteCarloRisk.Domain.Protocols.Liquidations;

/// <summary>How an unhealthy position is liquidated.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(FixedBonus), "fixedBonus")]
[JsonDerivedType(typeof(DutchAuction), "dutchAuction")]
[JsonDerivedType(typeof(EnglishAuction), "englishAuction")]
[JsonDerivedType(typeof(Absorption), "absorption")]
[JsonDerivedType(typeof(ReverseDiscount), "reverseDiscount")]
[JsonDerivedType(typeof(TwoStageAuction), "twoStageAuction")]
[JsonDerivedType(typeof(StabilityPool), "stabilityPool")]
[JsonDerivedType(typeof(PartialLiquidation), "partialLiquidation")]
[JsonDerivedType(typeof(Bands), "bands")]
[JsonDerivedType(typeof(LiquidityPool), "liquidityPool")]
public abstract record LiquidationMechanism
{
    /// <summary>A liquidator repays debt and takes collateral worth it, and a bonus, at the oracle's price (Aave).</summary>
    /// <param name="Bonus">The bonus, a fraction of what is repaid, zero or more.</param>
    /// <param name="CloseFactor">Most of the debt that one liquidation repays, in (0, 1].</param>
    /// <param name="FullCloseHealth">Health, threshold times collateral over debt, at or below which the whole debt may be repaid; 0.95 with Aave.</param>
    /// <param name="ProtocolFee">Fraction of the bonus that goes to the protocol, in [0, 1].</param>
    public sealed record FixedBonus(double Bonus, double CloseFactor, double FullCloseHealth, double ProtocolFee) : LiquidationMechanism
    {
        /// <summary>What the close factor is of.</summary>
        public CloseFactorRule CloseFactorOf { get; init; } = new CloseFactorRule.ReserveDebt();
    }

    /// <summary>The collateral is put up at a price that falls until a bidder takes it (Maker's Liquidations 2.0).</summary>
    /// <param name="Penalty">What the auction must raise above the debt, a fraction of it, zero or more.</param>
    /// <param name="Buffer">Starting price over the oracle's, above zero.</param>
    /// <param name="Decline">How the price falls.</param>
    /// <param name="Tail">Seconds after which an auction needs to be started anew, above zero.</param>
    /// <param name="Cusp">Price over starting price below which it needs to be started anew, in [0, 1).</param>
    /// <param name="Tip">What the protocol pays the keeper who starts an auction, zero or more.</param>
    /// <param name="Chip">What it pays beside, as a fraction of what the auction must raise, zero or more.</param>
    /// <param name="Dust">The least debt that a position may have, zero or more: no purchase leaves less than this and the penalty to raise, no auction leaves less debt behind.</param>
    /// <param name="Hole">The most that open auctions of the asset may have to raise together, above zero; null where there is no limit.</param>
    public sealed record DutchAuction(double Penalty, double Buffer, AuctionDecline Decline, double Tail, double Cusp, double Tip, double Chip, double Dust, double? Hole) : LiquidationMechanism;

    /// <summary>Lots of the collateral are put up; bids for a lot rise to what it must raise, then bidders ask for less of it, and a bid that nobody betters within its lifetime wins (Maker until 2020).</summary>
    /// <param name="Penalty">What a lot must raise above the debt, a fraction of it, zero or more.</param>
    /// <param name="LotSize">Units of a lot, above zero.</param>
    /// <param name="BidLifetime">Seconds after which a bid that nobody betters wins, above zero.</param>
    /// <param name="Duration">Seconds after which an auction closes, above zero.</param>
    /// <param name="Increment">By what fraction a bid must be above the one before it, or a lot below it, above zero.</param>
    /// <param name="Margin">What bidders keep of what a lot brings, a fraction in [0, 1).</param>
    /// <param name="Bidders">Keepers who bid, each up or down by itself with the uptime, outages and congestion of the keepers; 1 to 64.</param>
    /// <param name="Opportunists">How many of them bid next to nothing where nobody else is up; the others bid what a lot is worth to them.</param>
    public sealed record EnglishAuction(double Penalty, double LotSize, double BidLifetime, double Duration, double Increment, double Margin, int Bidders, int Opportunists) : LiquidationMechanism
    {
        /// <summary>The most bidders.</summary>
        public const int MostBidders = 64;
    }

    /// <summary>The protocol takes over a position with all its collateral, and sells that at a discount (Compound's third version). What it gives for it beyond the debt the owner keeps.</summary>
    /// <param name="LiquidationFactor">Fraction of its value at the oracle's price at which collateral is credited, in (0, 1].</param>
    /// <param name="StoreFront">Share of the penalty, one less the liquidation factor, that buyers get as discount, in [0, 1].</param>
    /// <param name="TargetReserves">Reserves at or above which nothing is sold: the insurance fund less what it has given for unsold collateral; null where all is sold.</param>
    public sealed record Absorption(double LiquidationFactor, double StoreFront, double? TargetReserves) : LiquidationMechanism
    {
        /// <summary>Who absorbs.</summary>
        public AbsorptionCaller Caller { get; init; } = AbsorptionCaller.Keepers;
    }

    /// <summary>A liquidator takes over debt against collateral at a discount that is what health lacks to one (Euler's second version).</summary>
    /// <param name="MaxDiscount">Largest discount, in [0, 1).</param>
    /// <param name="LeastSocialized">Debt without collateral that is bad at once if it is this or more, zero or more; less of it stays with the position.</param>
    public sealed record ReverseDiscount(double MaxDiscount, double LeastSocialized) : LiquidationMechanism;

    /// <summary>A position is sold in shares at a falling part of what it is worth while it is solvent, and then with a growing payment of the protocol (Derive).</summary>
    /// <param name="First">Part of its value asked first, in (0, 1].</param>
    /// <param name="Cutoff">Part at which the fast decline ends, in [0, First].</param>
    /// <param name="FastLength">Seconds of the fast decline, above zero.</param>
    /// <param name="SlowLength">Seconds of the slow one to zero, above zero.</param>
    /// <param name="InsolventLength">Seconds in which the payment grows to its most, what maintenance lacks, above zero.</param>
    /// <param name="BufferShare">Fraction of the maintenance requirement by which it must be exceeded again, zero or more.</param>
    /// <param name="FeeShare">Fraction of the value auctioned that the fund is paid at the start, in [0, 1].</param>
    /// <param name="WholeBelow">Value below which a position may be bought whole, zero or more.</param>
    public sealed record TwoStageAuction(double First, double Cutoff, double FastLength, double SlowLength, double InsolventLength, double BufferShare, double FeeShare, double WholeBelow) : LiquidationMechanism;

    /// <summary>A position in perpetuals is offered to the asset's market, a part at a time, down to a limit that falls as its margin goes; what it is closed at below the price that leaves it nothing the protocol bears (dYdX).</summary>
    /// <param name="MostFee">Largest fee, a fraction of what the position is closed at, in [0, 1]; it goes to the insurance fund, and never leaves the position with less than nothing.</param>
    /// <param name="Adjustment">How fast the limit falls as the margin goes, one and above; at one it is farthest when the equity is zero.</param>
    /// <param name="Spread">How far the limit lies from the oracle's price at most, over the maintenance margin, above zero.</param>
    /// <param name="MostShare">Largest share of a position that is closed on a date, in (0, 1].</param>
    /// <param name="LeastNotional">Notional that may always be closed on a date, zero or more.</param>
    /// <param name="MostNotional">Most notional of a position that is closed on a date, above zero; null where there is no limit.</param>
    public sealed record PartialLiquidation(double MostFee, double Adjustment, double Spread, double MostShare, double LeastNotional, double? MostNotional) : LiquidationMechanism
    {
        /// <summary>What longs pay shorts.</summary>
        public FundingLaw Funding { get; init; } = FundingLaw.None;
    }

    /// <summary>A pool is the counterparty of all perpetuals of an asset, and closes unhealthy ones whole at the oracle's price (GMX). It holds units of an asset, out of which longs are paid, and numéraire, out of which shorts are paid and into which losses and fees go.</summary>
    /// <param name="Asset">The asset that it holds, one of the model; the market's own, or another.</param>
    /// <param name="Units">Units of it today, zero or more.</param>
    /// <param name="Cash">Numéraire that it holds today, zero or more.</param>
    /// <param name="LiquidationFee">Fee of a liquidation, a fraction of the position's size, in [0, 1]; it goes to the pool, and never leaves the position with less than nothing.</param>
    /// <param name="BorrowingFactor">Fee a year over a position's size where all that the pool holds for its side is reserved, zero or more; it goes to the pool.</param>
    /// <param name="MostProfit">Most of what the pool holds for a side that the side's profits are paid, in (0, 1].</param>
    public sealed record LiquidityPool(string Asset, double Units, double Cash, double LiquidationFee, double BorrowingFactor, double MostProfit) : LiquidationMechanism
    {
        /// <summary>When profits are closed; null where they never are.</summary>
        public ProfitFactors? Deleveraging { get; init; }

        /// <summary>Most of what the pool holds for a side that its open interest may reserve, above zero; it keeps nobody's open position. Null where there is no limit.</summary>
        public double? ReserveFactor { get; init; }
    }

    /// <summary>A pool of deposits cancels the debt of a position for its collateral; what it cannot is passed on to all other positions of the asset (Liquity). The minimum ratio is one over the liquidation threshold.</summary>
    /// <param name="Deposits">What is deposited today, zero or more.</param>
    /// <param name="CriticalRatio">Ratio of all positions of the asset below which recovery mode holds; 0 where there is none.</param>
    /// <param name="GasShare">Fraction of the collateral that the liquidator is paid, in [0, 1).</param>
    /// <param name="GasReserve">What it is paid beside, set aside when the position was opened, zero or more.</param>
    public sealed record StabilityPool(double Deposits, double CriticalRatio, double GasShare, double GasReserve) : LiquidationMechanism;

    /// <summary>Collateral lies in price bands and is exchanged little by little as the price falls through them, and back; a loan without health is liquidated outright (crvUSD). The first band begins where a position owes the liquidation threshold.</summary>
    /// <param name="Amplification">A: a band is 1 / A of its upper price wide; above 1.</param>
    /// <param name="Count">Bands of a position, 4 to 50.</param>
    /// <param name="Fee">Fee on what comes into a band, in [0, 1).</param>
    /// <param name="LiquidationDiscount">What is taken off what the bands come to when it is weighed against the debt, in [0, 1).</param>
    public sealed record Bands(double Amplification, int Count, double Fee, double LiquidationDiscount) : LiquidationMechanism
    {
        /// <summary>Fewest bands of a position.</summary>
        public const int Fewest = 4;

        /// <summary>Most bands of a position.</summary>
        public const int Most = 50;

        /// <summary>Debt over collateral's value at the first band's upper price at which a loan has no health: (1 - discount) sqrt((A - 1) / A) / N times the sum over k below N of ((A - 1) / A)^k. A threshold is below it.</summary>
        public double LargestThreshold
        {
            get
            {
                double ratio = (Amplification - 1) / Amplification;
                double sum = 0;
                for (int band = 0; band < Count; band++) sum = 1 + (ratio * sum);
                return (1 - LiquidationDiscount) * Math.Sqrt(ratio) * sum / Count;
            }
        }
    }
}
