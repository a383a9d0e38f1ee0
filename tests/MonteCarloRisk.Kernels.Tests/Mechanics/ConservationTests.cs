using FsCheck;
using FsCheck.Fluent;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Auctions;
using MonteCarloRisk.Kernels.Mechanics.Backstops;
using MonteCarloRisk.Kernels.Mechanics.Lending;
using MonteCarloRisk.Kernels.Mechanics.Liquidations;
using MonteCarloRisk.Kernels.Mechanics.Markets;

namespace MonteCarloRisk.Kernels.Tests.Mechanics;

/// <summary>Whatever the numbers, what leaves one hand arrives in another, nobody gets more than there is, and worse health never takes less.</summary>
public sealed class ConservationTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(20_261_129, 3);

    private static readonly BandTerms<Double1> Band = new(Of(100), Of(Math.Log(100.0 / 99)));

    // Four amounts over eight orders of magnitude, now and then equal or none, and three fractions.
    private static Arbitrary<(double A, double B, double C, double D, double S, double T, double U)> Numbers => Arb.From(
        from seed in Gen.Choose(0, int.MaxValue)
        let random = new Random(seed)
        let a = Amount(random)
        let b = random.Next(6) == 0 ? a : Amount(random)
        let c = random.Next(6) == 0 ? b : Amount(random)
        select (a, b, c, random.Next(6) == 0 ? 0 : Amount(random), random.NextDouble(), random.NextDouble(), random.NextDouble()));

    private static double Amount(Random random) => Math.Exp((18 * random.NextDouble()) - 6);

    private static Double1 Of(double value) => new(value);

    private static bool Same(double expected, double actual, double scale) => Math.Abs(expected - actual) <= 1e-13 * Math.Max(Math.Abs(expected), scale);

    [Fact]
    public void A_purchase_moves_collateral_and_debt_and_makes_none() => Prop.ForAll(Numbers, n =>
    {
        ClipperTerms<Double1> terms = new(Of(1), Of(1), Of(0), Of(0), Of(0), Of(1 + n.S), Of(n.D));
        ClipperSale<Double1> sale = Clipper<Double1, Mask1>.Take(Of(n.A), Of(n.B), Of(n.C), Of(n.D * n.T), terms);
        double least = n.D * (1 + n.S);
        bool adds = Same(n.A, sale.Bought.Value + sale.Lot.Value, n.A) && Same(n.B, sale.Paid.Value + sale.Tab.Value, n.B);
        bool within = sale.Bought.Value >= 0 && sale.Bought.Value <= n.A && sale.Paid.Value >= 0 && sale.Paid.Value <= n.B * (1 + 1e-13);
        bool fair = Same(sale.Bought.Value * n.C, sale.Paid.Value, n.B);
        bool clean = sale.Bought.Value == 0 || sale.Lot.Value <= 0 || sale.Tab.Value <= 1e-13 * n.B || sale.Tab.Value >= least * (1 - 1e-13) - (1e-13 * n.B);
        return adds && within && fair && clean;
    }).Check(Runs);

    [Fact]
    public void An_auction_starts_with_no_more_than_the_vault_has_and_leaves_no_dust() => Prop.ForAll(Numbers, n =>
    {
        ClipperTerms<Double1> terms = new(Of(1), Of(1), Of(0), Of(0), Of(0), Of(1 + n.S), Of(n.D));
        ClipperStart<Double1> start = Clipper<Double1, Mask1>.Start(Of(n.A), Of(n.B), Of(n.C), terms);
        double left = n.B - start.Debt.Value;
        return start.Debt.Value <= n.B && start.Lot.Value <= n.A * (1 + 1e-15) && (left == 0 || left >= n.D || start.Debt.Value == 0)
            && Same(start.Debt.Value / n.B, start.Lot.Value / n.A, 1) && (left == 0 || start.Tab.Value <= n.C * (1 + 1e-13));
    }).Check(Runs);

    [Fact]
    public void A_seizure_pays_what_it_takes_at_the_bonus() => Prop.ForAll(Numbers, n =>
    {
        CloseFactorTerms<Double1> terms = new(Of(.5), Of(.95), Of(2000), Of(1000), Of(.2 * n.S), Of(n.T));
        double most = FixedBonus<Double1, Mask1>.MostRepaid(Of(1 - (.1 * n.U)), Of(n.A), Of(n.B), Of(n.A), terms).Value;
        double repaid = FixedBonus<Double1, Mask1>.Permitted(Of(most), Of(n.A), Of(n.B), terms).Value;
        Seizure<Double1> seizure = FixedBonus<Double1, Mask1>.Seize(Of(repaid), Of(n.B), terms);
        double lost = FixedBonus<Double1, Mask1>.BadDebt(Of(n.A), Of(n.B), seizure).Value;
        return seizure.Repaid.Value <= most * (1 + 1e-15) && seizure.Taken.Value <= n.B && seizure.Fee.Value >= 0 && seizure.Fee.Value <= seizure.Taken.Value
            && Same(seizure.Repaid.Value * (1 + (.2 * n.S)), seizure.Taken.Value, n.A)
            && lost <= n.A && (lost == 0 || seizure.Taken.Value == n.B);
    }).Check(Runs);

    [Fact]
    public void Worse_health_never_allows_less_to_be_repaid() => Prop.ForAll(Numbers, n =>
    {
        CloseFactorTerms<Double1> terms = new(Of(.5), Of(.95), Of(2000), Of(1000), Of(.05), Of(.1));
        double better = Math.Max(n.S, n.T);
        double worse = Math.Min(n.S, n.T);
        return FixedBonus<Double1, Mask1>.MostRepaid(Of(.9 + (.1 * worse)), Of(n.A), Of(n.B), Of(n.A), terms).Value
            >= FixedBonus<Double1, Mask1>.MostRepaid(Of(.9 + (.1 * better)), Of(n.A), Of(n.B), Of(n.A), terms).Value;
    }).Check(Runs);

    [Fact]
    public void A_liquidators_discount_grows_as_health_falls_and_what_it_takes_pays_the_debt() => Prop.ForAll(Numbers, n =>
    {
        ReverseDiscountSale<Double1> one = ReverseDiscount<Double1, Mask1>.Liquidate(Of(n.A), Of(n.A * n.S), Of(n.B), Of(.2), Of(0), out _);
        ReverseDiscountSale<Double1> worse = ReverseDiscount<Double1, Mask1>.Liquidate(Of(n.A), Of(n.A * n.S * n.T), Of(n.B), Of(.2), Of(0), out _);
        return worse.Discount.Value >= one.Discount.Value && one.Discount.Value <= .2 + 1e-15 && one.Seized.Value <= n.A * (1 + 1e-15)
            && Same(one.Seized.Value * (1 - one.Discount.Value), one.Repaid.Value, n.B)
            && (one.Repaid.Value == 0 || one.Socialized.Value == 0 || Same(n.B, one.Repaid.Value + one.Socialized.Value, n.B));
    }).Check(Runs);

    [Fact]
    public void An_absorbed_accounts_books_balance() => Prop.ForAll(Numbers, n =>
    {
        Absorbed<Double1> absorbed = Absorption<Double1, Mask1>.Absorb(Of(n.A), Of(n.B));
        return Same(n.A - n.B, absorbed.Credit.Value - absorbed.Shortfall.Value, n.A + n.B) && (absorbed.Credit.Value == 0 || absorbed.Shortfall.Value == 0)
            && Same(absorbed.ReservesPaid.Value, n.B + absorbed.Credit.Value, n.A + n.B);
    }).Check(Runs);

    [Fact]
    public void A_troves_debt_and_collateral_all_go_somewhere() => Prop.ForAll(Numbers, n =>
    {
        TroveTerms<Double1> terms = new(Of(1.1), Of(1.5), Of(.005));
        double price = (.9 + (.7 * n.S)) * n.B / n.A;
        TroveLiquidation<Double1> trove = Troves<Double1, Mask1>.Liquidate(Of(n.A), Of(n.B), Of(price), Of(n.C), Of(1.2 + (.6 * n.T)), terms, out Mask1 liquidated);
        double collateral = trove.Compensation.Value + trove.OffsetCollateral.Value + trove.RedistributedCollateral.Value + trove.Surplus.Value;
        double debt = trove.OffsetDebt.Value + trove.RedistributedDebt.Value;
        bool healthy = n.A * price / n.B >= Math.Max(1.1, 1.2 + (.6 * n.T));
        return (liquidated.Value != 0 ? Same(n.A, collateral, n.A) && Same(n.B, debt, n.B) : collateral == 0 && debt == 0)
            && trove.OffsetDebt.Value <= n.C && trove.RedistributedCollateral.Value >= 0 && !(healthy && liquidated.Value != 0);
    }).Check(Runs);

    [Fact]
    public void A_pool_pays_each_depositor_its_share_of_each_offset() => Prop.ForAll(Numbers, n =>
    {
        StabilityPoolState<Double1> start = new(Of(n.A), Of(1), Of(0));
        StabilityPoolState<Double1> once = StabilityPool<Double1, Mask1>.Offset(start, Of(n.A * n.S), Of(n.B));
        StabilityPoolState<Double1> twice = StabilityPool<Double1, Mask1>.Offset(once, Of(once.Deposits.Value * n.T), Of(n.C));
        double left = StabilityPool<Double1, Mask1>.Deposit(Of(n.A), Of(1), twice).Value;
        double gained = StabilityPool<Double1, Mask1>.Gain(Of(n.A), Of(1), Of(0), twice).Value;
        double later = StabilityPool<Double1, Mask1>.Gain(Of(once.Deposits.Value), once.Product, once.Sum, twice).Value;
        return Same(twice.Deposits.Value, left, n.A) && Same(n.B + n.C, gained, n.B + n.C) && Same(n.C, later, n.B + n.C);
    }).Check(Runs);

    [Fact]
    public void Arbitrage_with_a_band_never_costs_the_trader_and_leaves_no_more_of_it() => Prop.ForAll(Numbers, n =>
    {
        double upper = n.C;
        double oracle = upper * (.96 + (.06 * n.S));
        double market = oracle * (.995 + (.01 * n.T));
        double fee = n.U < .3 ? 0 : .02 * n.U;
        BandState<Double1> before = new(Of(n.D == 0 ? 0 : n.B), Of(n.A));
        BandTrade<Double1> trade = Bands<Double1, Mask1>.Arbitrage(before, Of(oracle), Of(market), Of(upper), Of(fee), Band);
        double scale = before.Borrowed.Value + (n.A * upper);
        double gained = -(trade.BorrowedIn.Value + (trade.CollateralIn.Value * market));
        bool booked = Same(before.Borrowed.Value + trade.BorrowedIn.Value, trade.State.Borrowed.Value, scale)
            && Same(n.A + trade.CollateralIn.Value, trade.State.Collateral.Value, n.A);
        bool sensible = trade.State.Borrowed.Value >= 0 && trade.State.Collateral.Value >= 0 && trade.Fee.Value >= 0 && gained >= -1e-12 * scale;
        BandTrade<Double1> again = Bands<Double1, Mask1>.Arbitrage(trade.State, Of(oracle), Of(market), Of(upper), Of(fee), Band);
        double more = -(again.BorrowedIn.Value + (again.CollateralIn.Value * market));
        return booked && sensible && (fee > 0 || more <= 1e-9 * scale);
    }).Check(Runs);

    [Fact]
    public void A_falling_price_only_converts_a_slow_position_further() => Prop.ForAll(Numbers, n =>
    {
        double high = n.B * (.9 + (.15 * Math.Max(n.S, n.T)));
        double low = n.B * (.9 + (.15 * Math.Min(n.S, n.T)));
        BandState<Double1> before = GradualConversion<Double1, Mask1>.At(Of(n.A), Of(n.B), Of(8), Of(high), Band);
        BandState<Double1> after = GradualConversion<Double1, Mask1>.At(Of(n.A), Of(n.B), Of(8), Of(low), Band);
        double sold = before.Collateral.Value - after.Collateral.Value;
        double got = after.Borrowed.Value - before.Borrowed.Value;
        double rounding = 1e-10 * n.A;
        return sold >= -rounding && got >= (low * sold) - (rounding * n.B) && got <= (high * sold) + (rounding * n.B);
    }).Check(Runs);

    [Fact]
    public void A_swap_neither_makes_coins_nor_lowers_the_product() => Prop.ForAll(Numbers, n =>
    {
        PoolSwap<Double1> swap = ConstantProduct<Double1, Mask1>.Swap(Of(n.D), Of(n.A), Of(n.B), Of(.01 * n.S));
        PoolSwap<Double1> more = ConstantProduct<Double1, Mask1>.Swap(Of(n.D * (1 + n.T)), Of(n.A), Of(n.B), Of(.01 * n.S));
        return Same(n.A + n.D, swap.ReserveIn.Value, n.A) && Same(n.B, swap.Out.Value + swap.ReserveOut.Value, n.B) && swap.Out.Value <= n.B
            && more.Out.Value >= swap.Out.Value && swap.ReserveIn.Value * swap.ReserveOut.Value >= n.A * n.B * (1 - ((n.A + n.D) / n.A * 1e-15));
    }).Check(Runs);

    [Fact]
    public void A_range_gives_what_it_held_less_and_takes_what_it_holds_more() => Prop.ForAll(Numbers, n =>
    {
        double root = n.B;
        double lower = root * (.5 + (.49 * n.S));
        double upper = root * (1.01 + n.T);
        RangeSwap<Double1> sold = ConcentratedRange<Double1, Mask1>.SellBase(Of(n.D), Of(n.A), Of(root), Of(lower), Of(.01 * n.U));
        RangeSwap<Double1> bought = ConcentratedRange<Double1, Mask1>.SellQuote(Of(n.D), Of(n.A), Of(root), Of(upper), Of(.01 * n.U));
        bool Moves(RangeSwap<Double1> swap, bool quoteIn)
        {
            double baseMore = ConcentratedRange<Double1, Mask1>.BaseHeld(Of(n.A), swap.Root, Of(lower), Of(upper)).Value
                - ConcentratedRange<Double1, Mask1>.BaseHeld(Of(n.A), Of(root), Of(lower), Of(upper)).Value;
            double quoteMore = ConcentratedRange<Double1, Mask1>.QuoteHeld(Of(n.A), swap.Root, Of(lower), Of(upper)).Value
                - ConcentratedRange<Double1, Mask1>.QuoteHeld(Of(n.A), Of(root), Of(lower), Of(upper)).Value;
            double came = swap.In.Value - swap.Fee.Value;
            return swap.In.Value <= n.D && swap.Out.Value >= 0
                && Same(quoteIn ? came : -swap.Out.Value, quoteMore, 10 * n.A * root) && Same(quoteIn ? -swap.Out.Value : came, baseMore, 10 * n.A / root);
        }

        return Moves(sold, false) && Moves(bought, true);
    }).Check(Runs);

    [Fact]
    public void A_loss_is_borne_by_somebody_to_the_last_unit() => Prop.ForAll(Numbers, n =>
    {
        StakingTerms<Double1> terms = new(Of(n.S), Of(1), Of(1));
        LossDraw<Double1> fund = LossLayers<Double1, Mask1>.Draw(Of(n.D), Of(n.A));
        LossDraw<Double1> stake = StakingModule<Double1, Mask1>.Slash(Of(n.B), Of(n.C), fund.Uncovered, terms);
        double cut = LossLayers<Double1, Mask1>.Cut(stake.Uncovered, Of(n.A)).Value;
        return Same(n.A, fund.Covered.Value + stake.Covered.Value + stake.Uncovered.Value, n.A) && Same(n.D, fund.Left.Value + fund.Covered.Value, n.D)
            && Same(stake.Covered.Value, (n.B - stake.Left.Value) * n.C, n.B * n.C) && stake.Left.Value >= n.B * (1 - n.S) * (1 - 1e-13)
            && Same(stake.Uncovered.Value, cut * n.A, n.A);
    }).Check(Runs);

    [Fact]
    public void Rates_rise_with_utilisation_and_sales_bring_more_the_deeper_the_market() => Prop.ForAll(Numbers, n =>
    {
        RateTerms<Double1> terms = new(Of(.01), Of(n.U), Of(5 * n.U), Of(.8));
        double high = Math.Max(n.S, n.T);
        double low = Math.Min(n.S, n.T);
        bool rates = InterestRate<Double1, Mask1>.BySlope(Of(high), terms).Value >= InterestRate<Double1, Mask1>.BySlope(Of(low), terms).Value
            && InterestRate<Double1, Mask1>.ByRange(Of(high), terms).Value >= InterestRate<Double1, Mask1>.ByRange(Of(low), terms).Value;
        double deep = n.B * (1 + n.S);
        bool sales = PriceImpact<Double1, Mask1>.LinearProceeds(Of(n.A), Of(deep)).Value >= PriceImpact<Double1, Mask1>.LinearProceeds(Of(n.A), Of(n.B)).Value * (1 - 1e-15)
            && PriceImpact<Double1, Mask1>.RootProceeds(Of(n.A), Of(deep), Of(.01 + n.U)).Value >= PriceImpact<Double1, Mask1>.RootProceeds(Of(n.A), Of(n.B), Of(.01 + n.U)).Value * (1 - 1e-14)
            && PriceImpact<Double1, Mask1>.RootProceeds(Of(n.A * (1 + n.T)), Of(n.B), Of(.01 + n.U)).Value >= PriceImpact<Double1, Mask1>.RootProceeds(Of(n.A), Of(n.B), Of(.01 + n.U)).Value * (1 - 1e-14);
        return rates && sales;
    }).Check(Runs);
}
