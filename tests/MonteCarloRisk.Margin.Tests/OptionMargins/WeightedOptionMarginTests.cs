using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Tests.OptionMargins;

/// <summary>Margins of short options by importance sampling, at a target that 400,000 paths have forty hits of.</summary>
public sealed class WeightedOptionMarginTests
{
    private const double Target = 1e-4;

    /// <summary>
    /// By NumPy: the density of the log price on a grid of 4e-4, convolved from day to day, what is breached taken out and carried one delay on; at a target of 1e-2 the same script has the figures of <see cref="OptionMarginTests"/> to 2e-5. The margin is the largest that the six writers ask for, and the equity that of the
    /// writer who does, a share of the loss by a fall or rise of 6 * 0.8 * sqrt(2 / 365). Four standard errors, one false alarm in 15,000 a row, and half a bucket.
    /// </summary>
    [Theory]
    [InlineData(OptionRight.Call, 100, 90, .17258, 7UL)]
    [InlineData(OptionRight.Call, 100, 90, .17258, 8UL)]
    [InlineData(OptionRight.Put, 100, 90, .13148, 7UL)]
    [InlineData(OptionRight.Put, 100, 90, .13148, 8UL)]
    public void A_rare_target_is_resolved(OptionRight right, double strike, int days, double exact, ulong seed)
    {
        MarketCalibration calibration = Calibrate([new($"{right}-{strike}-{days}", "A", right, strike, days / 365.0, .8, 0, 0)], seed, new MarketEstimator.ImportanceSampling(.1));
        OptionRequirement option = Assert.Single(calibration.Options);
        Assert.True(option.Solution.Requirement is not null, option.Solution.Reason);
        Estimate margin = option.Solution.Requirement;
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{margin.Value:F5} ± {margin.StandardError:F5} [{margin.Interval.Lower:F5}, {margin.Interval.Upper:F5}], {exact}; {calibration.Runs[0].ImportanceSampling!.Tilts} tilts, {option.RecommendedInsolvencyProbability.Value:e2}"));
        Assert.InRange(margin.Value, exact - (4 * margin.StandardError) - .0005, exact + (4 * margin.StandardError) + .0005);
        Assert.InRange(margin.StandardError / exact, 0, .03);
        Assert.InRange(option.RecommendedInsolvencyProbability.Value, .3 * Target, 1.1 * Target);
    }

    private static MarketCalibration Calibrate(IReadOnlyList<EuropeanOption> contracts, ulong seed, MarketEstimator estimator) => new MarginCalibrator(new SimulationRunner(CpuBackend.Widest())).Calibrate(new Market(
        "options",
        new DateOnly(2026, 6, 30),
        new MarketDataSummary([], [], new DateOnly(2020, 1, 1), new DateOnly(2026, 6, 30), 0, 100),
        new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("A", 100, .8, 0)], [[1]]),
        new MarginRules(new Dictionary<string, CollateralRule>(), new Dictionary<string, OptionMarginRule> { ["A"] = new(.06, .04) }, 1),
        contracts,
        [],
        new SolvencyTarget(Target, .1, .95, 20),
        new SimulationSettings(400_000, seed, Precision.Single)) { Estimator = estimator });
}
