using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Margin.BackTests;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Margin.Tests.BackTests;

public sealed class RuleWalkTests
{
    private const double Volatility = .8;
    private const double Spot = 100;
    private static readonly double[] Targets = [.01, .001];
    private static readonly RuleWalk Walk = new(new SimulationRunner(CpuBackend.Widest()));

    // One date and no delay: P(S(1) / S(0) < x), from a normal. 200,000 paths: five standard errors of 1% are 0.11%; a bucket is 0.2% of 1 + ratio.
    [Fact]
    public void A_place_is_the_probability_of_a_price_as_low()
    {
        double deviation = Volatility / Math.Sqrt(365);
        foreach (double ratio in new[] { .9, .93, .96, .985 })
        {
            WalkedLimit limit = Walk.Walk(Market(horizon: 1, delay: 0, paths: 200_000), [Spot, Spot * ratio], Targets).Insolvencies[0];
            double exact = Normal.CDF(0, 1, (Math.Log(ratio) + (deviation * deviation / 2)) / deviation);
            double steep = Normal.PDF(0, 1, (Math.Log(ratio) + (deviation * deviation / 2)) / deviation) / deviation;
            Assert.InRange(limit.Place, exact - (5 * Math.Sqrt(exact * (1 - exact) / 200_000)) - 1e-5, exact + (5 * Math.Sqrt(exact * (1 - exact) / 200_000)) + (.002 * steep));
            Assert.Equal(ratio, limit.Realised!.Value, 12);
        }
    }

    [Fact]
    public void A_borrower_is_closed_out_one_delay_after_the_first_close_below_todays()
    {
        Market market = Market(horizon: 3, delay: 2, paths: 40_000);
        // First below on day 2, so closed out on day 4; what comes on other days is of no interest to the threshold.
        WalkedWindow window = Walk.Walk(market, [100, 101, 99, 20, 60, 300], Targets);
        Assert.All(window.Insolvencies, limit => Assert.Equal(.6, limit.Realised!.Value, 12));
        Assert.All(window.Insolvencies, limit => Assert.True(limit.IsException));
        Assert.Equal(.2, window.Breach.Realised!.Value, 12);
        Assert.True(window.Breach.IsException);
    }

    [Fact]
    public void A_price_that_does_not_fall_is_no_exception()
    {
        WalkedWindow window = Walk.Walk(Market(horizon: 3, delay: 1, paths: 40_000), [100, 100, 104, 103, 10], Targets);
        Assert.All(window.Insolvencies, limit => Assert.Equal((null, 1, false), (limit.Realised, limit.Place, limit.IsException)));
        Assert.Equal(1, window.Breach.Realised);
        Assert.False(window.Breach.IsException);
    }

    [Fact]
    public void A_stricter_target_allows_a_deeper_fall()
    {
        WalkedWindow window = Walk.Walk(Market(horizon: 3, delay: 1, paths: 200_000), [100, 99, 98, 97, 96], Targets);
        Assert.True(window.Insolvencies[1].Limit < window.Insolvencies[0].Limit);
        Assert.False(window.Insolvencies[0].IsException);
    }

    [Fact]
    public void A_target_that_the_paths_do_not_resolve_has_no_limit()
    {
        WalkedWindow window = Walk.Walk(Market(horizon: 2, delay: 0, paths: 10_000), [100, 90, 80], Targets);
        Assert.NotNull(window.Insolvencies[0].Limit);
        Assert.Null(window.Insolvencies[1].Limit);
        Assert.False(window.Insolvencies[1].IsException);
    }

    [Fact]
    public void Windows_without_a_solved_rule_pass_nothing()
    {
        WalkedWindow window = Walk.Walk(Market(horizon: 2, delay: 0, paths: 1000), [100, 90, 80], [.001]);
        RuleBackTest test = RuleBackTest.Of("market", 2, 0, 1000, 42, [new WalkedAsset("A", "given", [window, window with { Day = window.Day.AddDays(2) }], 0)]);
        Assert.Equal(0, test.Insolvencies[0].Observations);
        Assert.False(test.Passes);
    }

    [Fact]
    public void A_window_has_as_many_closes_as_days() =>
        Assert.Throws<ArgumentException>(() => Walk.Walk(Market(horizon: 3, delay: 1, paths: 1000), [100, 99, 98], Targets));

    // 200 windows of the model's own prices: at 5% ten exceptions. The rule of twice the volatility has none, that of half of it a third.
    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(.5, false)]
    public void The_rules_of_a_true_model_pass_and_those_of_a_false_one_do_not(double believed, bool passes)
    {
        const int horizon = 2;
        var random = new Xoshiro256StarStar(11);
        var windows = new List<WalkedWindow>();
        Market market = Market(horizon, delay: 1, paths: 32_768, believed * Volatility);
        for (int window = 0; window < 200; window++)
        {
            double price = Spot;
            var closes = new List<double> { price };
            for (int day = 0; day <= horizon; day++) closes.Add(price *= Math.Exp(Volatility / Math.Sqrt(365) * Normal.InvCDF(0, 1, random.NextDouble() + 1e-17)));
            windows.Add(Walk.Walk(market, closes, [.05]) with { Day = new DateOnly(2024, 1, 1).AddDays(3 * window) });
        }

        RuleBackTest test = RuleBackTest.Of("market", horizon, 1, 32_768, 42, [new WalkedAsset("A", "given", windows, 0)]);

        Assert.Equal(passes, test.Passes);
        Assert.Equal(passes, RuleBackTest.Alone(test.Assets[0], window => window.Insolvencies[0])!.Value.Test.Passes);
        Assert.Equal(200, test.Breaches.Observations);
    }

    private static Market Market(int horizon, int delay, long paths, double volatility = Volatility) => new(
        "market",
        new DateOnly(2026, 1, 1),
        new MarketDataSummary([], [], new DateOnly(2025, 1, 1), new DateOnly(2026, 1, 1), 0, 0),
        new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("A", Spot, volatility, 0)], [[1]]),
        new MarginRules(new Dictionary<string, CollateralRule> { ["A"] = new(.7, .8) }, new Dictionary<string, OptionMarginRule>(), delay),
        [],
        [],
        new SolvencyTarget(.001, .05, .95, horizon),
        new SimulationSettings(paths, 42, Precision.Single));
}
