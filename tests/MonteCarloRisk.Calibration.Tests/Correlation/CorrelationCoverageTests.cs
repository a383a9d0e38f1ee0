using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using MonteCarloRisk.Calibration.Correlation;
using MonteCarloRisk.Calibration.Tests.Multivariate;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Statistics.Bootstrap;

namespace MonteCarloRisk.Calibration.Tests.Correlation;

/// <summary>How often the intervals of correlations hold the true ones. Rates of false alarms: <see cref="Coverage"/>, one in a million a row.</summary>
public sealed class CorrelationCoverageTests
{
    const int Refits = 99;

    /// <summary>An estimator, and the bias that it may have in standard deviations: Ledoit and Wolf's identity draws a correlation towards zero on purpose.</summary>
    public static TheoryData<ICorrelationEstimator, double> Estimators { get; } = new()
    {
        { new SampleCorrelation(), 0.2 },
        { new ShrunkCorrelation(), 0.2 },
        { new LedoitWolfCorrelation(ShrinkageTarget.Identity), 0.7 },
        { new LedoitWolfCorrelation(ShrinkageTarget.ConstantCorrelation), 0.2 },
        { new KendallCorrelation(), 0.2 },
        { new EwmaCorrelation(), 0.2 },
    };

    // Errors of four degrees of freedom, whose fourth moment does not exist, but for the weighted mean of few days.
    [Theory]
    [MemberData(nameof(Estimators))]
    public void The_intervals_of_a_correlation_hold_it_as_often_as_they_say(ICorrelationEstimator estimator, double bias)
    {
        var random = new MersenneTwister(31);
        var coverage = new Coverage(estimator.Name, 0.5);
        for (int sample = 0; sample < Coverage.Samples(100, 2000); sample++)
        {
            double[][] rows = estimator is EwmaCorrelation ? CorrelationEstimatorTests.Draw(random, 3, 500, 0.5) : MultivariateTFitTests.Draw(random, 3, 500, 0.5, [4, 4, 4]);
            Func<IReadOnlyList<int>, CorrelationEstimate> refits = estimator.Refits(rows);
            int[][] days = [.. Enumerable.Range(0, Refits).Select(_ => Enumerable.Range(0, 500).Select(_ => random.Next(500)).ToArray())];
            IReadOnlyList<double>[] draws = [.. days.AsParallel().AsOrdered().Select(drawn => (IReadOnlyList<double>)[refits(drawn).Matrix[1][0]])];
            coverage.Add(new ParameterDraws(["correlation"], [estimator.Estimate(rows).Matrix[1][0]], draws, 0, 1, 31).Parameter("correlation", 0.95));
        }

        coverage.Check(coverageAllowance: 0.03, biasAllowance: bias);
    }

    [Fact]
    public void The_intervals_of_a_dynamic_correlation_hold_its_weights_and_the_correlation_of_the_next_day()
    {
        var random = new MersenneTwister(32);
        Coverage reaction = new("reaction", 0.05), persistence = new("persistence", 0.92), next = new("next less its truth", 0);
        for (int sample = 0; sample < Coverage.Samples(24, 500); sample++)
        {
            (double[][] residuals, double truth) = CorrelationEstimatorTests.DrawDynamic(random, 2, 1000, 0.05, 0.92);
            DynamicCorrelationFit fit = DynamicCorrelationFit.Fit(residuals);
            DynamicCorrelationErrors errors = DynamicCorrelationErrors.Of(residuals, fit, 0.9, 39, sample);
            reaction.Add(errors.Reaction);
            persistence.Add(errors.Persistence);
            Estimate shifted = errors.Next[1][0];
            next.Add(shifted with { Value = shifted.Value - truth, Interval = new ConfidenceInterval(shifted.Interval.Lower - truth, shifted.Interval.Upper - truth, shifted.Interval.Level) });
        }

        foreach (Coverage coverage in (Coverage[])[reaction, persistence, next]) coverage.Check(coverageAllowance: 0.05, biasAllowance: 0.3);
    }

    [Fact]
    public void The_intervals_of_what_a_correlation_has_in_excess_in_a_fall_hold_it()
    {
        // Of normals there is none; of assets that fall together by a common shock on one day in twenty it is what 300,000 days show, with a standard error of 0.005.
        var random = new MersenneTwister(33);
        double[][] many = Shocked(CorrelationEstimatorTests.Draw(random, 3, 300_000, 0.3), random);
        double known = DownturnCorrelation.OnMarketFalls(many[0], many[1], many[2], 0.1, 0.95, 2, 1).Excess.Value;
        Coverage none = new("of normals", 0), shocks = new("of common shocks", known);
        for (int sample = 0; sample < Coverage.Samples(30, 600); sample++)
        {
            double[][] rows = CorrelationEstimatorTests.Draw(random, 3, 1000, 0.3);
            none.Add(DownturnCorrelation.OnMarketFalls(rows[0], rows[1], rows[2], 0.1, 0.95, 99, sample).Excess);
            rows = Shocked(rows, random);
            shocks.Add(DownturnCorrelation.OnMarketFalls(rows[0], rows[1], rows[2], 0.1, 0.95, 99, sample).Excess);
        }

        none.Check(coverageAllowance: 0.03, biasAllowance: 0.3);
        shocks.Check(coverageAllowance: 0.03, biasAllowance: 0.3);
    }

    static double[][] Shocked(double[][] rows, MersenneTwister random)
    {
        for (int day = 0; day < rows[0].Length; day++)
        {
            if (random.NextDouble() > 0.05) continue;
            double shock = -0.05 * Exponential.Sample(random, 1);
            foreach (double[] row in rows) row[day] += shock;
        }

        return rows;
    }
}
