using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Controls;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Oracles;
using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.Protocols;
using MonteCarloRisk.Simulation.Protocols;

namespace MonteCarloRisk.Simulation.Tests.Protocols;

/// <summary>What oracles tell of falls without randomness, S(k) = 100 ratio^k on steps of five minutes, and what the protocol makes of it.</summary>
public sealed class OraclesByHandTests
{
    private const double StepYears = 1 / (365.0 * 288);
    private const double Relative = 1e-9;
    private const double Ratio = .99;

    private static readonly KeeperPool Free = new(1e12, 60, 1, 0, 1, 60, 1);
    private static readonly GasMarket NoGas = new GasMarket.MeanReverting(0, "ETH", 0, 600, 0);
    private static readonly LiquidationMechanism Bonus = new LiquidationMechanism.FixedBonus(.05, .1, .1, 0);

    [Fact]
    public void A_fixed_price_hides_a_fall_and_all_that_collateral_does_not_recover_is_bad_debt()
    {
        // Stream's xUSD of November 2025: 285 million lent, 0.26 recovered of each.
        LendingProtocol protocol = Vault(300e6, 285e6, .95, new PriceOracle.FixedPrice(1));
        ProtocolPath path = Follow(protocol, Math.Pow(.26, .05), 1, 20);
        Assert.DoesNotContain(path.Events, happened => happened.Kind == ProtocolEventKind.Liquidation);
        Assert.All(path.Prices[0], price => Assert.Equal(1, price.Oracle));
        Close(285e6 - (300e6 * .26), path.BadDebt);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(.05)]
    public void A_feed_reads_another_asset_where_it_is_told_to(double deviation)
    {
        // Staked at 80, redeemed for 1.1 of what stands at 100: the protocol does not see that the market pays less and less.
        PriceOracle oracle = deviation > 0 ? new PriceOracle.Push(1e6, deviation, 0) { Reference = new FeedReference("ETH", 1.1) } : new PriceOracle.Spot { Reference = new FeedReference("ETH", 1.1) };
        var model = new GeometricBrownianModel(
            Measure.RealWorld,
            [new ModelAsset("ETH", 100, 0, Math.Log(Ratio) / StepYears), new ModelAsset("stETH", 80, 0, Math.Log(.98) / StepYears)],
            [[1, 0], [0, 1]]);
        LendingProtocol protocol = Vault(1, 1, .8, oracle);
        protocol = protocol with
        {
            Collateral = new Dictionary<string, CollateralMarket> { ["stETH"] = protocol.Collateral["ETH"] },
            Positions = [protocol.Positions[0] with { Asset = "stETH" }],
        };
        var dates = new MonitoringDates(30, StepYears);
        ProtocolPath path = ProtocolTrace.Follow(ProtocolPlan.Create(model, protocol, dates, new SimulationSettings(1, 1, Precision.Double)), 0);
        double told = 110;
        for (int date = 1; date <= 30; date++)
        {
            double read = 110 * Math.Pow(Ratio, date);
            if (Math.Abs(read - told) > deviation * told) told = read;
            Close(told, path.Prices[1][date - 1].Oracle);
            Close(80 * Math.Pow(.98, date), path.Prices[1][date - 1].Market);
        }
    }

    [Theory]
    [InlineData(WindowMean.Arithmetic)]
    [InlineData(WindowMean.Geometric)]
    public void A_window_tells_the_mean_of_its_prices(WindowMean mean)
    {
        const int window = 7;
        ProtocolPath path = Follow(Vault(1, 1, .8, new PriceOracle.TimeWeightedAverage(window * 300, mean)), Ratio, 100, 40);
        for (int date = 1; date <= 40; date++)
        {
            double[] prices = [.. Enumerable.Range(date - window + 1, window).Select(k => Price(Math.Max(0, k)))];
            Close(mean == WindowMean.Arithmetic ? prices.Average() : Math.Exp(prices.Average(Math.Log)), path.Prices[0][date - 1].Oracle);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void A_median_passes_over_sources_that_hang_or_are_wrong(int sources)
    {
        PriceOracle[] all =
        [
            new PriceOracle.Spot { WrongFeed = new WrongFeed(1000, 1500, new Occurrence.Once(3000)) },
            new PriceOracle.FixedPrice(96.5),
            new PriceOracle.MovingAverage(600),
            new PriceOracle.Push(1e6, .035, 0) { Floor = 80 },
            new PriceOracle.Spot { Cap = 93 },
        ];
        ProtocolPath path = Follow(Vault(1, 1, .8, new PriceOracle.Median([.. all.Take(sources)])), Ratio, 100, 40);
        double average = 100;
        double pushed = 100;
        for (int date = 1; date <= 40; date++)
        {
            double price = Price(date);
            average = (Math.Pow(2, -.5) * (average - price)) + price;
            if (Math.Abs(price - pushed) > .035 * pushed) pushed = price;
            double[] told = [price * (date is >= 10 and < 15 ? 1000 : 1), 96.5, average, Math.Max(80, pushed), Math.Min(93, price)];
            Close(told.Take(sources).Order().ElementAt(sources / 2), path.Prices[0][date - 1].Oracle);
        }

        ProtocolEvent wrong = Assert.Single(path.Events, happened => happened.Kind == ProtocolEventKind.WrongFeed);
        Assert.Equal(10, wrong.Date);
        Close(1000 * Price(10), wrong.Amount);
    }

    [Fact]
    public void A_wrong_feed_is_told_a_latency_later_and_liquidates_who_is_healthy_on_the_market()
    {
        LendingProtocol protocol = Vault(10, 300, .8, new PriceOracle.Push(3600, .01, 600) { WrongFeed = new WrongFeed(.3, 300, new Occurrence.Once(1500)) });
        ProtocolPath path = Follow(protocol, 1, 100, 12);
        for (int date = 1; date <= 12; date++) Close(date == 7 ? 30 : 100, path.Prices[0][date - 1].Oracle);
        Assert.All(path.Prices[0], price => Close(100, price.Market));
        ProtocolEvent sale = Assert.Single(path.Events, happened => happened.Kind == ProtocolEventKind.Liquidation);
        Assert.Equal(7, sale.Date);
        Close(30, sale.Amount);
        Close(30 * 1.05 / 30 * 100, path.Ledger[PathLedger.Liquidated]);
    }

    [Fact]
    public void A_feed_that_is_far_too_high_keeps_a_crash_from_being_seen()
    {
        // Moonwell's wrsETH of November 2025: a token of some 3,500 stood at 1.65 million ETH.
        LendingProtocol protocol = Vault(1, 2000, .7, new PriceOracle.Spot { WrongFeed = new WrongFeed(1.65e6, 86_400, new Occurrence.Once(300)) });
        ProtocolPath path = Follow(protocol, .9, 3500, 20);
        Assert.DoesNotContain(path.Events, happened => happened.Kind == ProtocolEventKind.Liquidation);
        Close(2000 - (3500 * Math.Pow(.9, 20)), path.BadDebt);
    }

    [Theory]
    [InlineData(0, 19)]
    [InlineData(.95, 15)]
    public void After_a_sequencers_outage_nobody_is_liquidated_in_the_grace_period_but_far_below_the_threshold(double leastHealth, int expected)
    {
        // Unhealthy from date 6 on, where the sequencer is down until date 12, and below a health of 0.95 from date 15 on; the grace period of six dates ends after date 18.
        double debt = .8 * 100 * Math.Pow(Ratio, 9.7);
        LendingProtocol protocol = Vault(1, debt, .8, new PriceOracle.Spot()) with
        {
            Sequencer = new SequencerOutage(new Occurrence.Once(1800), 1800, 1800, leastHealth),
        };
        ProtocolPath path = Follow(protocol, Ratio, 100, 30);
        Assert.Equal(6, Assert.Single(path.Events, happened => happened.Kind == ProtocolEventKind.SequencerOutage).Date);
        for (int date = 1; date <= 30; date++) Close(Price(date is >= 6 and < 12 ? 5 : date), path.Prices[0][date - 1].Oracle);
        Assert.Equal(expected, path.Events.First(happened => happened.Kind == ProtocolEventKind.Liquidation).Date);
    }

    [Fact]
    public void A_price_that_is_too_old_stops_liquidations_until_the_next_push()
    {
        // Pushed at each fall of a tenth, which is each eleventh date; unhealthy from the second push on, stale from the fifth date after a push on.
        LendingProtocol protocol = Vault(1, 70, .8, new PriceOracle.Push(1e6, .1, 0) { Staleness = new Staleness(1200) });
        ProtocolPath path = Follow(protocol, Ratio, 100, 36);
        Assert.Equal([11, 22, 33], path.Events.Where(happened => happened.Kind == ProtocolEventKind.OraclePush).Select(happened => happened.Date));
        Assert.Equal([5, 16, 27], path.Events.Where(happened => happened.Kind == ProtocolEventKind.StalePrice).Select(happened => happened.Date));
        Assert.Equal([22, 23, 24, 25, 26, 33, 34, 35, 36], path.Events.Where(happened => happened.Kind == ProtocolEventKind.Liquidation).Select(happened => happened.Date));
    }

    [Fact]
    public void A_standing_oracle_ages_from_when_it_stops()
    {
        LendingProtocol protocol = Vault(1, 70, .8, new PriceOracle.Spot { Staleness = new Staleness(600) }) with { Sequencer = new SequencerOutage(new Occurrence.Once(1500), 1500, 0, 0) };
        ProtocolPath path = Follow(protocol, 1, 100, 20);
        Assert.Equal(7, Assert.Single(path.Events, happened => happened.Kind == ProtocolEventKind.StalePrice).Date);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Collateral_counts_at_the_lower_end_of_its_price(double multiple)
    {
        LendingProtocol protocol = Vault(1, 70, .8, new PriceOracle.Spot { Confidence = new PriceConfidence(.01, multiple, null) });
        ProtocolPath path = Follow(protocol, Ratio, 100, 30);
        int expected = 1;
        while (Price(expected) * (1 - (multiple * .01)) * .8 >= 70) expected++;
        Assert.Equal(expected, path.Events.First(happened => happened.Kind == ProtocolEventKind.Liquidation).Date);
    }

    [Fact]
    public void A_price_whose_interval_is_too_wide_stops_liquidations()
    {
        // The model's volatility is that of steps of 0.03%, the path moves 33 times as far: the mean square grows by (1 - kept) 1100 a step, to 4 after a dozen dates.
        const double step = .0003;
        double kept = Math.Pow(.94, 1 / 288.0);
        var model = new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("ETH", 100, step / Math.Sqrt(StepYears), (Math.Log(Ratio) / StepYears) + (step * step / StepYears / 2))], [[1]]);
        // A thousandth of the debt a date, so that there is something to liquidate on every date, those after the bar too.
        LendingProtocol protocol = Vault(1, 79, .8, new PriceOracle.Spot { Confidence = new PriceConfidence(.01, 0, .02) });
        protocol = protocol with { Collateral = protocol.Collateral.ToDictionary(pair => pair.Key, pair => pair.Value with { Liquidation = new LiquidationMechanism.FixedBonus(.05, .001, .1, 0) }) };
        ProtocolPath path = ProtocolTrace.Follow(ProtocolPlan.Create(model, protocol, new MonitoringDates(24, StepYears), new SimulationSettings(1, 3, Precision.Double)), 0);
        double stress = 1;
        int expected = 0;
        double before = 100;
        for (int date = 1; stress <= 4; date++)
        {
            double moved = Math.Log(path.Prices[0][date - 1].Market / before);
            before = path.Prices[0][date - 1].Market;
            stress = (kept * stress) + ((1 - kept) * moved * moved / (step * step));
            expected = date;
        }

        Assert.InRange(expected, 10, 20);
        Assert.Equal(expected, Assert.Single(path.Events, happened => happened.Kind == ProtocolEventKind.UncertainPrice).Date);
        Assert.Equal(Enumerable.Range(2, expected - 2), path.Events.Where(happened => happened.Kind == ProtocolEventKind.Liquidation).Select(happened => happened.Date));
    }

    [Fact]
    public void A_staking_tokens_rate_counts_no_more_than_its_snapshot_has_grown()
    {
        // The token grows ten times as fast against ETH as the cap lets it, and later falls below the cap.
        const double growth = .1;
        var model = new GeometricBrownianModel(
            Measure.RealWorld, [new ModelAsset("ETH", 100, 0, Math.Log(Ratio) / StepYears), new ModelAsset("stETH", 104, 0, (Math.Log(Ratio) / StepYears) + 1)], [[1, 0], [0, 1]]);
        LendingProtocol protocol = Vault(1, 1, .8, new PriceOracle.Spot()) with
        {
            Collateral = new Dictionary<string, CollateralMarket> { ["stETH"] = new(.8, new PriceOracle.Spot { GrowthCap = new RateCap("ETH", 1.04, growth) }, Bonus, null) },
            Positions = [new LendingPosition("vault", "stETH", 1, 1)],
        };
        ProtocolPath path = ProtocolTrace.Follow(ProtocolPlan.Create(model, protocol, new MonitoringDates(40, StepYears), new SimulationSettings(1, 1, Precision.Double)), 0);
        for (int date = 1; date <= 40; date++)
        {
            Close(Price(date) * 1.04 * (1 + (growth * date * StepYears)), path.Prices[1][date - 1].Oracle);
            Close(Price(date) * 1.04 * Math.Exp(date * StepYears), path.Prices[1][date - 1].Market);
        }
    }

    [Fact]
    public void Noise_has_its_deviation_and_is_forgotten_by_half_in_a_half_life()
    {
        const int paths = 4000;
        const int dates = 6;
        const double deviation = .02;
        SimulationPlan plan = Plan(Vault(1, 1, .8, new PriceOracle.Spot { Noise = new FeedNoise(deviation, 300) }), Ratio, 100, dates, paths);
        double[][] noise = [.. Enumerable.Range(0, paths).Select(path => ProtocolTrace.Follow(plan, path).Prices[0].Select(price => Math.Log(price.Oracle / price.Market)).ToArray())];
        double variance = noise.Average(path => path[dates - 1] * path[dates - 1]);
        double covariance = noise.Average(path => path[dates - 1] * path[dates - 2]);

        // x' = x / 2 + deviation sqrt(3/4) z from zero: the variance after n steps is deviation^2 (1 - 4^-n). Bound 4.9: one false alarm in a million; an error of 4% of the deviation would be seen.
        double Expected(int n) => deviation * deviation * (1 - Math.Pow(.25, n));
        double standardError = Expected(dates) * Math.Sqrt(2.0 / paths);
        Assert.InRange(variance - Expected(dates), -4.9 * standardError, 4.9 * standardError);
        Assert.InRange(covariance - (.5 * Expected(dates - 1)), -4.9 * standardError, 4.9 * standardError);
    }

    private static double Price(int date) => 100 * Math.Pow(Ratio, date);

    private static LendingProtocol Vault(double units, double debt, double threshold, PriceOracle oracle) =>
        new(new Dictionary<string, CollateralMarket> { ["ETH"] = new(threshold, oracle, Bonus, null) }, [new LendingPosition("vault", "ETH", units, debt)], Free, NoGas);

    private static ProtocolPath Follow(LendingProtocol protocol, double ratio, double spot, int dates) => ProtocolTrace.Follow(Plan(protocol, ratio, spot, dates, 1), 0);

    private static SimulationPlan Plan(LendingProtocol protocol, double ratio, double spot, int dates, long paths)
    {
        var model = new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("ETH", spot, 0, Math.Log(ratio) / StepYears)], [[1]]);
        return ProtocolPlan.Create(model, protocol, new MonitoringDates(dates, StepYears), new SimulationSettings(paths, 1, Precision.Double));
    }

    private static void Close(double expected, double actual) => Assert.InRange(actual, expected - (Relative * Math.Abs(expected)), expected + (Relative * Math.Abs(expected)));
}
