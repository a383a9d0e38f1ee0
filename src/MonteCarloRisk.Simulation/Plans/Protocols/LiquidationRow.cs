using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Protocols;

namespace MonteCarloRisk.Simulation.Plans.Protocols;

/// <summary>Lays out how positions of an asset are liquidated.</summary>
/// <param name="tables">The plan's tables.</param>
/// <param name="clock">Durations as dates.</param>
/// <param name="keepers">Who liquidates.</param>
/// <param name="draws">Lays out the draws of a mechanism among those of keepers.</param>
/// <param name="measures">First state slot of the measures.</param>
internal sealed class LiquidationRow(PlanTables tables, ProtocolClock clock, KeeperPool keepers, Func<int, int[]> draws, int measures)
{
    // More than any amount; a number of single precision.
    private const double Unbounded = 1e38;

    /// <summary>The row of an asset that has a number of positions.</summary>
    public MechanismRow Of(int asset, LiquidationMechanism liquidation, int positions) => liquidation switch
    {
        LiquidationMechanism.FixedBonus bonus => Bonus(asset, bonus),
        LiquidationMechanism.DutchAuction auction => Auction(asset, auction),
        LiquidationMechanism.EnglishAuction auction => English(asset, auction, positions),
        LiquidationMechanism.Absorption absorption => new(
            absorption.Caller == AbsorptionCaller.Protocol ? Mechanism.ProtocolAbsorption : Mechanism.Absorption, asset, tables.AddParameters(Share, keepers.ProfitThreshold, absorption.LiquidationFactor, absorption.StoreFront, absorption.TargetReserves ?? Unbounded), tables.AddIntegers(measures), 0),
        LiquidationMechanism.ReverseDiscount discount => new(Mechanism.ReverseDiscount, asset, tables.AddParameters(Share, keepers.ProfitThreshold, discount.MaxDiscount, discount.LeastSocialized), 0, 0),
        LiquidationMechanism.TwoStageAuction auction => new(
            Mechanism.TwoStageAuction,
            asset,
            tables.AddParameters(
                Share, keepers.ProfitThreshold, clock.Step, auction.First, auction.Cutoff, auction.FastLength, auction.SlowLength, auction.InsolventLength, auction.BufferShare, auction.FeeShare, auction.WholeBelow),
            tables.AddIntegers(measures),
            tables.AddState(positions)),
        LiquidationMechanism.Bands bands => new(
            Mechanism.Bands,
            asset,
            tables.AddParameters(
                keepers.ProfitThreshold, bands.Amplification, Double1.Log(new Double1(bands.Amplification / (bands.Amplification - 1))).Value, bands.Fee, bands.LiquidationDiscount),
            tables.AddIntegers(bands.Count, measures),
            tables.AddState(2 * bands.Count * positions)),
        LiquidationMechanism.StabilityPool pool => new(
            Mechanism.StabilityPool,
            asset,
            tables.AddParameters(keepers.ProfitThreshold, pool.CriticalRatio, pool.GasShare, pool.GasReserve, pool.Deposits),
            tables.AddIntegers(measures),
            tables.AddState(PoolState.Slots)),
        _ => throw new ArgumentOutOfRangeException(nameof(liquidation), liquidation, "No row is known for this liquidation."),
    };

    private double Share => 2.0 * keepers.Competitors / (keepers.Competitors + 1.0);

    private MechanismRow Bonus(int asset, LiquidationMechanism.FixedBonus bonus)
    {
        double[] terms = [Share, keepers.ProfitThreshold, bonus.Bonus, bonus.ProtocolFee, bonus.CloseFactor, bonus.FullCloseHealth];
        return bonus.CloseFactorOf is CloseFactorRule.TotalDebt total
            ? new MechanismRow(Mechanism.BonusWithoutDust, asset, tables.AddParameters([.. terms, total.SmallPosition, total.Leftover]), 0, 0)
            : new MechanismRow(Mechanism.FixedBonus, asset, tables.AddParameters(terms), 0, 0);
    }

    private MechanismRow Auction(int asset, LiquidationMechanism.DutchAuction auction)
    {
        (int Kind, double First, double Second) decline = auction.Decline switch
        {
            AuctionDecline.Linear linear => (AuctionPrice.Linear, linear.Duration, 0.0),
            AuctionDecline.Stairstep steps => (AuctionPrice.Stairstep, steps.Step, Double1.Log(new Double1(steps.Cut)).Value),
            AuctionDecline.Exponential exponential => (AuctionPrice.Exponential, Double1.Log(new Double1(exponential.Cut)).Value, 0.0),
            _ => throw new ArgumentOutOfRangeException(nameof(auction), auction, "No decline is known for this auction."),
        };
        return new(
            Mechanism.DutchAuction,
            asset,
            tables.AddParameters(
                Share, keepers.ProfitThreshold, clock.Step, auction.Hole ?? Unbounded, auction.Buffer, auction.Tail, auction.Cusp, auction.Tip, auction.Chip, 1 + auction.Penalty, auction.Dust, decline.First, decline.Second),
            tables.AddIntegers(decline.Kind),
            0);
    }

    // The first draws of keepers are those of all of them together.
    private MechanismRow English(int asset, LiquidationMechanism.EnglishAuction auction, int positions) => new(
        Mechanism.EnglishAuction,
        asset,
        tables.AddParameters(
            keepers.ProfitThreshold, clock.Step, auction.LotSize, 1 + auction.Penalty, 1 - auction.Margin, auction.BidLifetime, auction.Duration, 1 + auction.Increment,
            keepers.Uptime, keepers.CongestionMultiple, Math.Min(1, clock.Step / keepers.OutageDuration)),
        tables.AddIntegers(
            [auction.Bidders, auction.Opportunists, measures, .. Enumerable.Range(0, auction.Bidders).SelectMany(bidder => draws(1 + (asset * LiquidationMechanism.EnglishAuction.MostBidders) + bidder))]),
        tables.AddState((auction.Bidders * BidderState.Slots) + (positions * EnglishBid.Slots)));
}
