using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.FittingErrors;
using MonteCarloRisk.Margin.Tests.Curves;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Tests.FittingErrors;

public sealed class FittingErrorTests
{
    private const double Fitted = 1.0, Target = .01;
    private const int Draws = 79;

    // Evenly spaced volatilities from 0.8 to 1.2 and, of 79 draws, the percentiles 2.5% and 97.5% at the places 2 and 78.
    private static readonly double[] Volatilities = [.. Enumerable.Range(1, Draws).Select(k => .8 + (.4 * k / (Draws + 1)))];

    [Fact]
    public void The_interval_of_a_threshold_lies_between_those_found_by_quadrature()
    {
        CollateralRequirement asset = Calibrate(Drawn(Volatilities)).Collateral[0];
        Estimate fitting = asset.LiquidationThreshold!.Fitting!;

        // The thresholds by quadrature at the volatilities of the percentiles; the difference from that at the fitted one is what the draws tell, without the error of the full run.
        double atFitted = Threshold(Fitted);
        Assert.Equal(Threshold(Volatilities[77]) - atFitted, fitting.Interval.Lower - asset.LiquidationThreshold.Value, .003);
        Assert.Equal(Threshold(Volatilities[1]) - atFitted, fitting.Interval.Upper - asset.LiquidationThreshold.Value, .003);
        double[] thresholds = [.. Volatilities.Select(Threshold)];
        Assert.Equal(Deviation(thresholds), fitting.StandardError, .04 * Deviation(thresholds));
        Assert.Equal((1 / fitting.Interval.Upper) - 1, asset.Solution.Requirement!.Fitting!.Interval.Lower, .004);
        Assert.Equal(asset.LiquidationThreshold.Value, fitting.Value);
        Assert.StartsWith("fitting error, stationary bootstrap of 80 histories, 1 of them not fitted, mean block 3.5 days, seed 7, percentiles", fitting.Method, StringComparison.Ordinal);
        Assert.StartsWith("crude Monte Carlo", asset.LiquidationThreshold.Method, StringComparison.Ordinal);
    }

    [Fact]
    public void The_interval_of_a_probability_lies_between_those_found_by_quadrature()
    {
        // A borrower at 0.8 who is closed out at once when a date finds him below 0.9: the breach is that of the maintenance rule.
        MarketCalibration calibration = Calibrate(Drawn(Volatilities));
        Estimate breach = calibration.Current.Accounts[0].BreachProbability;
        double[] expected = [.. Volatilities.Select(volatility => Breach(volatility))];
        Assert.Equal(expected[1], breach.Fitting!.Interval.Lower, .03 * expected[1]);
        Assert.Equal(expected[77], breach.Fitting.Interval.Upper, .03 * expected[77]);
        Assert.True(breach.Fitting.StandardError > 10 * breach.StandardError);
    }

    [Fact]
    public void Draws_that_are_the_fitted_model_have_no_spread()
    {
        MarketCalibration calibration = Calibrate(Drawn([.. Enumerable.Repeat(Fitted, 10)]));
        foreach (Estimate estimate in new[] { calibration.Collateral[0].LiquidationThreshold!, calibration.Collateral[0].LoanToValue!, calibration.Current.InsolvencyProbability, calibration.Recommended.ExpectedBadDebt })
        {
            Assert.Equal(0, estimate.Fitting!.StandardError);
            Assert.Equal(estimate.Value, estimate.Fitting.Interval.Lower, 1e-12 * estimate.Value);
            Assert.Equal(estimate.Value, estimate.Fitting.Interval.Upper, 1e-12 * estimate.Value);
        }
    }

    [Fact]
    public void Only_the_fitting_error_is_added()
    {
        Market market = Drawn(Volatilities[..40]);
        MarketCalibration with = Calibrate(market), without = Calibrate(market with { Draws = null });
        Assert.Equal(without.RecommendedRules.Rules.Collateral, with.RecommendedRules.Rules.Collateral);
        Assert.Equal(without.Runs.Select(run => run.Fingerprint), with.Runs.Select(run => run.Fingerprint));
        Assert.Equal(without.Collateral[0].LiquidationThreshold, with.Collateral[0].LiquidationThreshold! with { Fitting = null });
        Assert.Equal(without.Current.InsolvencyProbability, with.Current.InsolvencyProbability with { Fitting = null });
        Assert.Null(without.FittingError);
        Assert.Null(without.Current.InsolvencyProbability.Fitting);
    }

    [Fact]
    public void Every_simulation_is_named_and_the_threads_do_not_matter()
    {
        Market market = Drawn(Volatilities[..40]);
        var purposes = new List<string>();
        MarketCalibration calibration = Calibrate(market, new CpuBackend(LaneWidth.Scalar, 1), purposes.Add);
        MarketCalibration again = Calibrate(market);
        FittingErrorRuns draws = calibration.FittingError!;
        Assert.Equal(4 * 41, draws.Runs.Count);
        Assert.Equal(["fitting error, fitted model, rules in force", "fitting error, fitted model, recommended rules"], draws.Runs.Take(2).Select(run => run.Purpose));
        Assert.Equal("fitting error, 40 of 40, recommended rules", draws.Runs[^1].Purpose);
        Assert.Equal(["fitting error, fitted model", "fitting error, 1 of 40"], purposes.SkipWhile(purpose => !purpose.StartsWith("fitting", StringComparison.Ordinal)).Take(2));
        Assert.All(draws.Runs, run => Assert.Equal(4000, run.Paths));
        Assert.Equal([42ul, 43ul], draws.Runs.Select(run => run.Seed).Distinct());
        Assert.Equal(draws.Runs.Select(run => run.Fingerprint), again.FittingError!.Runs.Select(run => run.Fingerprint));
        Assert.Equal(calibration.Collateral[0].LiquidationThreshold, again.Collateral[0].LiquidationThreshold);
        Assert.Equal(calibration.Recommended.Accounts, again.Recommended.Accounts);
    }

    // A block of 32,768 paths is one thread's.
    [Theory]
    [InlineData(1, 4)]
    [InlineData(32_768, 4)]
    [InlineData(32_769, 2)]
    [InlineData(131_072, 1)]
    [InlineData(10_000_000, 1)]
    public void As_many_simulations_go_on_at_once_as_leave_no_thread_idle(long paths, int expected) =>
        Assert.Equal(expected, new SimulationRunner(new CpuBackend(LaneWidth.Scalar, 4)).RunsAtOnce(paths));

    [Fact]
    public void A_requirement_of_options_is_that_of_the_contract_that_needs_most_at_each_draw()
    {
        Market market = Drawn(Volatilities);
        EuropeanOption[] contracts = [.. new[] { OptionRight.Call, OptionRight.Put }.Select(right => new EuropeanOption(right.ToString(), "A", right, 100, .3, 1, 0, 0))];
        Market options = market with
        {
            Contracts = contracts,
            Rules = market.Rules with { Options = new Dictionary<string, OptionMarginRule> { ["A"] = new(.3, .2) } },
            Draws = market.Draws! with { Draws = [.. market.Draws.Draws.Select(draw => draw with { Contracts = contracts })] },
        };
        Estimate requirement = Calibrate(options).Options[0].Solution.Requirement!;

        // By a run of its own at either percentile; each of the two runs behind a difference has its own error.
        Estimate Alone(double volatility) => Calibrate(options with { Draws = null, Model = Drawn([volatility]).Draws!.Draws[0].Model }).Options[0].Solution.Requirement!;
        Estimate low = Alone(Volatilities[1]), high = Alone(Volatilities[77]);
        Assert.Equal(low.Value, requirement.Fitting!.Interval.Lower, 5 * (low.StandardError + requirement.StandardError));
        Assert.Equal(high.Value, requirement.Fitting.Interval.Upper, 5 * (high.StandardError + requirement.StandardError));
        Assert.True(high.Value - low.Value > 20 * (low.StandardError + high.StandardError));
    }

    [Fact]
    public void An_interrupt_ends_it_between_two_draws()
    {
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Calibrate(Drawn(Volatilities), CpuBackend.Widest(), purpose =>
        {
            if (purpose == "fitting error, 3 of 79") source.Cancel();
        }, source.Token));
    }

    private static MarketCalibration Calibrate(Market market, IBackend? backend = null, Action<string>? beginning = null, CancellationToken cancellation = default) =>
        new MarginCalibrator(new SimulationRunner(backend ?? CpuBackend.Widest()), beginning).Calibrate(market, cancellation);

    private static Market Drawn(double[] volatilities)
    {
        GeometricBrownianModel Model(double volatility) => new(Measure.RealWorld, [new ModelAsset("A", 100, volatility, 0)], [[1]]);
        return new Market(
            "one asset",
            new DateOnly(2026, 6, 30),
            new MarketDataSummary([], [], default, default, 0, 0),
            Model(Fitted),
            new MarginRules(new Dictionary<string, CollateralRule> { ["A"] = new(.7, .9) }, new Dictionary<string, OptionMarginRule>(), 1),
            [],
            [new MarginAccount("borrower", new Dictionary<string, double> { ["A"] = 1 }, 80, new Dictionary<string, double>())],
            new SolvencyTarget(Target, .05, .95, 10),
            new SimulationSettings(100_000, 42, Precision.Single))
        {
            Draws = new ModelDraws([.. volatilities.Select(volatility => new ModelDraw(Model(volatility), []))], NotFitted: 1, MeanBlock: 3.5, Seed: 7, Paths: volatilities.Length == Draws ? 65_536 : 8000),
        };
    }

    // A borrower at his threshold: breached when the price first falls below today's, insolvent where it is below the threshold one day later.
    private static double Threshold(double volatility)
    {
        double lower = .5, upper = 1;
        for (int i = 0; i < 30; i++)
        {
            double middle = (lower + upper) / 2;
            if (Quadrature(volatility, middle, 1).InsolvencyProbability((1 / middle) - 1) > Target) upper = middle;
            else lower = middle;
        }

        return lower;
    }

    // Breached where a date finds the price at or below 80 / 0.9: insolvency without a delay, of a debt that is the barrier.
    private static double Breach(double volatility) => Quadrature(volatility, .8 / .9, 0).InsolvencyProbability(0);

    private static BorrowerQuadrature Quadrature(double volatility, double debt, int delay) =>
        new(-volatility * volatility / 2 / 365, volatility * Math.Sqrt(1.0 / 365), debt, 10, delay);

    private static double Deviation(double[] values) => Math.Sqrt(values.Sum(value => Math.Pow(value - values.Average(), 2)) / (values.Length - 1));
}
