using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using static MonteCarloRisk.Margin.Tests.Recommendation.SampleLimits;

namespace MonteCarloRisk.Margin.Tests.Recommendation;

public sealed class GovernedCalibrationTests
{
    [Fact]
    public void Limits_that_do_not_bind_move_nothing()
    {
        MarketCalibration free = Calibrate(Lending(1.2));
        MarketCalibration governed = Calibrate(Lending(1.2) with { Governance = Limits(Limit(step: .5, rounding: .001), Limit(step: .5, rounding: .001)) });
        Assert.Equal(free.Runs.Select(run => run.Fingerprint), governed.Runs.Select(run => run.Fingerprint));
        Assert.Empty(governed.RecommendedRules.Binding);
        Assert.Equal(governed.Collateral[0].Recommended, governed.Collateral[0].Solved);
        Assert.Null(free.Collateral[0].Solved);
    }

    [Fact]
    public void A_step_that_leaves_the_target_open_is_told_with_what_it_reaches()
    {
        MarketCalibration calibration = Calibrate(Lending(1.2) with { Rules = Rules(("A", .9, .97)), Governance = Limits(Limit(step: .05, rounding: .001), Limit(step: .01, rounding: .001)) });
        CollateralRequirement asset = calibration.Collateral[0];
        Assert.Equal(new CollateralRule(.85, .96), asset.Recommended);
        string open = Assert.Single(calibration.RecommendedRules.Unresolved, line => line.StartsWith("A: liquidation threshold 96.00% is held by the largest step, 1 percentage points", StringComparison.Ordinal));
        Assert.Contains($"the insolvency probability is {asset.RecommendedInsolvencyProbability.Value:G3}", open, StringComparison.Ordinal);
        Assert.True(asset.RecommendedInsolvencyProbability.Interval.Lower > .01);
        Assert.True(asset.RecommendedInsolvencyProbability.Value < asset.CurrentInsolvencyProbability.Value);

        // As many changes as told, and no fewer, reach what is solved.
        int changes = calibration.RecommendedRules.Binding.Single(bound => bound.Parameter == MarginParameter.LiquidationThreshold).Changes!.Value;
        Assert.Equal((int)Math.Ceiling((.97 - asset.Solved!.LiquidationThreshold - 1e-9) / .01), changes);
    }

    [Fact]
    public void Where_no_margin_meets_the_target_the_nearest_delay_and_horizon_that_could_are_true()
    {
        MarketCalibration calibration = Calibrate(Writing(delay: 12, horizon: 4));
        string open = Assert.Single(calibration.RecommendedRules.Unresolved);
        Assert.StartsWith("short options on A: no margin up to the whole notional meets 0.01", open, StringComparison.Ordinal);
        int delay = int.Parse(open.Split("with a liquidation delay of ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(delay, 1, 10);
        Assert.NotNull(Calibrate(Writing(delay, horizon: 4)).Options[0].Solution.Requirement);
        Assert.Null(Calibrate(Writing(delay + 1, horizon: 4)).Options[0].Solution.Requirement);
        Assert.DoesNotContain("within", open.Split("the nearest that could")[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_helps_it_is_said()
    {
        // The writer is insolvent a day later with more than the target's probability, whatever the horizon, and there is no delay to shorten.
        Market market = Writing(delay: 1, horizon: 1);
        market = market with { Model = new GeometricBrownianModel(Measure.RealWorld, [market.Model.Assets[0] with { Volatility = 6 }], market.Model.Correlation) };
        string open = Assert.Single(Calibrate(market).RecommendedRules.Unresolved);
        Assert.True(open.Contains("neither a shorter liquidation delay alone", StringComparison.Ordinal) || open.Contains("with a liquidation delay of 0", StringComparison.Ordinal), open);
    }

    private static MarketCalibration Calibrate(Market market) => new MarginCalibrator(new SimulationRunner(CpuBackend.Widest())).Calibrate(market);

    private static Market Lending(double volatility) => Market(volatility, Rules(("A", .6, .7)), [], 10);

    private static Market Writing(int delay, int horizon) => Market(
        2,
        Options(("A", .2, .1)) with { LiquidationDelay = delay },
        [new EuropeanOption("A-CALL", "A", OptionRight.Call, 100, .25, .8, 0, 0)],
        horizon);

    private static Market Market(double volatility, MarginRules rules, IReadOnlyList<EuropeanOption> contracts, int horizon) => new(
        "test",
        new DateOnly(2026, 1, 1),
        new MarketDataSummary([], [], new DateOnly(2025, 1, 1), new DateOnly(2026, 1, 1), 0, 365),
        new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("A", 100, volatility, 0)], [[1]]),
        rules,
        contracts,
        [],
        new SolvencyTarget(.01, .05, .95, horizon),
        new SimulationSettings(60_000, 9, Precision.Single));
}
