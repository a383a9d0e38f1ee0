using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Backstops;
using MonteCarloRisk.Kernels.Mechanics.Controls;
using MonteCarloRisk.Kernels.Mechanics.Keepers;
using MonteCarloRisk.Kernels.Mechanics.Lending;
using MonteCarloRisk.Kernels.Mechanics.Markets;

namespace MonteCarloRisk.Kernels.Tests.Mechanics;

/// <summary>Lending, pools, backstops, breakers and keepers against the protocols' own test values, published parameters and hand arithmetic.</summary>
public abstract class MarketVectors<TReal>(double relative) : ScalarVectors<TReal>(relative)
    where TReal : unmanaged, IReal<TReal, Mask1>
{
    private static readonly StakingTerms<TReal> Umbrella = new(Of(.3), Of(20 * 86_400), Of(2 * 86_400));

    private static readonly BreakerTerms<TReal> Bounds = new(Of(.1), Of(.2), Of(600), Of(3600));

    // Derive: 2% and 8% up to 85%, 90% beyond: 0.02 + 0.08 * 0.85 = 0.088, and 0.9 * 0.15 = 0.135 on top.
    [Theory]
    [InlineData(0, .02)]
    [InlineData(.5, .06)]
    [InlineData(.85, .088)]
    [InlineData(.9, .133)]
    [InlineData(1, .223)]
    public void A_cash_rate_has_two_slopes(double utilization, double rate) =>
        Near(rate, InterestRate<TReal, Mask1>.BySlope(Of(utilization), new(Of(.02), Of(.08), Of(.9), Of(.85))), scale: 1);

    // Aave: base 0, slope 4% up to 90%, slope 60% over the last tenth.
    [Theory]
    [InlineData(.45, .02)]
    [InlineData(.9, .04)]
    [InlineData(.95, .34)]
    [InlineData(1, .64)]
    public void A_rate_may_have_its_slopes_over_ranges(double utilization, double rate) =>
        Near(rate, InterestRate<TReal, Mask1>.ByRange(Of(utilization), new(Of(0), Of(.04), Of(.6), Of(.9))), scale: 6);

    [Fact]
    public void Utilisation_and_what_lenders_get()
    {
        Near(.8, InterestRate<TReal, Mask1>.Utilization(Of(80), Of(100)));
        Near(0, InterestRate<TReal, Mask1>.Utilization(Of(0), Of(0)));
        Near(.05 * .8 * .9, InterestRate<TReal, Mask1>.ToLenders(Of(.05), Of(.8), Of(.1)));
    }

    // A year at 10%: 1.1, 1 + 0.1 + 0.005 + 0.001 / 6, e^0.1.
    [Fact]
    public void Interest_is_simple_or_compounded()
    {
        Near(2.2, InterestRate<TReal, Mask1>.Simple(Of(2), Of(.1), Of(1)));
        Near(2 * 1.1051666666666667, InterestRate<TReal, Mask1>.Compound(Of(2), Of(.1), Of(1)));
        Near(2 * 1.1051709180756477, InterestRate<TReal, Mask1>.Continuous(Of(2), Of(.1), Of(1)));
    }

    [Fact]
    public void Caps_and_cash_limit_what_moves()
    {
        Near(30, Limits<TReal, Mask1>.Room(Of(100), Of(70)));
        Near(0, Limits<TReal, Mask1>.Room(Of(100), Of(130)));
        Near(20, Limits<TReal, Mask1>.Withdrawal(Of(50), Of(20)));
        Near(10, Limits<TReal, Mask1>.Borrowing(Of(50), Of(40), Of(30), Of(10)));
        Near(0, Limits<TReal, Mask1>.Borrowing(Of(50), Of(40), Of(30), Of(-10)));
        Near(.85, Limits<TReal, Mask1>.Ramped(Of(.9), Of(.8), Of(50), Of(100)));
        Near(.8, Limits<TReal, Mask1>.Ramped(Of(.9), Of(.8), Of(500), Of(100)));
    }

    [Fact]
    public void Depth_returns_and_shrinks()
    {
        Near(1000 - (600 * Math.Exp(-2)), MarketDepth<TReal, Mask1>.Recover(Of(400), Of(1000), Of(120), Of(60)));
        Near(1000, MarketDepth<TReal, Mask1>.Recover(Of(1000), Of(1000), Of(7), Of(60)));
        Near(100, MarketDepth<TReal, Mask1>.Consume(Of(400), Of(300)));
        Near(0, MarketDepth<TReal, Mask1>.Consume(Of(400), Of(500)));
        Near(250, MarketDepth<TReal, Mask1>.InStress(Of(1000), Of(4)));
        Near(1000, MarketDepth<TReal, Mask1>.InStress(Of(1000), Of(.5)));
    }

    [Fact]
    public void Selling_more_brings_more_until_it_does_not()
    {
        Near(.25, PriceImpact<TReal, Mask1>.LinearFall(Of(250), Of(1000)));
        Near(1, PriceImpact<TReal, Mask1>.LinearFall(Of(2500), Of(1000)));
        Near(218.75, PriceImpact<TReal, Mask1>.LinearProceeds(Of(250), Of(1000)));
        Near(500, PriceImpact<TReal, Mask1>.LinearProceeds(Of(2500), Of(1000)));

        // A hundredth of the day's volume at an impact of 0.5 loses 5%; most is brought by 16/9 of it, at a slippage of two thirds.
        Near(.05, PriceImpact<TReal, Mask1>.RootSlippage(Of(10), Of(1000), Of(.5)));
        Near(9.5, PriceImpact<TReal, Mask1>.RootProceeds(Of(10), Of(1000), Of(.5)));
        Near(16_000.0 / 27, PriceImpact<TReal, Mask1>.RootProceeds(Of(5000), Of(1000), Of(.5)));
        Near(1900, PriceImpact<TReal, Mask1>.PriceAfter(Of(2000), Of(.1), Of(.5)));
    }

    // Uniswap/v2-core test/UniswapV2Pair.spec.ts, getInputPrice.
    [Theory]
    [InlineData(1, 5, 10, 1.662497915624478906)]
    [InlineData(1, 10, 5, .453305446940074565)]
    [InlineData(2, 5, 10, 2.851015155847869602)]
    [InlineData(2, 10, 5, .831248957812239453)]
    [InlineData(1, 10, 10, .906610893880149131)]
    [InlineData(1, 100, 100, .987158034397061298)]
    [InlineData(1, 1000, 1000, .996006981039903216)]
    public void A_pool_keeps_its_product(double amount, double reserveIn, double reserveOut, double got)
    {
        PoolSwap<TReal> swap = ConstantProduct<TReal, Mask1>.Swap(Of(amount), Of(reserveIn), Of(reserveOut), Of(.003));
        Near(got, swap.Out, 1e-18);
        Near(reserveIn + amount, swap.ReserveIn);
        Near(reserveOut - got, swap.ReserveOut);
    }

    [Fact]
    public void Moving_a_pool_costs_what_others_gain_by_moving_it_back()
    {
        // 1,000 against 500: a multiple of 1.44 needs 200, which buys 1000/12; at the price of before that is worth 166.67.
        TReal needed = ConstantProduct<TReal, Mask1>.AmountToMove(Of(1000), Of(1.44), Of(0));
        Near(200, needed, scale: 1000);
        PoolSwap<TReal> swap = ConstantProduct<TReal, Mask1>.Swap(needed, Of(1000), Of(500), Of(0));
        Near(2 * 1.44, swap.ReserveIn / swap.ReserveOut);
        Near(200 - (1000.0 / 6), ConstantProduct<TReal, Mask1>.CostToMove(Of(1000), Of(1.44), Of(0)), scale: 1000);
        Near(200 / .99, ConstantProduct<TReal, Mask1>.AmountToMove(Of(1000), Of(1.44), Of(.01)), scale: 1000);
        Near(200 - (1000.0 / 6) + (2 / .99), ConstantProduct<TReal, Mask1>.CostToMove(Of(1000), Of(1.44), Of(.01)), scale: 1000);
    }

    // Uniswap/v3-core test/SqrtPriceMath.spec.ts: liquidity one, prices 1 and 1.21, a tenth of either coin.
    [Fact]
    public void A_range_trades_along_its_curve()
    {
        Near(.090909090909090909, ConcentratedRange<TReal, Mask1>.BaseHeld(Of(1), Of(1), Of(.5), Of(1.1)));
        Near(.1, ConcentratedRange<TReal, Mask1>.QuoteHeld(Of(1), Of(1.1), Of(1), Of(2)), scale: 1);
        double unit = Math.ScaleB(1, 96);
        Near(87150978765690771352898345369.0 / unit, ConcentratedRange<TReal, Mask1>.SellQuote(Of(.1), Of(1), Of(1), Of(2), Of(0)).Root);
        Near(72025602285694852357767227579.0 / unit, ConcentratedRange<TReal, Mask1>.SellBase(Of(.1), Of(1), Of(1), Of(.5), Of(0)).Root);
        RangeSwap<TReal> bought = ConcentratedRange<TReal, Mask1>.SellQuote(Of(.1), Of(1), Of(1), Of(2), Of(0));
        Near(.090909090909090909, bought.Out, scale: 1);

        // At the end of the range the rest of the offer is not used; the fee is on what is.
        RangeSwap<TReal> ended = ConcentratedRange<TReal, Mask1>.SellQuote(Of(1), Of(1), Of(1), Of(1.1), Of(.01));
        Near(1.1, ended.Root);
        Near(.1 / .99, ended.In, scale: 1);
        Near(.001 / .99, ended.Fee, scale: 1);
        RangeSwap<TReal> fell = ConcentratedRange<TReal, Mask1>.SellBase(Of(9), Of(1), Of(1), Of(.8), Of(.01));
        Near(.25 / .99, fell.In, scale: 1);
        Near(.2, fell.Out, scale: 1);
        Near(0, ConcentratedRange<TReal, Mask1>.BaseHeld(Of(1), Of(3), Of(1), Of(2)));
        Near(0, ConcentratedRange<TReal, Mask1>.QuoteHeld(Of(1), Of(.5), Of(1), Of(2)));
    }

    [Fact]
    public void A_loss_goes_through_the_layers_in_order()
    {
        // 100,000 that the treasury pays, then 30% of a stake of a million tokens at 0.5, then everybody.
        LossDraw<TReal> treasury = LossLayers<TReal, Mask1>.Draw(Of(1e5), Of(4e5));
        Near(1e5, treasury.Covered);
        Near(0, treasury.Left);
        LossDraw<TReal> stake = StakingModule<TReal, Mask1>.Slash(Of(1e6), Of(.5), treasury.Uncovered, Umbrella);
        Near(1.5e5, stake.Covered);
        Near(7e5, stake.Left);
        Near(1.5e5, stake.Uncovered);
        Near(.15, LossLayers<TReal, Mask1>.Cut(stake.Uncovered, Of(1e6)));
        Near(1, LossLayers<TReal, Mask1>.Cut(Of(2e6), Of(1e6)));
        Near(0, LossLayers<TReal, Mask1>.Cut(Of(5), Of(0)));
        Near(998_000, StakingModule<TReal, Mask1>.Slash(Of(1e6), Of(.5), Of(1000), Umbrella).Left);
        LossDraw<TReal> worthless = StakingModule<TReal, Mask1>.Slash(Of(1e6), Of(0), Of(1000), Umbrella);
        Near(1000, worthless.Uncovered);
        Near(1e6, worthless.Left);
    }

    [Theory]
    [InlineData(20, false)]
    [InlineData(20.01, true)]
    [InlineData(22, true)]
    [InlineData(22.01, false)]
    public void Stakers_leave_in_a_window_after_their_notice(double days, bool may) =>
        Assert.Equal(may, StakingModule<TReal, Mask1>.MayLeave(Of(Math.Round(days * 86_400)), Umbrella).Value != 0);

    [Fact]
    public void A_breaker_trips_holds_and_comes_back()
    {
        BreakerState<TReal> state = Breaker<TReal, Mask1>.Next(new(Of(0), Of(0)), Of(.1), Of(0), Bounds);
        Near(0, state.Level);
        state = Breaker<TReal, Mask1>.Next(state, Breaker<TReal, Mask1>.Move(Of(85), Of(100)), Of(100), Bounds);
        Near(1, state.Level);
        Near(700, state.Until);
        Holds(Breaker<TReal, Mask1>.BarsNewRisk(state));
        Fails(Breaker<TReal, Mask1>.BarsAll(state));
        state = Breaker<TReal, Mask1>.Next(state, Of(.3), Of(200), Bounds);
        Near(2, state.Level);
        Near(3800, state.Until);
        Holds(Breaker<TReal, Mask1>.BarsAll(state));

        // A softer trip neither lowers it nor makes it longer; a hard one does make it longer.
        BreakerState<TReal> softer = Breaker<TReal, Mask1>.Next(state, Of(.15), Of(3700), Bounds);
        Near(2, softer.Level);
        Near(3800, softer.Until);
        Near(7300, Breaker<TReal, Mask1>.Next(state, Of(.25), Of(3700), Bounds).Until);
        Near(2, Breaker<TReal, Mask1>.Next(state, Of(0), Of(3799), Bounds).Level);
        Near(0, Breaker<TReal, Mask1>.Next(state, Of(0), Of(3800), Bounds).Level);
        Near(1, Breaker<TReal, Mask1>.Next(state, Of(.15), Of(3800), Bounds).Level);
        Fails(Breaker<TReal, Mask1>.BarsNewRisk(Breaker<TReal, Mask1>.Next(state, Of(0), Of(3800), Bounds)));
    }

    [Fact]
    public void A_keeper_acts_only_for_a_profit()
    {
        // Collateral of 10,500 for 10,000, 2% slippage, 250 of incentive, 100 of gas: 10,290 + 250 - 10,000 - 100.
        TReal profit = Keeper<TReal, Mask1>.Profit(Of(10_500), Of(.02), Of(250), Of(10_000), Of(100));
        Near(440, profit, scale: 10_500);
        Holds(Keeper<TReal, Mask1>.Acts(profit, Of(400)));
        Fails(Keeper<TReal, Mask1>.Acts(Of(400), Of(400)));
        Near(2000 * .98 * .95 - 2, Keeper<TReal, Mask1>.HighestPrice(Of(2000), Of(.02), Of(.05), Of(100), Of(50)));
        Near(0, Keeper<TReal, Mask1>.HighestPrice(Of(2), Of(.02), Of(.05), Of(1000), Of(50)));
        Near(40, Keeper<TReal, Mask1>.Affordable(Of(50), Of(80_000), Of(2000)));
        Near(50, Keeper<TReal, Mask1>.Affordable(Of(50), Of(800_000), Of(2000)));
    }

    // Gas of March 2020: about six times the usual price, with peaks at 200 gwei.
    [Fact]
    public void Gas_rises_with_volatility_and_keepers_go()
    {
        Near(80, Keeper<TReal, Mask1>.GasPrice(Of(20), Of(2), Of(2), Of(200)));
        Near(200, Keeper<TReal, Mask1>.GasPrice(Of(20), Of(10), Of(2), Of(200)));
        Near(20, Keeper<TReal, Mask1>.GasPrice(Of(20), Of(.5), Of(2), Of(200)));
        Near(.9, Keeper<TReal, Mask1>.Presence(Of(.9), Of(20), Of(20), Of(.2)));
        Near(.45, Keeper<TReal, Mask1>.Presence(Of(.9), Of(120), Of(20), Of(.2)));
    }
}

public sealed class MarketVectorsInDouble() : MarketVectors<Double1>(Rounds.Double);

public sealed class MarketVectorsInSingle() : MarketVectors<Single1>(Rounds.Single);
