using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Backstops;
using MonteCarloRisk.Domain.Protocols.Controls;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Oracles;
using MonteCarloRisk.Domain.Protocols.Perpetuals;
using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.Protocols;
using MonteCarloRisk.Simulation.Protocols;
using static MonteCarloRisk.Simulation.Tests.Protocols.KnownFalls;

namespace MonteCarloRisk.Simulation.Tests.Protocols;

/// <summary>Perpetuals whose counterparty is a pool, on paths followed by hand; steps of five minutes.</summary>
public sealed class LiquidityPoolByHandTests
{
    // 1,000 of ETH and 1,000 of cash at 100.
    private static readonly LiquidationMechanism.LiquidityPool Pool = new("ETH", 10, 1000, 0, 0, 1);

    [Fact]
    public void A_position_is_closed_whole_at_the_oracles_price_and_the_pool_has_what_it_lost_and_the_fee()
    {
        // A size of 1000 needs 20; of 110 at 90 are left 10, of which the fee takes 5.
        ProtocolPath path = FollowGiven(Market(Pool with { LiquidationFee = .005 }, new LeveragedPosition("long", "ETH", 10, 100, 110)), [100, 90]);
        ProtocolEvent closing = Assert.Single(path.Events);
        Assert.Equal((ProtocolEventKind.PerpetualClosing, 1, 0, 0), (closing.Kind, closing.Date, closing.Asset, closing.Position));
        Close(900, closing.Amount);
        Assert.Equal((0, 0), path.Pools[0].Positions[0]);
        Close(1105, Of(path, LiquidityPoolState.PoolCash));
        Close(5, Of(path, LiquidityPoolState.PaidCash));
        Close(5, path.Ledger[PathLedger.BorrowersLoss]);
        Close(-105, path.Measures[LiquidationMeasures.ProviderLoss]);
        Close(900 + 1105, path.Measures[LiquidationMeasures.PoolWorth]);
        Assert.Equal(0, path.BadDebt);
        Assert.Empty(path.Perpetuals);
    }

    [Fact]
    public void Healthy_is_who_has_the_share_of_the_size_left_though_the_notional_has_grown_less()
    {
        // At 92 the size is still 1000 and needs 20: 20.5 are enough, 19.5 are not.
        Assert.Empty(FollowGiven(Market(Pool, new LeveragedPosition("long", "ETH", 10, 100, 100.5)), [100, 92]).Events);
        Assert.Single(FollowGiven(Market(Pool, new LeveragedPosition("long", "ETH", 10, 100, 99.5)), [100, 92]).Events);
        Assert.Empty(FollowGiven(Market(Pool, new LeveragedPosition("short", "ETH", -10, 100, 100.5)), [100, 108]).Events);
        Assert.Single(FollowGiven(Market(Pool, new LeveragedPosition("short", "ETH", -10, 100, 99.5)), [100, 108]).Events);
    }

    [Theory]
    [InlineData(10, 90)]
    [InlineData(-10, 110)]
    public void What_a_position_loses_beyond_its_margin_providers_bear(double units, double price)
    {
        ProtocolPath path = FollowGiven(Market(Pool with { LiquidationFee = .005 }, new LeveragedPosition("trader", "ETH", units, 100, 60)), [100, price]);
        Close(40, path.BadDebt);
        Close(40, path.Measures[LiquidationMeasures.PaidByProviders]);
        Close(1060, Of(path, LiquidityPoolState.PoolCash));
        Close(-60, path.Measures[LiquidationMeasures.ProviderLoss]);
        Assert.Equal(0, path.Ledger[PathLedger.Socialized] + path.Ledger[PathLedger.PaidByFund] + path.Ledger[PathLedger.BorrowersLoss]);
        Assert.Equal([ProtocolEventKind.PerpetualClosing, ProtocolEventKind.BadDebt], path.Events.Select(happened => happened.Kind));
        Close(40, path.Events[1].Amount);
        Assert.Equal(0, path.Events[1].Position);
    }

    [Fact]
    public void A_position_that_gained_and_has_too_little_has_its_margin_and_its_profit()
    {
        // 5 and a profit of 50 are less than 6% of 950. The profit is paid in units, half of one.
        ProtocolPath path = FollowGiven(Market(Pool, .06, new LeveragedPosition("long", "ETH", 10, 95, 5)), [100, 100]);
        Close(9.5, Of(path, LiquidityPoolState.PoolUnits));
        Close(.5, Of(path, LiquidityPoolState.PaidUnits));
        Close(5, Of(path, LiquidityPoolState.PaidCash));
        Assert.Equal(0, path.Measures[LiquidationMeasures.ProviderLoss]);
        Close(950 + 1000, path.Measures[LiquidationMeasures.PoolWorth]);
        Assert.Equal(0, path.BadDebt);
    }

    [Fact]
    public void The_most_profitable_are_closed_until_the_profit_is_the_target_of_the_pool()
    {
        // At 110 the pool has 1650 and both longs have gained 600. 900 must be closed, since 300 / 750 is 0.4: the first whole, which has gained 120% of its size, and half of the second.
        LeveragedPosition[] positions = [new("second", "ETH", 20, 80, 200), new("first", "ETH", 10, 50, 100)];
        LendingProtocol protocol = Market(Pool with { Units = 15, Deleveraging = new ProfitFactors(.6, .4) }, positions);
        ProtocolPath path = FollowGiven(protocol, [100, 110, 121]);
        Dictionary<string, (double Units, double Margin)> held = Held(path, positions);
        Assert.Equal((0, 0), held["first"]);
        Close(10, held["second"].Units);
        Close(200, held["second"].Margin);
        Close(900.0 / 110, Of(path, LiquidityPoolState.PaidUnits));
        Close(100, Of(path, LiquidityPoolState.PaidCash));
        Close(2200, path.Measures[LiquidationMeasures.Deleveraged]);
        ProtocolEvent cut = Assert.Single(path.Events);
        Assert.Equal((ProtocolEventKind.ProfitDeleveraging, 1, 0), (cut.Kind, cut.Date, cut.Asset));
        Close(2200, cut.Amount);

        // Twenty units would have gained 11 more each. Traders had gained 900 by today; they were paid 900, and ten units have gained 41 each.
        Close(220, path.Measures[LiquidationMeasures.MissedProfit]);
        Close(900 + 410 - 900, path.Measures[LiquidationMeasures.ProviderLoss]);
        Close(410, path.Measures[LiquidationMeasures.LargestTradersProfit]);
        Close(((15 - (900.0 / 110)) * 121) + 1000 - 410, path.Measures[LiquidationMeasures.PoolWorth]);
        Assert.Equal(0, path.BadDebt);
    }

    [Fact]
    public void A_profit_at_the_trigger_is_left_and_the_largest_profit_is_that_of_any_date()
    {
        // 600 of 1000 are not above 0.6. They had gained 400 by today.
        ProtocolPath path = FollowGiven(Market(Pool with { Deleveraging = new ProfitFactors(.6, .4) }, new LeveragedPosition("long", "ETH", 10, 40, 50)), [80, 100, 70]);
        Assert.Empty(path.Events);
        Close(-100, path.Measures[LiquidationMeasures.ProviderLoss]);
        Close(200, path.Measures[LiquidationMeasures.LargestTradersProfit]);
    }

    [Fact]
    public void Shorts_are_paid_out_of_the_cash()
    {
        // 60 a unit at 90: 600 of 1000 until 100 of 500.
        ProtocolPath path = FollowGiven(Market(Pool with { Deleveraging = new ProfitFactors(.5, .2) }, new LeveragedPosition("short", "ETH", -10, 150, 50)), [100, 90]);
        Close(-10 + (500.0 / 60), path.Pools[0].Positions[0].Units);
        Close(500, Of(path, LiquidityPoolState.PoolCash));
        Close(500, Of(path, LiquidityPoolState.PaidCash));
        Close(10, Of(path, LiquidityPoolState.PoolUnits));
        Close(100, path.Measures[LiquidationMeasures.ProviderLoss]);
    }

    [Fact]
    public void Losers_of_the_side_are_taken_off_its_profit_and_are_not_closed()
    {
        // 600 gained and 300 lost are 300 of 1000.
        LeveragedPosition[] positions = [new("winner", "ETH", 10, 40, 50), new("loser", "ETH", 10, 130, 500)];
        Assert.Empty(FollowGiven(Market(Pool with { Deleveraging = new ProfitFactors(.35, .1) }, positions), [100, 100]).Events);
        ProtocolPath path = FollowGiven(Market(Pool with { Deleveraging = new ProfitFactors(.25, .1) }, positions), [100, 100]);
        double closed = (300 - 100) / .9;
        Close(10 - (closed / 60), Held(path, positions)["winner"].Units);
        Assert.Equal((10, 500), Held(path, positions)["loser"]);
    }

    [Fact]
    public void Profits_above_the_largest_factor_are_cut_in_proportion()
    {
        // 900 of 1100, of which 550 are paid: each closed dollar of profit brings 0.611.
        ProtocolPath path = FollowGiven(Market(Pool with { MostProfit = .5, Deleveraging = new ProfitFactors(.6, .4) }, new LeveragedPosition("long", "ETH", 20, 65, 100)), [100, 110]);
        double kept = 550.0 / 900;
        double closed = (900 - 440) / (1 - (.4 * kept));
        Close(20 - (closed / 45), path.Pools[0].Positions[0].Units);
        Close(10 - (closed * kept / 110), Of(path, LiquidityPoolState.PoolUnits));
        Close(closed * (1 - kept), path.Ledger[PathLedger.Socialized]);
        Close(closed * (1 - kept), path.BadDebt);
        Assert.Equal([ProtocolEventKind.ProfitDeleveraging, ProtocolEventKind.SocializedLoss], path.Events.Select(happened => happened.Kind));
        Close(closed * (1 - kept), path.Events[1].Amount);
    }

    [Fact]
    public void Profits_beyond_what_the_pool_holds_are_lost_to_winners()
    {
        // 1000 of 550. Of shorts 500 of 300, and the loser's margin is no help to them.
        ProtocolPath longs = FollowGiven(Market(Pool with { Units = 5 }, new LeveragedPosition("long", "ETH", 20, 60, 100)), [100, 110]);
        Close(450, longs.Ledger[PathLedger.Socialized]);
        Close(450, longs.BadDebt);
        Close(550 - 800, longs.Measures[LiquidationMeasures.ProviderLoss]);
        Close(1000, longs.Measures[LiquidationMeasures.PoolWorth]);
        Close(200, longs.Measures[LiquidationMeasures.LargestTradersProfit]);
        ProtocolPath shorts = FollowGiven(Market(Pool with { Cash = 300 }, new LeveragedPosition("short", "ETH", -10, 140, 50)), [100, 90]);
        Close(200, shorts.Ledger[PathLedger.Socialized]);
        Close(900, shorts.Measures[LiquidationMeasures.PoolWorth]);
    }

    /// <summary>A hundred are short at 1 and gain 50 at a half. Of 40 held at most nine tenths are paid: providers lose 36, and 14 are lost to the trader.</summary>
    [Fact]
    public void The_largest_profit_is_marked_and_may_be_more_than_providers_lose()
    {
        ProtocolPath path = FollowGiven(Market(Pool with { Cash = 40, MostProfit = .9 }, new LeveragedPosition("short", "ETH", -100, 1, 50)), [1, .5]);
        Close(50, path.Measures[LiquidationMeasures.LargestTradersProfit]);
        Close(36, path.Measures[LiquidationMeasures.ProviderLoss]);
        Close(14, path.Ledger[PathLedger.Socialized]);
    }

    [Fact]
    public void Borrowing_is_paid_for_what_is_reserved_and_eats_margins()
    {
        // A thousandth a date of the size if all were reserved: 10 of 20 units are. 21.2 less 0.5 a date are below 20 on the third.
        LiquidationMechanism.LiquidityPool pool = Pool with { Units = 20, BorrowingFactor = .001 / StepYears };
        ProtocolPath path = FollowGiven(Market(pool, new LeveragedPosition("long", "ETH", 10, 100, 21.2)), [100, 100, 100, 100, 100]);
        Assert.Equal(3, Assert.Single(path.Events).Date);
        Close(1001.5, Of(path, LiquidityPoolState.PoolCash));
        Close(19.7, Of(path, LiquidityPoolState.PaidCash));

        // Shorts reserve what they were opened at, 1000 of 500: no more than all of it counts.
        ProtocolPath shorts = FollowGiven(Market(pool with { Cash = 500 }, new LeveragedPosition("short", "ETH", -10, 100, 500)), [100, 50, 100]);
        Close(.002, Of(shorts, LiquidityPoolState.ShortBorrowing));
        Close(-2, shorts.Measures[LiquidationMeasures.ProviderLoss]);
    }

    [Fact]
    public void Fees_are_taken_off_what_deleveraging_pays()
    {
        // 600 of 1000; the fee so far is a hundredth of the size of 400, 4 of the 600. Closing x brings x (1 - 4/600).
        ProtocolPath path = FollowGiven(Market(Pool with { BorrowingFactor = .01 / StepYears, Deleveraging = new ProfitFactors(.5, .2) }, new LeveragedPosition("long", "ETH", 10, 40, 50)), [100, 100]);
        double net = 1 - (4.0 / 600);
        double closed = (600 - 200) / (1 - (.2 * net));
        Close(10 - (closed / 60), path.Pools[0].Positions[0].Units);
        Close(10 - (closed * net / 100), Of(path, LiquidityPoolState.PoolUnits));
        Close(.2, (600 - closed) / (Of(path, LiquidityPoolState.PoolUnits) * 100));
    }

    [Fact]
    public void A_pool_of_another_asset_that_falls_is_enough()
    {
        // DOGE stands still with 600 gained; the pool of 14 ETH falls from 1400 to 700. 500 are closed, ten units of ETH.
        var model = new GivenPathModel([0, 300], [new GivenAsset("DOGE", [1, 1], 0, 0), new GivenAsset("ETH", [100, 50], 0, 0)]);
        LendingProtocol protocol = Market("DOGE", Pool with { Units = 14, Deleveraging = new ProfitFactors(.8, .5) }, .02, new LeveragedPosition("long", "DOGE", 1000, .4, 50));
        ProtocolPath path = ProtocolTrace.Follow(ProtocolPlan.Create(model, protocol, new MonitoringDates(1, StepYears), new SimulationSettings(1, 1, Precision.Double)), 0);
        Close(10, Of(path, LiquidityPoolState.PaidUnits));
        Close(1000 - (500 / .6), path.Pools[0].Positions[0].Units);
        Assert.Equal((ProtocolEventKind.ProfitDeleveraging, 0), (path.Events[0].Kind, path.Events[0].Asset));
    }

    [Fact]
    public void Nothing_is_closed_while_liquidations_are_halted()
    {
        LendingProtocol open = Market(Pool with { Deleveraging = new ProfitFactors(.5, .2) }, new LeveragedPosition("winner", "ETH", -10, 160, 50), new LeveragedPosition("loser", "ETH", 10, 100, 210));
        LendingProtocol halted = open with { Breakers = [new CircuitBreaker("ETH", .05, 300, 3600)] };
        Assert.Contains(FollowGiven(open, [100, 90, 81]).Events, happened => happened.Kind == ProtocolEventKind.PerpetualClosing);
        Assert.Equal([ProtocolEventKind.ProfitDeleveraging], FollowGiven(open, [100, 90]).Events.Select(happened => happened.Kind));
        Assert.DoesNotContain(FollowGiven(halted, [100, 90, 81]).Events, happened => happened.Date > 1 && happened.Kind is ProtocolEventKind.PerpetualClosing or ProtocolEventKind.ProfitDeleveraging);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        LeveragedPosition trader = new("long", "ETH", 10, 100, 110);
        Assert.All(
            new[]
            {
                Market(Pool with { Asset = "BTC" }, trader), Market(Pool with { Units = 0 }, trader), Market(Pool with { Cash = 0 }, trader with { Units = -10 }), Market(Pool with { MostProfit = 0 }, trader),
                Market(Pool with { Deleveraging = new ProfitFactors(.5, .6) }, trader), Market(Pool, trader) with { Backstops = [new Backstop.InsuranceFund(1)] },
                Market(Pool, trader) with { Backstops = [new Backstop.Deleveraging()] }, Market(Pool with { BorrowingFactor = -1 }, trader),
            },
            protocol => Assert.Throws<InputException>(() => Plan(protocol, 100, 1, 1, 1)));
        LendingProtocol staked = Market(Pool, trader) with { Backstops = [new Backstop.StakingModule("ETH", 1, .3, 0) { Capitalization = 1e6 }] };
        Assert.Contains("a staked token with a capitalization", Assert.Throws<InputException>(() => Plan(staked, 100, 1, 1, 1)).Message, StringComparison.Ordinal);
    }

    private static LendingProtocol Market(LiquidationMechanism.LiquidityPool pool, params LeveragedPosition[] positions) => Market("ETH", pool, .02, positions);

    private static LendingProtocol Market(LiquidationMechanism.LiquidityPool pool, double margin, params LeveragedPosition[] positions) => Market("ETH", pool, margin, positions);

    private static LendingProtocol Market(string asset, LiquidationMechanism.LiquidityPool pool, double margin, params LeveragedPosition[] positions) =>
        new(new Dictionary<string, CollateralMarket> { [asset] = new(1 - margin, new PriceOracle.Spot(), pool, null) }, [], Free, new GasMarket.MeanReverting(0, asset, 0, 600, 0)) { Perpetuals = positions };

    private static double Of(ProtocolPath path, int slot) => path.Pools[0].Market[slot];

    private static Dictionary<string, (double Units, double Margin)> Held(ProtocolPath path, LeveragedPosition[] positions)
    {
        string[] order = [.. positions.Where(one => one.Units > 0).OrderByDescending(one => one.BankruptcyPrice).Concat(positions.Where(one => one.Units < 0).OrderBy(one => one.BankruptcyPrice)).Select(one => one.Name)];
        return order.Zip(path.Pools[0].Positions).ToDictionary(pair => pair.First, pair => pair.Second);
    }
}
