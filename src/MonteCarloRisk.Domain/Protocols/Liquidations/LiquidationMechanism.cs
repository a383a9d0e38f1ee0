using System.Text.Json.Serialization;

namespace MonteCarloRisk.Domain.Protocols.Liquidations;

/// <summary>How an unhealthy position is liquidated.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(FixedBonus), "fixedBonus")]
[JsonDerivedType(typeof(DutchAuction), "dutchAuction")]
[JsonDerivedType(typeof(EnglishAuction), "englishAuction")]
public abstract record LiquidationMechanism
{
    /// <summary>A liquidator repays debt and takes collateral worth it, and a bonus, at the oracle's price (Aave).</summary>
    /// <param name="Bonus">The bonus, a fraction of what is repaid, zero or more.</param>
    /// <param name="CloseFactor">Most of the debt that one liquidation repays, in (0, 1].</param>
    /// <param name="FullCloseHealth">Health, threshold times collateral over debt, at or below which the whole debt may be repaid; 0.95 with Aave.</param>
    /// <param name="ProtocolFee">Fraction of the bonus that goes to the protocol, in [0, 1].</param>
    public sealed record FixedBonus(double Bonus, double CloseFactor, double FullCloseHealth, double ProtocolFee) : LiquidationMechanism;

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
}
