using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Backstops;
using MonteCarloRisk.Domain.Protocols.Controls;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Domain.Protocols.Lending;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Markets;
using MonteCarloRisk.Domain.Protocols.Oracles;
using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.Protocols;
using MonteCarloRisk.Simulation.Protocols;

namespace MonteCarloRisk.Simulation.Tests.Protocols;

/// <summary>Falls without randomness, whose course is known: S(k) = spot ratio^k on steps of five minutes.</summary>
public sealed class FollowedByHandTests
{
    private const double StepYears = 1 / (365.0 * 288);
    private const double Relative = 1e-9;

    private static readonly KeeperPool Free = new(1e12, 60, 1, 0, 1, 60, 1);
    private static readonly GasMarket NoGas = new GasMarket.MeanReverting(0, "ETH", 0, 600, 0);

    [Fact]
    public void A_security_module_hides_a_fall_for_up_to_two_periods_and_the_auction_is_taken_below_the_market()
    {
        // The price falls by a tenth an hour. The module reads it at date 12 and tells it at date 24.
        double ratio = Math.Pow(.9, 1 / 12.0);
        ProtocolPath path = Follow(Vault(10, 12_500, .69, new PriceOracle.SecurityModule(3600), Clip(.99, 90)), ratio, 2000, 60);
        ProtocolEvent auction = path.Events.First(happened => happened.Kind == ProtocolEventKind.Auction);
        Assert.Equal(24, auction.Date);
        Close(12_500 * 1.13, auction.Amount);
        Close(1800, path.Prices[0][23].Oracle);
        int taken = 24;
        double Price(int date) => 1980 * Math.Pow(.99, Math.Floor((date - 24) * 300 / 90.0));
        while (Price(taken) >= 2000 * Math.Pow(ratio, taken)) taken++;
        ProtocolEvent sale = Assert.Single(path.Events, happened => happened.Kind == ProtocolEventKind.Liquidation);
        Assert.Equal(taken, sale.Date);
        double lotNeeded = 14_125 / Price(taken);
        Assert.True(lotNeeded < 10);
        Close(12_500, sale.Amount);
        Close(10 - lotNeeded, path.Positions[0][PositionState.Units]);
        Close(1625, path.Ledger[PathLedger.Revenue]);
        Close(lotNeeded * 2000 * Math.Pow(ratio, taken), path.Ledger[PathLedger.Liquidated]);
    }

    [Fact]
    public void A_lot_that_does_not_cover_the_debt_leaves_bad_debt_which_fund_and_stakers_pay_first()
    {
        double ratio = Math.Pow(.6, 1 / 12.0);
        LendingProtocol protocol = Vault(10, 12_500, .69, new PriceOracle.SecurityModule(3600), Clip(.97, 90) with { Cusp = 0 }) with
        {
            Backstops = [new Backstop.InsuranceFund(1000), new Backstop.StakingModule("ETH", 10, .5, .2)],
        };
        ProtocolPath path = Follow(protocol, ratio, 2000, 60);
        int start = path.Events.First(happened => happened.Kind == ProtocolEventKind.Auction).Date;
        Assert.Equal(24, start);
        int taken = start;
        double Price(int date) => 1320 * Math.Pow(.97, Math.Floor((date - start) * 300 / 90.0));
        double Market(int date) => 2000 * Math.Pow(ratio, date);
        while (Price(taken) >= Market(taken)) taken++;
        double paid = 10 * Price(taken);
        double badDebt = 12_500 - paid;
        Assert.Equal(taken, path.Events.First(happened => happened.Kind == ProtocolEventKind.BadDebt).Date);
        Close(badDebt, path.BadDebt);
        Close(1000, path.Ledger[PathLedger.PaidByFund]);
        double stakers = 5 * .8 * Market(taken);
        Assert.True(stakers < badDebt - 1000);
        Close(stakers, path.Ledger[PathLedger.PaidByStakers]);
        Close(badDebt - 1000 - stakers, path.Ledger[PathLedger.Socialized]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Keepers_sell_into_a_thin_market_as_competitors_in_quantities(int competitors)
    {
        // One step to 97: health 0.9949, half of the debt may be repaid, which the market does not take.
        LendingProtocol protocol = Vault(10, 780, .8, new PriceOracle.Spot(), new LiquidationMechanism.FixedBonus(.05, .5, .95, .2)) with { Keepers = Free with { Competitors = competitors } };
        const double inverseDepth = 2e-3;
        protocol = protocol with { Collateral = new Dictionary<string, CollateralMarket> { ["ETH"] = protocol.Collateral["ETH"] with { Depth = new MarketDepth(.04 / inverseDepth, 300, 0) } } };
        ProtocolPath path = Follow(protocol, .97, 100, 1);
        double net = 1.05 - (.2 * .05);
        double cost = 97 / net;
        double margin = 97 - cost;
        double decline = 97 * 97 * inverseDepth;
        double units = 2.0 * competitors / (competitors + 1) * margin / decline;
        ProtocolEvent sale = Assert.Single(path.Events);
        Close(units * cost, sale.Amount);
        Close((units * margin) - (decline * units * units / 2), path.Ledger[PathLedger.KeeperProfit]);
        Close(10 - (units * 1.05 / net), path.Positions[0][PositionState.Units]);
        Close(780 - (units * cost), path.Positions[0][PositionState.ScaledDebt]);
        Close(units * .2 * .05 / net * 97, path.Ledger[PathLedger.Revenue]);
    }

    [Fact]
    public void Gas_at_the_price_of_an_asset_follows_it()
    {
        // One step to 97: half the debt at a bonus of 5%, and gas that costs 3 at 100 costs 2.91.
        LendingProtocol protocol = Vault(10, 780, .8, new PriceOracle.Spot(), new LiquidationMechanism.FixedBonus(.05, .5, .95, 0)) with { Gas = new GasMarket.AssetPrice(3, "ETH") };
        ProtocolPath path = Follow(protocol, .97, 100, 1);
        ProtocolEvent sale = Assert.Single(path.Events);
        Close(390, sale.Amount);
        Close((390 * .05) - 2.91, path.Ledger[PathLedger.KeeperProfit]);
        Assert.Empty(Follow(protocol with { Gas = new GasMarket.AssetPrice(20.2, "ETH") }, .97, 100, 1).Events);
    }

    [Theory]
    [InlineData(.01, 86_400, 0)]
    [InlineData(.01, 86_400, 600)]
    [InlineData(.5, 3600, 0)]
    public void A_feed_is_pushed_at_its_deviation_or_heartbeat(double deviation, double heartbeat, double latency)
    {
        const double ratio = .9963;
        ProtocolPath path = Follow(Vault(10, 1, .8, new PriceOracle.Push(heartbeat, deviation, latency), Clip(.99, 90)), ratio, 100, 50);
        double last = 100;
        int lastDate = 0;
        for (int date = 1; date <= 50; date++)
        {
            double source = 100 * Math.Pow(ratio, Math.Max(0, date - (latency / 300)));
            if (Math.Abs(source - last) > deviation * last || date - lastDate >= heartbeat / 300) (last, lastDate) = (source, date);
            Close(last, path.Prices[0][date - 1].Oracle);
        }
    }

    [Fact]
    public void A_moving_average_lags_a_fall_by_its_half_life()
    {
        const double ratio = .99;
        ProtocolPath path = Follow(Vault(10, 1, .8, new PriceOracle.MovingAverage(600), Clip(.99, 90)), ratio, 100, 40);
        double kept = Math.Pow(2, -.5);

        // The sum of the recursion: O(n) = kept^n S0 + (1 - kept) sum_j kept^(n - j) S0 ratio^j.
        for (int n = 1; n <= 40; n++)
        {
            double sum = 100 * Math.Pow(kept, n) + ((1 - kept) * 100 * ratio * (Math.Pow(ratio, n) - Math.Pow(kept, n)) / (ratio - kept));
            Close(sum, path.Prices[0][n - 1].Oracle);
        }
    }

    [Fact]
    public void A_floor_keeps_the_protocol_blind_to_a_crash()
    {
        // The floor of the LUNA feed was ten times the market: nobody is liquidated, and all debt beyond the market is bad.
        ProtocolPath path = Follow(Vault(1000, 50, .6, new PriceOracle.Spot { Floor = .107 }, new LiquidationMechanism.FixedBonus(.1, .5, .95, 0)), Math.Pow(.01 / .2, 1 / 12.0), .2, 12);
        Assert.DoesNotContain(path.Events, happened => happened.Kind == ProtocolEventKind.Liquidation);
        Close(50 - (1000 * .01), path.BadDebt);
    }

    [Fact]
    public void Interest_follows_the_kinked_curve()
    {
        var curve = new InterestCurve(.01, .04, .6, .8, .1, 1000);
        ProtocolPath path = Follow(Vault(100, 900, .8, new PriceOracle.Spot(), Clip(.99, 90)) with { Interest = curve }, 1, 100, 288);
        double debt = 900;
        double supplied = 1000;
        double reserves = 0;
        for (int i = 0; i < 288; i++)
        {
            double u = debt / supplied;
            double rate = .01 + (.04 * Math.Min(u, .8) / .8) + (.6 * Math.Max(0, u - .8) / .2);
            double interest = debt * rate * StepYears;
            debt += interest;
            supplied += .9 * interest;
            reserves += .1 * interest;
        }

        Close(debt, 900 * path.Ledger[PathLedger.DebtIndex]);
        Close(supplied, path.Ledger[PathLedger.Supplied]);
        Close(reserves, path.Ledger[PathLedger.Revenue], 1e-6);
    }

    [Fact]
    public void A_breaker_halts_liquidations_for_its_cool_down()
    {
        // A fall of a twentieth a step passes a tenth within three steps, and halts from the date after, on which the vault becomes unhealthy.
        LendingProtocol protocol = Vault(10, 660, .8, new PriceOracle.Spot(), new LiquidationMechanism.FixedBonus(.05, 1, .95, 0)) with
        {
            Breakers = [new CircuitBreaker("ETH", .12, 900, 3000)],
        };
        ProtocolPath path = Follow(protocol, .95, 100, 20);
        ProtocolEvent halt = path.Events.First(happened => happened.Kind == ProtocolEventKind.Halt);
        Assert.Equal(3, halt.Date);
        Assert.Equal(14, path.Events.First(happened => happened.Kind == ProtocolEventKind.Liquidation).Date);
    }

    [Fact]
    public void Sales_lower_the_market_which_recovers_by_half_in_a_half_life()
    {
        LendingProtocol protocol = Vault(10, 780, .8, new PriceOracle.Spot(), new LiquidationMechanism.FixedBonus(.05, .5, .95, 0));
        protocol = protocol with { Collateral = new Dictionary<string, CollateralMarket> { ["ETH"] = protocol.Collateral["ETH"] with { Depth = new MarketDepth(1e4, 900, 0) } } };

        // A step to 97.4, and flat from there: the price is 97.4 from date 1 on.
        var model = new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("ETH", 97.4, 0, 0)], [[1]]);
        ProtocolPath path = ProtocolTrace.Follow(ProtocolPlan.Create(model, protocol, new MonitoringDates(7, StepYears), new SimulationSettings(1, 1, Precision.Double)), 0);
        double sold = path.Events[0].Amount * 1.05;
        double impact = sold * 4e-6;
        double second = impact;
        Assert.Single(path.Events);
        for (int date = 2; date <= 7; date++)
        {
            Close(97.4 * (1 - second), path.Prices[0][date - 1].Market);
            second *= Math.Pow(2, -1 / 3.0);
        }
    }

    private static LiquidationMechanism.DutchAuction Clip(double cut, double step) => new(.13, 1.1, new AuctionDecline.Stairstep(cut, step), 7200, .45, 0, 0, 0, null);

    private static LendingProtocol Vault(double units, double debt, double threshold, PriceOracle oracle, LiquidationMechanism liquidation) =>
        new(new Dictionary<string, CollateralMarket> { ["ETH"] = new(threshold, oracle, liquidation, null) }, [new LendingPosition("vault", "ETH", units, debt)], Free, NoGas);

    private static ProtocolPath Follow(LendingProtocol protocol, double ratio, double spot, int dates)
    {
        var model = new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("ETH", spot, 0, Math.Log(ratio) / StepYears)], [[1]]);
        return ProtocolTrace.Follow(ProtocolPlan.Create(model, protocol, new MonitoringDates(dates, StepYears), new SimulationSettings(1, 1, Precision.Double)), 0);
    }

    private static void Close(double expected, double actual, double relative = Relative) => Assert.InRange(actual, expected - (relative * Math.Abs(expected)), expected + (relative * Math.Abs(expected)));
}
