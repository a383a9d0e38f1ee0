using MathNet.Numerics.Distributions;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Liquidity;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.Tests.Curves;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Tests.Calibration;

public sealed class MarginCalibratorTests
{
    private const double Target = .01;

    [Fact]
    public void The_threshold_is_the_one_found_by_quadrature()
    {
        // A borrower at his threshold: breached when the price first falls below today's, insolvent where it is below the threshold one day later.
        MarketCalibration calibration = Calibrate(Market([("A", 1.2)], horizon: 12, paths: 400_000));
        CollateralRequirement asset = calibration.Collateral[0];
        double deviation = 1.2 * Math.Sqrt(1.0 / 365);
        double mean = -1.2 * 1.2 / 2 / 365;
        double lower = .5;
        double upper = 1;
        for (int i = 0; i < 40; i++)
        {
            double middle = (lower + upper) / 2;
            if (new BorrowerQuadrature(mean, deviation, middle, 12, 1).InsolvencyProbability((1 / middle) - 1) > Target) upper = middle;
            else lower = middle;
        }

        // The interval has a level of 95%; it is widened to the one-in-a-million width, and by the edges' resolution.
        double slack = (2.5 * asset.LiquidationThreshold!.StandardError) + .001;
        Assert.InRange(lower, asset.LiquidationThreshold.Interval.Lower - slack, asset.LiquidationThreshold.Interval.Upper + slack);
        Assert.True(asset.LiquidationThreshold.StandardError < .003);
        Assert.True(asset.Recommended.LiquidationThreshold <= asset.LiquidationThreshold.Interval.Lower);
        Assert.True(asset.RecommendedInsolvencyProbability.Value <= Target, $"{asset.RecommendedInsolvencyProbability.Value}");
        Assert.InRange(asset.RecommendedInsolvencyProbability.Value, .8 * Target, Target);
    }

    // Counting would take two hundred million paths.
    [Theory]
    [InlineData(1e-5)]
    [InlineData(1e-7)]
    public void Importance_sampling_resolves_a_target_that_counting_does_not_see(double target)
    {
        Market market = Market([("A", 1.2)], horizon: 12, paths: 300_000);
        market = market with { Target = market.Target with { InsolvencyProbability = target, BreachProbability = .01 } };
        Assert.Null(Calibrate(market).Collateral[0].LiquidationThreshold);
        MarketCalibration calibration = Calibrate(market with { Estimator = new MarketEstimator.Auto(.1) });
        CollateralRequirement asset = calibration.Collateral[0];
        double deviation = 1.2 * Math.Sqrt(1.0 / 365);
        double mean = -1.2 * 1.2 / 2 / 365;
        double lower = .3;
        double upper = 1;
        for (int i = 0; i < 50; i++)
        {
            double middle = (lower + upper) / 2;
            if (new BorrowerQuadrature(mean, deviation, middle, 12, 1).InsolvencyProbability((1 / middle) - 1) > target) upper = middle;
            else lower = middle;
        }

        // The interval of 95% and as much again on either side, about four standard errors, and half a bucket.
        Assert.True(asset.LiquidationThreshold is not null, asset.Solution.Reason);
        double slack = (2 * asset.LiquidationThreshold.StandardError) + .001;
        Assert.InRange(lower, asset.LiquidationThreshold.Interval.Lower - slack, asset.LiquidationThreshold.Interval.Upper + slack);
        Assert.True(asset.LiquidationThreshold.StandardError < .003, $"{asset.LiquidationThreshold.StandardError}");
        Assert.InRange(asset.RecommendedInsolvencyProbability.Value, .2 * target, 1.3 * target);
        Assert.All(calibration.Runs, run => Assert.InRange(run.ImportanceSampling!.Tilts, 1, 32));
        Assert.Contains("importance sampling", asset.LiquidationThreshold.Method, StringComparison.Ordinal);
        Assert.All(calibration.Choices, choice => Assert.StartsWith("importance sampling", choice.InsolvencyProbability.Method, StringComparison.Ordinal));
    }

    [Fact]
    public void A_target_that_hangs_on_few_weights_is_left_open_in_one_line()
    {
        Market market = Market([("A", 1.2)], horizon: 12, paths: 1000);
        market = market with { Target = market.Target with { InsolvencyProbability = 1e-7, BreachProbability = .01 }, Estimator = new MarketEstimator.ImportanceSampling(.1) };
        MarketCalibration calibration = Calibrate(market);
        CollateralRequirement asset = calibration.Collateral[0];
        Assert.Null(asset.LiquidationThreshold);
        Assert.Equal(asset.Current, asset.Recommended);
        Assert.Contains("by importance sampling", asset.Solution.Reason, StringComparison.Ordinal);
        Assert.True(asset.Solution.PathsNeeded > 1000, asset.Solution.Reason);
        Assert.Contains(calibration.RecommendedRules.Unresolved, line => line.StartsWith("A: ", StringComparison.Ordinal) && !line.Contains('\n', StringComparison.Ordinal));
    }

    // A price that never falls by chance has no failure mode.
    [Fact]
    public void Where_no_pilot_finds_a_way_auto_counts_and_importance_sampling_refuses()
    {
        Market market = Market([("A", 0)], horizon: 5, paths: 20_000);
        market = market with { Target = market.Target with { InsolvencyProbability = 1e-6 } };
        MarketCalibration counted = Calibrate(market with { Estimator = new MarketEstimator.Auto(.1) });
        Assert.Null(counted.Runs[0].ImportanceSampling);
        Assert.StartsWith("A: its price does not fall by chance", counted.RecommendedRules.Unresolved[0], StringComparison.Ordinal);
        InputException refusal = Assert.Throws<InputException>(() => Calibrate(market with { Estimator = new MarketEstimator.ImportanceSampling(.1) }));
        Assert.Contains("importance sampling found no way to insolvency", refusal.Message, StringComparison.Ordinal);
    }

    // The same fund by weights and by counting, where both tell; three standard deviations and a half of the difference.
    [Fact]
    public void The_size_of_the_fund_by_weights_is_that_of_counting()
    {
        Market market = Market([("A", 2)], horizon: 6, paths: 400_000);
        market = market with
        {
            Accounts = [market.Accounts[0] with { Debt = 69.5 }],
            Protocol = new ProtocolTerms(1, [.99]),
            Target = market.Target with { BeyondBackstopProbability = 5e-4 },
        };
        MarketCalibration counted = Calibrate(market);
        MarketCalibration weighted = Calibrate(market with { Estimator = new MarketEstimator.ImportanceSampling(.1) });
        (Estimate one, Estimate other) = (counted.Current.FundSize!, weighted.Current.FundSize!);
        Assert.InRange(one.Value, 1, 30);
        Assert.True(Math.Abs(one.Value - other.Value) < (3.5 * Math.Sqrt((one.StandardError * one.StandardError) + (other.StandardError * other.StandardError))) + .05, $"{one.Value} ± {one.StandardError}, {other.Value} ± {other.StandardError}");
        (one, other) = (counted.Choices[0].InsolvencyProbability, weighted.Choices[0].InsolvencyProbability);
        Assert.True(Math.Abs(one.Value - other.Value) < 4.9 * Math.Sqrt((one.StandardError * one.StandardError) + (other.StandardError * other.StandardError)), $"{one.Value}, {other.Value}");
        Assert.Equal(weighted.Choices.Count, weighted.Runs.Count);
    }

    // Costs and drawn delays, by weights and by counting, where both tell.
    [Fact]
    public void Close_outs_that_cost_something_are_weighted_as_they_are_counted()
    {
        Market market = Market([("A", 2)], horizon: 6, paths: 400_000);
        market = market with
        {
            Accounts = [market.Accounts[0] with { Debt = 65 }],
            Rules = market.Rules with
            {
                LiquidationDelay = 2,
                Delays = new DelayDistribution([new DelayChance(0, .5), new DelayChance(2, .5)]),
                Collateral = new Dictionary<string, CollateralRule> { ["A"] = market.Rules.Collateral["A"] with { Penalty = new LiquidationPenalty(.04, .01) } },
            },
            Liquidity = new MarketLiquidity(new Dictionary<string, LiquidityModel> { ["A"] = new LiquidityModel.SquareRoot(.002, 1, .1, 1e6) { StressExponent = 2 } }, [.5]),
            Target = market.Target with { InsolvencyProbability = 2e-3 },
        };
        MarketCalibration counted = Calibrate(market);
        MarketCalibration weighted = Calibrate(market with { Estimator = new MarketEstimator.ImportanceSampling(.1) });
        (Estimate Counted, Estimate Weighted)[] rows =
        [
            (counted.Current.InsolvencyProbability, weighted.Current.InsolvencyProbability),
            (counted.Current.ExpectedBadDebt, weighted.Current.ExpectedBadDebt),
            (counted.Current.Costs!.Slippage, weighted.Current.Costs!.Slippage),
            (counted.Current.Costs.Penalty, weighted.Current.Costs.Penalty),
            (counted.Collateral[0].LiquidationThreshold!, weighted.Collateral[0].LiquidationThreshold!),
        ];
        Assert.All(rows, row => Assert.True(
            Math.Abs(row.Counted.Value - row.Weighted.Value) < (4.9 * Math.Sqrt((row.Counted.StandardError * row.Counted.StandardError) + (row.Weighted.StandardError * row.Weighted.StandardError))) + (.003 * row.Counted.Value)
            && row.Weighted.StandardError > 0,
            $"{row.Counted.Value} ± {row.Counted.StandardError}, {row.Weighted.Value} ± {row.Weighted.StandardError}"));
        Assert.NotEmpty(weighted.Sizes);
    }

    [Fact]
    public void Auto_counts_what_the_paths_can_count()
    {
        Market market = Market([("A", 1.2)], horizon: 5, paths: 40_000);
        MarketCalibration calibration = Calibrate(market with { Estimator = new MarketEstimator.Auto(.1) });
        Assert.Null(calibration.Runs[0].ImportanceSampling);
        Assert.Equal(Calibrate(market).Runs[0].Fingerprint, calibration.Runs[0].Fingerprint);
    }

    [Fact]
    public void The_recommended_loan_to_value_meets_the_breach_target()
    {
        MarketCalibration calibration = Calibrate(Market([("A", .8), ("B", 1.6)], horizon: 10, paths: 200_000));
        foreach (CollateralRequirement asset in calibration.Collateral)
        {
            Assert.InRange(asset.RecommendedBreachProbability.Value, .03, .05);
            Assert.True(asset.Recommended.LoanToValue < asset.Recommended.LiquidationThreshold);
        }

        Assert.Empty(calibration.RecommendedRules.Unresolved);
        Assert.True(calibration.Collateral[0].Recommended.LiquidationThreshold > calibration.Collateral[1].Recommended.LiquidationThreshold);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 0.5)]
    [InlineData(0, -0.5)]
    [InlineData(1e-9, 2)]
    public void An_asset_without_risk_in_the_simulation_has_its_rules_left_as_they_are(double volatility, double drift)
    {
        Market market = Market([("A", volatility), ("B", .8)], horizon: 5, paths: 20_000);
        market = market with { Model = new GeometricBrownianModel(Measure.RealWorld, [market.Model.Assets[0] with { Drift = drift }, market.Model.Assets[1]], market.Model.Correlation) };
        MarketCalibration calibration = Calibrate(market);
        Assert.Equal(calibration.Collateral[0].Current, calibration.Collateral[0].Recommended);
        Assert.Null(calibration.Collateral[0].LiquidationThreshold);
        Assert.StartsWith("A: its price does not fall by chance in the simulation", Assert.Single(calibration.RecommendedRules.Unresolved), StringComparison.Ordinal);
        Assert.NotNull(calibration.Collateral[1].LiquidationThreshold);
    }

    [Fact]
    public void Options_whose_writers_are_never_insolvent_in_the_simulation_have_their_rule_left_as_it_is()
    {
        Market market = Market([("A", 0)], horizon: 5, paths: 20_000);
        market = market with
        {
            Rules = market.Rules with { Options = new Dictionary<string, OptionMarginRule> { ["A"] = new(.15, .1) } },
            Contracts = [new EuropeanOption("A-PUT", "A", OptionRight.Put, 80, .2, .6, 0, 0)],
        };
        MarketCalibration calibration = Calibrate(market);
        Assert.Equal(new OptionMarginRule(.15, .1), calibration.Options[0].Recommended);
        Assert.Contains(calibration.RecommendedRules.Unresolved, line => line.StartsWith("short options on A: no path of the simulation makes a writer lose by a close-out", StringComparison.Ordinal));
    }

    [Fact]
    public void More_volatility_asks_for_more()
    {
        double[] requirements = [.. new[] { .2, .5, 1, 2 }.Select(volatility =>
            Calibrate(Market([("A", volatility)], horizon: 10, paths: 50_000)).Collateral[0].Solution.Requirement!.Value)];
        Assert.Equal(requirements.Order(), requirements);
        Assert.Equal(4, requirements.Distinct().Count());
    }

    [Fact]
    public void Too_few_paths_leave_the_rules_as_they_are_and_say_how_many_would_do()
    {
        MarketCalibration calibration = Calibrate(Market([("A", 1)], horizon: 10, paths: 500));
        Assert.Equal(calibration.Collateral[0].Current, calibration.Collateral[0].Recommended);
        Assert.Equal(2000, calibration.Collateral[0].Solution.PathsNeeded);
        Assert.Contains("2,000 paths", Assert.Single(calibration.RecommendedRules.Unresolved), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_market_is_calibrated_to_nothing()
    {
        MarketCalibration calibration = Calibrate(Market([], horizon: 3, paths: 1000));
        Assert.Empty(calibration.Collateral);
        Assert.Equal(0, calibration.Current.InsolvencyProbability.Value);
    }

    [Fact]
    public void The_price_fan_has_the_quantiles_of_the_log_normal()
    {
        PriceFan fan = Calibrate(Market([("A", .9)], horizon: 30, paths: 20_000)).Fans[0];
        double years = 30.0 / 365;
        for (int level = 0; level < fan.Levels.Count; level++)
        {
            // Standard error of a sample quantile: sqrt(p (1 - p) / n) over the density; 5.5 of them.
            double p = fan.Levels[level];
            double z = Normal.InvCDF(0, 1, p);
            double standardError = Math.Sqrt(p * (1 - p) / fan.PathCount) / Normal.PDF(0, 1, z);
            double simulated = (Math.Log(fan.Quantiles[level][30] / 100) + (.9 * .9 * years / 2)) / (.9 * Math.Sqrt(years));
            Assert.Equal(z, simulated, (5.5 * standardError) + .001);
        }
    }

    [Fact]
    public void The_second_simulation_takes_the_paths_that_a_rule_gave_the_first()
    {
        Market market = Market([("A", 1)], horizon: 5, paths: 10_000_000);
        StoppingRule error = new StoppingRule.AbsoluteError(.001), time = new StoppingRule.TimeBudget(TimeSpan.FromSeconds(.4));
        var purposes = new List<string>();
        foreach (StoppingRule rule in new[] { error, time })
        {
            Market ruled = market with { Simulation = market.Simulation with { Stopping = rule } };
            MarketCalibration calibration = new MarginCalibrator(new SimulationRunner(CpuBackend.Widest()), purposes.Add).Calibrate(ruled);
            Assert.Equal(rule, calibration.Market.Simulation.Stopping);
            Assert.Equal(calibration.Runs[0].Paths, calibration.Runs[1].Paths);
            Assert.InRange(calibration.Runs[0].Paths, rule == error ? 4 * 32_768 : 32_768, 9_999_999);
            Assert.Equal("all paths", calibration.Runs[1].Stopped);
            Assert.Equal(calibration.Recommended.InsolvencyProbability.StandardError, calibration.Runs[1].StandardError);
            if (rule == error) Assert.True(calibration.Runs[0].StandardError <= .001);
        }

        Assert.Equal(["rules in force", "recommended rules", "rules in force", "recommended rules"], purposes.Where(purpose => !purpose.StartsWith("alternative: ", StringComparison.Ordinal)));
    }

    // Two simulations, the alternatives, and two more of an allocation: the first of them has a fifth of the time.
    [Fact]
    public void A_time_budget_is_shared_with_the_allocation()
    {
        Market market = Market([("A", 1)], horizon: 5, paths: 10_000_000);
        Market budgeted = market with
        {
            Accounts = [new MarginAccount("one", new Dictionary<string, double> { ["A"] = 1 }, 70, new Dictionary<string, double>())],
            Simulation = market.Simulation with { Stopping = new StoppingRule.TimeBudget(TimeSpan.FromSeconds(.4)) },
        };
        string Stopped(RiskStudies studies) => Calibrate(budgeted with { Studies = studies }).Runs[0].Stopped;
        Assert.Equal("time budget 0.4 s for 3 simulations", Stopped(RiskStudies.None));
        Assert.Equal("time budget 0.4 s for 5 simulations", Stopped(new RiskStudies { Allocation = new AllocationStudy([.95]) }));
    }

    // One date to breach on, one day of delay: P(r1 < 0, r1 + r2 < ln L) by quadrature over r1, solved for L. A token, and a stablecoin whose target lies beyond
    // six deviations of the whole run.
    [Theory]
    [InlineData(1.2, 3, .001, 1_600_000)]
    [InlineData(.005, 2.5, .0002, 1_600_000)]
    public void Under_Student_t_returns_the_threshold_is_the_one_found_by_quadrature(double volatility, double degrees, double target, long paths)
    {
        Market market = Market([("A", volatility)], horizon: 1, paths);
        var model = new StudentModel(market.Model.Assets, market.Model.Correlation, [degrees], 1.0 / 365);
        CollateralRequirement asset = Calibrate(market with { Model = model, Target = market.Target with { InsolvencyProbability = target } }).Collateral[0];
        double scale = volatility * Math.Sqrt((degrees - 2) / degrees / 365);
        double lower = .1;
        double upper = 1;
        for (int i = 0; i < 50; i++)
        {
            double middle = (lower + upper) / 2;
            if (BothDays(Math.Log(middle) / scale, degrees) > target) upper = middle;
            else lower = middle;
        }

        Assert.NotNull(asset.LiquidationThreshold);
        double fall = 1 - lower;
        double slack = (2.5 * asset.LiquidationThreshold.StandardError) + (.005 * fall);
        Assert.InRange(lower, asset.LiquidationThreshold.Interval.Lower - slack, asset.LiquidationThreshold.Interval.Upper + slack);
        Assert.True(asset.LiquidationThreshold.StandardError < .05 * fall, $"{asset.LiquidationThreshold.StandardError} of {fall}");
        Assert.True(asset.Recommended.LiquidationThreshold <= asset.LiquidationThreshold.Interval.Lower);
    }

    // One date and one day of delay: every pair of 1200 days, the second at the volatility that the first leaves. Residuals are quantiles of a Student-t of four degrees.
    [Fact]
    public void Under_filtered_history_the_threshold_is_the_one_of_all_pairs_of_days()
    {
        const int days = 1200;
        const double target = .001;
        Market market = Market([("A", .9)], horizon: 1, paths: 1_600_000);
        double[] residuals = [.. Enumerable.Range(0, days).Select(day => Math.Sqrt(.5) * StudentT.InvCDF(0, 1, 4, (day + .5) / days))];
        double mean = residuals.Average();
        for (int day = 0; day < days; day++) residuals[day] -= mean;
        double first = .9 * .9 / 365;
        var model = new FilteredHistoryModel(market.Model.Assets, [[1]], [new(first, VarianceRecursion.Ewma(.94))], [.. residuals.Select(one => new[] { one })], 1.0 / 365);
        CollateralRequirement asset = Calibrate(market with { Model = model, Target = market.Target with { InsolvencyProbability = target } }).Collateral[0];

        double[] closeOuts = [.. residuals.Where(one => one < 0).SelectMany(one => residuals.Select(two => (Math.Sqrt(first) * one) + (Math.Sqrt((.94 * first) + (.06 * first * one * one)) * two))).Order()];
        double lower = Math.Exp(closeOuts[(int)(target * days * days)]);
        Assert.NotNull(asset.LiquidationThreshold);
        double slack = (2.5 * asset.LiquidationThreshold.StandardError) + (.005 * (1 - lower));
        Assert.InRange(lower, asset.LiquidationThreshold.Interval.Lower - slack, asset.LiquidationThreshold.Interval.Upper + slack);
        Assert.True(asset.LiquidationThreshold.StandardError < .05 * (1 - lower), $"{asset.LiquidationThreshold.StandardError} of {1 - lower}");
    }

    // P(X < 0, X + Y < x) of two independent t, x below zero: the integral of f(u) F(x - u) over u below zero, u = x t / (1 - t).
    private static double BothDays(double x, double degrees)
    {
        const double step = 1e-4;
        double sum = 0;
        for (double t = step / 2; t < 1; t += step)
        {
            double u = x * t / (1 - t);
            sum += step * -x / ((1 - t) * (1 - t)) * StudentT.PDF(0, 1, degrees, u) * Math.Min(1, StudentT.CDF(0, 1, degrees, x - u));
        }

        return sum;
    }

    private static MarketCalibration Calibrate(Market market) => new MarginCalibrator(new SimulationRunner(CpuBackend.Widest())).Calibrate(market);

    private static Market Market((string Name, double Volatility)[] assets, int horizon, long paths)
    {
        ModelAsset[] modelled = assets.Length > 0
            ? [.. assets.Select(asset => new ModelAsset(asset.Name, 100, asset.Volatility, 0))]
            : [new ModelAsset("unused", 100, 1, 0)];
        return new Market(
            "test",
            new DateOnly(2026, 1, 1),
            new MarketDataSummary([], [], new DateOnly(2025, 1, 1), new DateOnly(2026, 1, 1), 0, 365),
            new GeometricBrownianModel(Measure.RealWorld, modelled, [.. modelled.Select((_, i) => (IReadOnlyList<double>)[.. modelled.Select((_, j) => i == j ? 1.0 : .5)])]),
            new MarginRules(assets.ToDictionary(asset => asset.Name, _ => new CollateralRule(.6, .7)), new Dictionary<string, OptionMarginRule>(), 1),
            [],
            [.. assets.Select(asset => new MarginAccount($"account {asset.Name}", new Dictionary<string, double> { [asset.Name] = 1 }, 60, new Dictionary<string, double>()))],
            new SolvencyTarget(Target, .05, .95, horizon),
            new SimulationSettings(paths, 9, Precision.Single));
    }
}
