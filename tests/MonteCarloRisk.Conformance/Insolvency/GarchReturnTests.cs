using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Estimation;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Testing;
using Precision = MonteCarloRisk.Domain.Markets.Precision;

namespace MonteCarloRisk.Conformance.Insolvency;

/// <summary>
/// Volatility that moves along the path against the closed moments of its equation: with A = reaction (that of a fall below zero) z^2 + persistence,
/// E v'^m = sum over j of binomial(m, j) constant^(m - j) E A^j E v^j, E A^j by the even moments of the errors.
/// </summary>
public sealed class GarchReturnTests
{
    private const int Paths = 1 << 18;
    private const double Day = 1 / 365.0;
    private const double First = 0.002;
    private const int Steps = 12;

    private static readonly VarianceRecursion Ewma = VarianceRecursion.Ewma(0.94);
    private static readonly VarianceRecursion Garch = new(6e-5, 0.05, 0, 0.91);
    private static readonly VarianceRecursion Gjr = new(8e-5, 0.02, 0.07, 0.885);

    [Theory]
    [InlineData(null, 60UL)]
    [InlineData(20.0, 61UL)]
    public void Squares_have_the_moments_of_the_equation(double? degrees, ulong seed)
    {
        var suite = new StatisticalSuite();
        Add(suite, [Ewma, Garch, Gjr], [Ewma, Garch, Gjr], degrees, seed);
        TestContext.Current.TestOutputHelper?.WriteLine(suite.Summary());
        Assert.True(suite.Complaints().Length == 0, suite.Complaints());
    }

    [Fact]
    public void An_equation_other_than_the_model_s_is_seen()
    {
        var suite = new StatisticalSuite();
        Add(suite, [Gjr], [Gjr with { Asymmetry = 0 }], degrees: null, seed: 62);
        Assert.Contains("beyond", suite.Complaints(), StringComparison.Ordinal);
    }

    /// <summary>Total variance over a horizon: returns are uncorrelated, so it is the sum of E v(k) = longRun + remaining^k (v - longRun).</summary>
    [Fact]
    public void The_variance_over_a_horizon_is_the_sum_of_those_of_its_steps()
    {
        var suite = new StatisticalSuite();
        PricePathSample sample = Walk([Ewma, Garch, Gjr], null, 63);
        for (int asset = 0; asset < 3; asset++)
        {
            VarianceRecursion recursion = new[] { Ewma, Garch, Gjr }[asset];
            double expected = Enumerable.Range(0, Steps).Sum(k => recursion.LongRun is { } longRun ? longRun + (Math.Pow(recursion.Remaining, k) * (First - longRun)) : First);
            double[] squares = [.. Enumerable.Range(0, Paths).Select(path => Math.Pow(Math.Log(sample[path, Steps, asset] / 100), 2))];
            double mean = squares.Average();
            double deviation = Math.Sqrt(squares.Average(square => (square - mean) * (square - mean)));
            suite.Add($"asset {asset}", SampleMean.Estimate(mean, deviation * deviation, Paths, .95, "mean"), expected, deviation / Math.Sqrt(Paths));
        }

        Assert.True(suite.Complaints().Length == 0, suite.Complaints());
    }

    /// <summary>Signs do not depend on variances: on every step both fall with probability 1/4 + asin(correlation) / (2 pi).</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(4.0)]
    public void Errors_keep_their_correlation_whatever_the_volatilities(double? degrees)
    {
        PricePathSample sample = Walk([Ewma, Gjr], degrees, 64, correlation: -0.4);
        double exact = 0.25 + (Math.Asin(-0.4) / (2 * Math.PI));
        var suite = new StatisticalSuite();
        foreach (int step in new[] { 1, 2, Steps })
        {
            long both = Enumerable.Range(0, Paths).LongCount(path => sample[path, step, 0] < sample[path, step - 1, 0] && sample[path, step, 1] < sample[path, step - 1, 1]);
            suite.Add($"step {step}", BinomialProportion.Estimate(both, Paths, .95, "count"), exact, Math.Sqrt(exact * (1 - exact) / Paths));
        }

        Assert.True(suite.Complaints().Length == 0, suite.Complaints());
    }

    /// <summary>Two steps: P(r1 at most L or r1 + r2 at most L) by quadrature over z1; the second step's deviation follows from the first's surprise.</summary>
    [Theory]
    [InlineData(Precision.Single, null, 70UL)]
    [InlineData(Precision.Double, null, 71UL)]
    [InlineData(Precision.Single, 4.0, 72UL)]
    [InlineData(Precision.Double, 4.0, 73UL)]
    public void The_first_passage_in_two_steps_is_that_of_quadrature(Precision precision, double? degrees, ulong seed)
    {
        const long paths = 1 << 19;
        var recursion = new VarianceRecursion(1e-4, 0.1, 0.4, 0.6);
        var suite = new StatisticalSuite();
        foreach (double deviations in new[] { 0.5, 2, 4 })
        {
            double level = -deviations * Math.Sqrt(First);
            double exact = InTwoSteps(level, recursion, degrees);
            SimulationEstimate estimate = FirstPassage.OnDates(
                new SimulationRunner(CpuBackend.Widest()), Model([recursion], degrees, 0), [1], 100 * Math.Exp(level), 2 * Day, 2, new SimulationSettings(paths, seed++, precision), .95);
            suite.Add($"{deviations} deviations", estimate.Estimate, exact, Math.Sqrt(exact * (1 - exact) / paths));
        }

        Assert.True(suite.Complaints().Length == 0, suite.Complaints());
    }

    [Fact]
    public void Without_a_reaction_normal_errors_are_geometric_Brownian_motion()
    {
        var still = new VarianceRecursion(0, 0, 0, 1);
        Assert.True(Model([still], null, 0).HasMeanPrice);
        Assert.False(Model([Garch], null, 0).HasMeanPrice);
        Assert.False(Model([still], 5, 0).HasMeanPrice);

        var brownian = new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("A", 100, Math.Sqrt(First / Day), First / Day / 2)], [[1]]);
        PricePathSample expected = PricePathSample.Walk(brownian, TimeGrid.Uniform(Steps * Day, Steps), 9, 100);
        PricePathSample sample = PricePathSample.Walk(Model([still], null, 0), TimeGrid.Uniform(Steps * Day, Steps), 9, 100);
        for (int path = 0; path < 100; path++) Assert.Equal(expected[path, Steps, 0], sample[path, Steps, 0], 1e-10 * expected[path, Steps, 0]);
    }

    [Theory]
    [InlineData(2.0, "degreesOfFreedom: 2 is not allowed")]
    [InlineData(double.NaN, "degreesOfFreedom: NaN is not allowed")]
    public void Errors_without_a_variance_are_refused(double degrees, string said)
    {
        InputException refusal = Assert.Throws<InputException>(() => PricePathSample.Walk(Model([Garch], degrees, 0), TimeGrid.Uniform(Day, 1), 1, 1));
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
    }

    private static void Add(StatisticalSuite suite, VarianceRecursion[] recursions, VarianceRecursion[] exact, double? degrees, ulong seed)
    {
        PricePathSample sample = Walk(recursions, degrees, seed);
        for (int asset = 0; asset < recursions.Length; asset++)
        {
            foreach (int step in new[] { 1, 2, Steps })
            {
                // Fourth powers at the first steps of normal errors, where the mean of so many is normal; later ones hang on a few paths.
                foreach (int power in degrees is null && step < Steps ? new[] { 1, 2 } : [1])
                {
                    double mean = ErrorMoment(power, degrees) * VarianceMoment(exact[asset], step, power, degrees);
                    double square = ErrorMoment(2 * power, degrees) * VarianceMoment(exact[asset], step, 2 * power, degrees);
                    double[] values = [.. Enumerable.Range(0, Paths).Select(path => Math.Pow(Math.Log(sample[path, step, asset] / sample[path, step - 1, asset]), 2 * power))];
                    double sampleMean = values.Average();

                    // The sample's own deviation of a fourth power is wrong by percents: there it is the equation's.
                    double variance = power == 2 ? square - (mean * mean) : values.Average(value => (value - sampleMean) * (value - sampleMean));
                    suite.Add($"asset {asset}, step {step}, power {2 * power}", SampleMean.Estimate(sampleMean, variance, Paths, .95, "mean"), mean, Math.Sqrt((square - (mean * mean)) / Paths));
                }
            }
        }
    }

    // E z^(2n) of a normal, 1 3 5 ..., or of a t scaled to variance one, times the product of (degrees - 2) / (degrees - 2k), k from 1 to n.
    private static double ErrorMoment(int n, double? degrees) =>
        Enumerable.Range(1, n).Aggregate(1.0, (moment, k) => moment * ((2 * k) - 1) * (degrees is { } d ? (d - 2) / (d - (2 * k)) : 1));

    private static double VarianceMoment(VarianceRecursion recursion, int step, int power, double? degrees)
    {
        double[] moments = [.. Enumerable.Range(0, power + 1).Select(m => Math.Pow(First, m))];
        double fall = recursion.Reaction + recursion.Asymmetry;
        double ofReactions(int j) => Enumerable.Range(0, j + 1).Sum(i =>
            SpecialFunctions.Binomial(j, i) * 0.5 * (Math.Pow(recursion.Reaction, i) + Math.Pow(fall, i)) * ErrorMoment(i, degrees) * Math.Pow(recursion.Persistence, j - i));
        for (int k = 1; k < step; k++)
        {
            double[] before = moments;
            moments = [.. Enumerable.Range(0, power + 1).Select(m => Enumerable.Range(0, m + 1).Sum(j => SpecialFunctions.Binomial(m, j) * Math.Pow(recursion.Constant, m - j) * ofReactions(j) * before[j]))];
        }

        return moments[power];
    }

    private static double InTwoSteps(double level, VarianceRecursion recursion, double? degrees)
    {
        double Cdf(double z) => degrees is { } d ? StudentT.CDF(0, Math.Sqrt((d - 2) / d), d, z) : Normal.CDF(0, 1, z);
        double Density(double z) => degrees is { } d ? StudentT.PDF(0, Math.Sqrt((d - 2) / d), d, z) : Normal.PDF(0, 1, z);
        double deviation = Math.Sqrt(First);
        double hit = level / deviation;
        double Integrand(double z)
        {
            double surprise = deviation * z;
            double reaction = z < 0 ? recursion.Reaction + recursion.Asymmetry : recursion.Reaction;
            return Density(z) * Cdf((level - surprise) / Math.Sqrt(recursion.Constant + (reaction * surprise * surprise) + (recursion.Persistence * First)));
        }

        // Split at the kink at zero; beyond 60 deviations a t of four degrees has less than 1e-6 of what is counted.
        return Cdf(hit) + Integrate.GaussLegendre(Integrand, hit, 0, 128) + Integrate.GaussLegendre(Integrand, 0, 8, 128) + Integrate.GaussLegendre(Integrand, 8, 60, 128);
    }

    private static PricePathSample Walk(VarianceRecursion[] recursions, double? degrees, ulong seed, double correlation = 0.3) =>
        PricePathSample.Walk(Model(recursions, degrees, correlation), TimeGrid.Uniform(Steps * Day, Steps), seed, Paths);

    private static CorrelatedGarchModel Model(VarianceRecursion[] recursions, double? degrees, double correlation) => new(
        [.. recursions.Select((_, i) => new ModelAsset($"{(char)('A' + i)}", 100, Math.Sqrt(First / Day), 0))],
        [.. recursions.Select((_, i) => (IReadOnlyList<double>)[.. recursions.Select((_, j) => i == j ? 1.0 : correlation)])],
        [.. recursions.Select(recursion => new ConditionalVariance(First, recursion))],
        degrees is { } all ? [.. recursions.Select(_ => all)] : null,
        Day);
}
