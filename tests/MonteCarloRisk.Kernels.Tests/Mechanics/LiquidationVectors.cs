using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Liquidations;

namespace MonteCarloRisk.Kernels.Tests.Mechanics;

/// <summary>Liquidations of loans and perpetuals against values from the protocols' own tests and hand arithmetic from their formulas.</summary>
public abstract class LiquidationVectors<TReal>(double relative) : ScalarVectors<TReal>(relative)
    where TReal : unmanaged, IReal<TReal, Mask1>
{
    private static readonly CloseFactorTerms<TReal> Aave = new(Of(.5), Of(.95), Of(2000), Of(1000), Of(.05), Of(.1));

    private static readonly TroveTerms<TReal> Liquity = new(Of(1.1), Of(1.5), Of(.005));

    private static readonly PerpetualLiquidationTerms<TReal> Dydx = new(Of(1), Of(.1), Of(.015), Of(1000), Of(.1), Of(100_000));

    private static readonly PooledPerpetualTerms<TReal> Gmx = new(Of(1), Of(.01), Of(.005), Of(2e-7), Of(2e-7), Of(2));

    // Ten ether at a threshold of 0.83 against 12,500.
    [Theory]
    [InlineData(1450, .9628, 6250, 4.525862)]
    [InlineData(1400, .9296, 12_500, 9.375)]
    public void Half_a_position_is_closed_until_its_health_is_low(double price, double health, double repaid, double ether)
    {
        double collateral = 10 * price;
        TReal factor = Of(.83 * collateral / 12_500);
        Near(health, factor, 1e-4);
        TReal most = FixedBonus<TReal, Mask1>.MostRepaid(factor, Of(12_500), Of(collateral), Of(12_500), Aave);
        Near(repaid, most);
        Seizure<TReal> seizure = FixedBonus<TReal, Mask1>.Seize(most, Of(collateral), Aave);
        Near(ether, seizure.Taken / Of(price), 1e-6);
        Near(.1 * .05 * repaid, seizure.Fee, scale: collateral);
        Near(0, FixedBonus<TReal, Mask1>.BadDebt(Of(12_500), Of(collateral), seizure));
    }

    // Ten ether at 1,400: 14,000 / 1.05 is the largest debt that they pay, bonus and all.
    [Fact]
    public void Collateral_pays_its_value_less_the_bonus() => Near(13_333, FixedBonus<TReal, Mask1>.Seize(Of(20_000), Of(14_000), Aave).Repaid, 1);

    [Fact]
    public void At_the_bound_itself_all_may_be_closed_and_the_base_of_the_share_is_the_total_debt()
    {
        Near(10_000, FixedBonus<TReal, Mask1>.MostRepaid(Of(.95), Of(10_000), Of(12_000), Of(10_000), Aave));
        Near(10_000, FixedBonus<TReal, Mask1>.MostRepaid(Of(.97), Of(10_000), Of(30_000), Of(24_000), Aave));
        Near(5000, FixedBonus<TReal, Mask1>.MostRepaidOfReserve(Of(.97), Of(10_000), Aave));
        Near(10_000, FixedBonus<TReal, Mask1>.MostRepaidOfReserve(Of(.95), Of(10_000), Aave));
        Near(1999, FixedBonus<TReal, Mask1>.MostRepaid(Of(.97), Of(1999), Of(2500), Of(1999), Aave));
        Near(1000, FixedBonus<TReal, Mask1>.MostRepaid(Of(.97), Of(2000), Of(2500), Of(2000), Aave));
        Near(2000, FixedBonus<TReal, Mask1>.MostRepaid(Of(.97), Of(2000), Of(1999), Of(2000), Aave));
    }

    // Threshold 0.83, bonus 5%: bad debt below a health of 0.8715.
    [Theory]
    [InlineData(.8716, 0)]
    [InlineData(.8714, 1)]
    public void Below_a_health_of_threshold_and_bonus_there_is_bad_debt(double health, double sign)
    {
        double collateral = health * 10_000 / .83;
        Seizure<TReal> seizure = FixedBonus<TReal, Mask1>.Seize(Of(10_000), Of(collateral), Aave);
        Assert.Equal(sign, Math.Sign(Value(FixedBonus<TReal, Mask1>.BadDebt(Of(10_000), Of(collateral), seizure))));
    }

    // Aave, November 2022: 63.6 million against 92 million CRV at a bonus of 4.5%: bad debt from 0.6615 on, before the debt is worth more than the collateral at 0.691.
    [Theory]
    [InlineData(.6615, 0)]
    [InlineData(.6616, 1)]
    public void A_rising_debt_leaves_bad_debt_before_it_is_worth_more_than_its_collateral(double price, double bad)
    {
        double debt = 92e6 * price;
        Seizure<TReal> seizure = FixedBonus<TReal, Mask1>.Seize(Of(debt), Of(63.6e6), Aave with { Bonus = Of(.045) });
        Assert.Equal(bad, Math.Sign(Value(FixedBonus<TReal, Mask1>.BadDebt(Of(debt), Of(63.6e6), seizure))));
    }

    [Fact]
    public void A_repayment_leaves_a_thousand_of_both_or_nothing_of_one()
    {
        Seizure<TReal> seizure = FixedBonus<TReal, Mask1>.Seize(Of(2500), Of(3300), Aave);
        Holds(FixedBonus<TReal, Mask1>.LeavesDust(Of(3000), Of(3300), seizure, Aave));
        TReal permitted = FixedBonus<TReal, Mask1>.Permitted(Of(2500), Of(3000), Of(3300), Aave);
        Near(2000, permitted);
        Fails(FixedBonus<TReal, Mask1>.LeavesDust(Of(3000), Of(3300), FixedBonus<TReal, Mask1>.Seize(permitted, Of(3300), Aave), Aave));

        // The fee stays in what the contract takes for left.
        permitted = FixedBonus<TReal, Mask1>.Permitted(Of(3000), Of(9000), Of(3200), Aave);
        Near(2200 / 1.045, permitted);
        Fails(FixedBonus<TReal, Mask1>.LeavesDust(Of(9000), Of(3200), FixedBonus<TReal, Mask1>.Seize(permitted - Of(.01), Of(3200), Aave), Aave));
        Near(3000, FixedBonus<TReal, Mask1>.Permitted(Of(3000), Of(3000), Of(3300), Aave));
        Near(0, FixedBonus<TReal, Mask1>.Permitted(Of(700), Of(1500), Of(900), Aave));
    }

    // Ten ether at 2,000 or 1,900 against 18,500; borrow factor 0.825, liquidation factors 0.895 and 0.95.
    [Fact]
    public void An_absorbed_account_keeps_what_is_left_and_the_reserves_bear_what_is_not()
    {
        Holds(Absorption<TReal, Mask1>.IsLiquidatable(Of(20_000 * .895), Of(18_500)));
        Absorbed<TReal> whole = Absorption<TReal, Mask1>.Absorb(Of(20_000 * .95), Of(18_500));
        Near(500, whole.Credit, scale: 20_000);
        Near(0, whole.Shortfall);
        Near(19_000, whole.ReservesPaid);
        Absorbed<TReal> broken = Absorption<TReal, Mask1>.Absorb(Of(19_000 * .95), Of(18_500));
        Near(450, broken.Shortfall, scale: 20_000);
        Near(0, broken.Credit);
        Near(1950, Absorption<TReal, Mask1>.StorefrontPrice(Of(2000), Of(.5), Of(.95)));
        Holds(Absorption<TReal, Mask1>.IsForSale(Of(4.9e6), Of(5e6)));
        Fails(Absorption<TReal, Mask1>.IsForSale(Of(5e6), Of(5e6)));
    }

    // The liquidation collateral and liquidation factors of Comet's USDC market: ten thousand of each, owed just below, at and above the threshold; the store front's discount by hand, half of what the factor lacks of one.
    [Theory]
    [InlineData(.895, .95, .975)]
    [InlineData(.77, .95, .975)]
    [InlineData(.70, .93, .965)]
    [InlineData(.81, .93, .965)]
    [InlineData(.85, .93, .965)]
    public void Collateral_of_the_dollar_market_is_absorbed_and_sold_by_its_factors(double threshold, double factor, double price)
    {
        Fails(Absorption<TReal, Mask1>.IsLiquidatable(Of(10_000 * threshold), Of((10_000 * threshold) - 1)));
        Holds(Absorption<TReal, Mask1>.IsLiquidatable(Of(10_000 * threshold), Of((10_000 * threshold) + 1)));
        Near(price, Absorption<TReal, Mask1>.StorefrontPrice(Of(1), Of(.5), Of(factor)));
        Near(10_000 * (factor - threshold), Absorption<TReal, Mask1>.Absorb(Of(10_000 * factor), Of(10_000 * threshold)).Credit, scale: 10_000);
    }

    [Fact]
    public void A_stability_pool_cancels_debt_for_collateral()
    {
        TroveLiquidation<TReal> trove = Troves<TReal, Mask1>.Liquidate(Of(2), Of(2000), Of(1090), Of(10_000), Of(2), Liquity, out Mask1 liquidated);
        Holds(liquidated);
        Near(.01, trove.Compensation);
        Near(1.99, trove.OffsetCollateral);
        Near(2000, trove.OffsetDebt);
        Near(0, trove.RedistributedDebt);
        Near(169.10, (trove.OffsetCollateral * Of(1090)) - trove.OffsetDebt, scale: 2200);
        StabilityPoolState<TReal> pool = StabilityPool<TReal, Mask1>.Offset(new(Of(10_000), Of(1), Of(0)), trove.OffsetDebt, trove.OffsetCollateral);
        Near(.8, pool.Product);
        Near(.000199, pool.Sum);
        Near(8000, pool.Deposits);
        Near(400, StabilityPool<TReal, Mask1>.Deposit(Of(500), Of(1), pool));
        Near(.0995, StabilityPool<TReal, Mask1>.Gain(Of(500), Of(1), Of(0), pool));
    }

    [Fact]
    public void What_the_pool_cannot_cancel_is_redistributed()
    {
        TroveLiquidation<TReal> trove = Troves<TReal, Mask1>.Liquidate(Of(2), Of(2000), Of(1090), Of(500), Of(2), Liquity, out _);
        Near(500, trove.OffsetDebt);
        Near(1500, trove.RedistributedDebt);
        Near(.4975, trove.OffsetCollateral);
        Near(1.4925, trove.RedistributedCollateral);
        StabilityPoolState<TReal> empty = StabilityPool<TReal, Mask1>.Offset(new(Of(500), Of(.9), Of(.1)), trove.OffsetDebt, trove.OffsetCollateral);
        Near(0, empty.Product);
        Near(0, StabilityPool<TReal, Mask1>.Deposit(Of(500), Of(.9), empty));
        Near(.4975, StabilityPool<TReal, Mask1>.Gain(Of(500), Of(.9), Of(.1), empty), scale: 100);
        Near(1.99, Troves<TReal, Mask1>.Liquidate(Of(2), Of(2000), Of(1090), Of(0), Of(2), Liquity, out _).RedistributedCollateral);
        StabilityPoolState<TReal> still = StabilityPool<TReal, Mask1>.Offset(new(Of(0), Of(1), Of(.2)), Of(0), Of(0));
        Near(1, still.Product);
        Near(.2, still.Sum);
    }

    [Theory]
    [InlineData(1090, 2, true, 2000, 0)]
    [InlineData(1100, 2, false, 0, 0)]
    [InlineData(1300, 1.5, false, 0, 0)]
    [InlineData(1300, 1.4, true, 2000, 0.3076923)]
    [InlineData(1450, 1.4, false, 0, 0)]
    [InlineData(990, 1.4, true, 0, 0)]
    [InlineData(1000, 1.4, true, 0, 0)]
    [InlineData(1010, 1.4, true, 2000, 0)]
    public void Recovery_mode_reaches_further_and_caps_what_is_taken(double price, double total, bool expected, double offset, double surplus)
    {
        TroveLiquidation<TReal> trove = Troves<TReal, Mask1>.Liquidate(Of(2), Of(2000), Of(price), Of(10_000), Of(total), Liquity, out Mask1 liquidated);
        Assert.Equal(expected, liquidated.Value != 0);
        Near(offset, trove.OffsetDebt);
        Near(surplus, trove.Surplus, 1e-7, 2);
        if (expected && offset == 0) Near(2000, trove.RedistributedDebt);
    }

    [Fact]
    public void A_trove_above_the_minimum_stays_where_the_pool_cannot_take_it_whole()
    {
        Troves<TReal, Mask1>.Liquidate(Of(2), Of(2000), Of(1300), Of(1999), Of(1.4), Liquity, out Mask1 liquidated);
        Fails(liquidated);
    }

    // v4-chain x/clob/keeper/liquidations_test.go: 0.1 bitcoin at 50,000, maintenance margin 10%.
    [Theory]
    [InlineData(.1, -4501, 1, .1, 49_999)]
    [InlineData(.1, -4501, 2, .1, 49_998)]
    [InlineData(.1, -4501, 1, .2, 49_998)]
    [InlineData(-.1, 5499, 1, .1, 50_001)]
    public void A_position_is_offered_near_the_oracles_price(double size, double quote, double adjustment, double spread, double price)
    {
        PerpetualLiquidationTerms<TReal> terms = Dydx with { Adjustment = Of(adjustment), Spread = Of(spread) };
        TReal notional = Of(size * 50_000);
        TReal net = notional + Of(quote);
        Holds(PerpetualLiquidation<TReal, Mask1>.IsLiquidatable(net, Of(500)));
        TReal rating = PerpetualLiquidation<TReal, Mask1>.Rating(net, Of(500), terms);
        Near(price, PerpetualLiquidation<TReal, Mask1>.FillablePrice(Of(size), notional, Of(500), rating, terms));
    }

    [Fact]
    public void The_fund_gets_a_fee_above_the_bankruptcy_price_and_pays_below_it()
    {
        // All of 0.1 bitcoin with equity 499: the account is at nothing when closing brings 5,000 - 499 = 4,501.
        TReal bankruptcy = PerpetualLiquidation<TReal, Mask1>.Bankruptcy(Of(-5000), Of(499), Of(-500), Of(500));
        Near(4501, bankruptcy);
        Near(2250.5, PerpetualLiquidation<TReal, Mask1>.Bankruptcy(Of(-2500), Of(499), Of(-250), Of(500)));
        Near(-5499, PerpetualLiquidation<TReal, Mask1>.Bankruptcy(Of(5000), Of(499), Of(-500), Of(500)));
        Near(75, PerpetualLiquidation<TReal, Mask1>.InsuranceDelta(Of(5000), bankruptcy, Dydx), scale: 5000);
        Near(49, PerpetualLiquidation<TReal, Mask1>.InsuranceDelta(Of(4550), bankruptcy, Dydx), scale: 5000);
        Holds(PerpetualLiquidation<TReal, Mask1>.WithinInsurance(Of(-101), Of(999_899), Of(1e6)));
        Fails(PerpetualLiquidation<TReal, Mask1>.WithinInsurance(Of(-101), Of(999_900), Of(1e6)));
        Holds(PerpetualLiquidation<TReal, Mask1>.WithinInsurance(Of(5), Of(2e6), Of(1e6)));
        Near(-101, PerpetualLiquidation<TReal, Mask1>.InsuranceDelta(Of(4400), bankruptcy, Dydx), scale: 5000);
    }

    [Theory]
    [InlineData(20e6, .10)]
    [InlineData(25e6, .25)]
    [InlineData(35e6, .55)]
    [InlineData(50e6, 1)]
    [InlineData(80e6, 1)]
    public void Initial_margin_grows_with_open_interest(double interest, double fraction)
    {
        Near(fraction, PerpetualLiquidation<TReal, Mask1>.InitialFraction(Of(.1), Of(interest), Of(20e6), Of(50e6)));
        Near(.1, PerpetualLiquidation<TReal, Mask1>.InitialFraction(Of(.1), Of(interest), Of(0), Of(0)));
    }

    [Theory]
    [InlineData(500, 0, 500)]
    [InlineData(5000, 0, 1000)]
    [InlineData(50_000, 0, 5000)]
    [InlineData(5e6, 0, 100_000)]
    [InlineData(5e6, 70_000, 30_000)]
    public void A_block_liquidates_part_of_a_position(double notional, double before, double most) =>
        Near(most, PerpetualLiquidation<TReal, Mask1>.MostNotional(Of(notional), Of(before), Dydx));

    // The example in the comment of PricingUtils.sol: balanced to 50,000 off costs 500; from there to 25,000 off pays 375.
    [Theory]
    [InlineData(0, -50_000, -500)]
    [InlineData(-50_000, -25_000, 375)]
    [InlineData(-25_000, 25_000, 0)]
    [InlineData(30_000, -50_000, -320)]
    public void Balancing_pays_and_unbalancing_costs(double before, double after, double impact) =>
        Near(impact, PooledPerpetual<TReal, Mask1>.Impact(Of(before), Of(after), Gmx), scale: 5000);

    // By hand at GMX's default factors, twice as much for what unbalances as for what balances; where the heavier side changes, each for its part.
    [Theory]
    [InlineData(0, -50_000, -250)]
    [InlineData(-50_000, -25_000, 93.75)]
    [InlineData(-25_000, 25_000, -31.25)]
    [InlineData(30_000, -50_000, -205)]
    public void Unbalancing_costs_more_than_balancing_pays(double before, double after, double impact) =>
        Near(impact, PooledPerpetual<TReal, Mask1>.Impact(Of(before), Of(after), Gmx with { PositiveImpact = Of(5e-8), NegativeImpact = Of(1e-7) }), scale: 5000);

    [Fact]
    public void A_pooled_position_is_liquidated_below_its_least_collateral()
    {
        // 1,000 of collateral, 50,000 of size, an impact of at most 0.5%.
        Near(1000 - 400 - 250 - 50, PooledPerpetual<TReal, Mask1>.Remaining(Of(1000), Of(-400), Of(-900), Of(50), Of(50_000), Gmx));
        Near(550, PooledPerpetual<TReal, Mask1>.Remaining(Of(1000), Of(-400), Of(900), Of(50), Of(50_000), Gmx));
        Holds(PooledPerpetual<TReal, Mask1>.IsLiquidatable(Of(499), Of(50_000), Gmx));
        Fails(PooledPerpetual<TReal, Mask1>.IsLiquidatable(Of(500), Of(50_000), Gmx));
        Holds(PooledPerpetual<TReal, Mask1>.IsLiquidatable(Of(.5), Of(10), Gmx));
        Near(.005, PooledPerpetual<TReal, Mask1>.OpeningShare(Of(250e6 / 3), Of(6e-11), Gmx with { LeastShare = Of(0) }));
        Near(.01, PooledPerpetual<TReal, Mask1>.OpeningShare(Of(250e6 / 3), Of(6e-11), Gmx));
        Near(20, PooledPerpetual<TReal, Mask1>.BadDebt(Of(-20)));
        Near(0, PooledPerpetual<TReal, Mask1>.BadDebt(Of(20)));
    }

    [Fact]
    public void Profits_are_cut_above_the_trigger_down_to_the_target()
    {
        Fails(Deleveraging<TReal, Mask1>.IsEnabled(Of(85), Of(100), Of(.85)));
        Holds(Deleveraging<TReal, Mask1>.IsEnabled(Of(86), Of(100), Of(.85)));
        TReal closed = Deleveraging<TReal, Mask1>.ProfitToClose(Of(86), Of(100), Of(.77));
        Near(.77, (Of(86) - closed) / (Of(100) - closed));
        Near(0, Deleveraging<TReal, Mask1>.ProfitToClose(Of(70), Of(100), Of(.77)));
        Near(6, Deleveraging<TReal, Mask1>.Rank(Of(120), Of(100), Of(2), Of(48)));
        Near(100.0 / 80 * 160 / 40, Deleveraging<TReal, Mask1>.Rank(Of(80), Of(100), Of(-2), Of(40)));
        Near(0, Deleveraging<TReal, Mask1>.Rank(Of(80), Of(100), Of(2), Of(-1)));
        Near(10, Deleveraging<TReal, Mask1>.Forgone(Of(-2), Of(80), Of(85)));
    }

    // Synthetix' Liquidation.margin.test.ts: markets (size, price, skew scale, ratio, minimum) with scalar 0.5.
    [Theory]
    [InlineData(-1, 30_000, 100, 2, .01, .03, 900)]
    [InlineData(20, 2000, 1000, 2, .01, .05, 2000)]
    [InlineData(2000, 5, 100_000, 2, .01, .05, 500)]
    [InlineData(5000, 2, 100_000, 1.5, .035, .11, 1100)]
    public void Margins_grow_with_the_share_of_the_market(double size, double price, double scale, double ratio, double least, double fraction, double margin)
    {
        TReal initial = LiquidationWindow<TReal, Mask1>.InitialRatio(Of(size), Of(scale), Of(ratio), Of(least));
        Near(fraction, initial);
        Near(margin, initial * Of(Math.Abs(size) * price));
    }

    [Fact]
    public void A_window_bounds_what_is_liquidated()
    {
        TReal capacity = LiquidationWindow<TReal, Mask1>.Capacity(Of(.0002), Of(.0005), Of(1e6), Of(1.5), Of(30));
        Near(31_500, capacity);
        Near(500, LiquidationWindow<TReal, Mask1>.Permitted(Of(40_000), capacity, Of(31_000), Of(1), Of(.01)), scale: 31_000);
        Near(0, LiquidationWindow<TReal, Mask1>.Permitted(Of(40_000), capacity, Of(31_500), Of(.02), Of(.01)), scale: 31_000);
        Near(31_500, LiquidationWindow<TReal, Mask1>.Permitted(Of(40_000), capacity, Of(32_000), Of(.01), Of(.01)));
        Near(10, LiquidationWindow<TReal, Mask1>.Reward(Of(3), Of(2), Of(10), Of(50)));
        Near(50, LiquidationWindow<TReal, Mask1>.Reward(Of(300), Of(2), Of(10), Of(50)));
        Near(22, LiquidationWindow<TReal, Mask1>.Reward(Of(20), Of(2), Of(10), Of(50)));
    }
}

public sealed class LiquidationVectorsInDouble() : LiquidationVectors<Double1>(Rounds.Double);

public sealed class LiquidationVectorsInSingle() : LiquidationVectors<Single1>(Rounds.Single);
