using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using MonteCarloRisk.Statistics.BackTests;

namespace MonteCarloRisk.Statistics.Tests.BackTests;

public sealed class PooledCoverageTests
{
    const int Windows = 200;
    const int Series = 8;

    // 8 series, 200 windows, p = 2%: 32 expected of a binomial whose deviation is 5.6. The spread that a history shows is within a tenth of it, which moves a p-value by 0.04, the mean of 16 by 0.01.
    [Theory]
    [InlineData(20)]
    [InlineData(26)]
    [InlineData(32)]
    [InlineData(40)]
    public void Independent_series_are_tested_as_a_binomial_is(int exceptions)
    {
        const double Probability = 0.02;
        PooledCoverage[] tests = [.. Enumerable.Range(0, 16).Select(seed => new PooledCoverageTest(Places(0, seed), 999, seed).Of(exceptions, Probability))];

        var binomial = new Binomial(Probability, Windows * Series);
        double lower = binomial.CumulativeDistribution(exceptions), upper = 1 - binomial.CumulativeDistribution(exceptions - 1);
        double exact = Math.Min(1, 2 * Math.Min(lower, upper));
        Assert.InRange(tests.Average(test => test.Test.PValue), exact - .05, exact + .05);
        Assert.Equal(32, tests[0].Expected, 9);
        Assert.Equal(exceptions - 32, tests[0].Test.Statistic, 9);
    }

    // A false alarm in 20 is 7.5 of 150 true histories, and 20 or more a chance of 1e-4.
    [Fact]
    public void A_true_forecast_of_series_that_fall_together_is_refused_once_in_twenty_where_kupiec_refuses_it_far_more_often()
    {
        const double Probability = 0.05;
        int pooled = 0, kupiec = 0;
        for (int seed = 0; seed < 150; seed++)
        {
            IReadOnlyList<IReadOnlyList<double?>> places = Places(0.8, seed);
            int exceptions = places.Sum(window => window.Count(place => place < Probability));
            pooled += new PooledCoverageTest(places, 999, seed).Of(exceptions, Probability).Test.Passes ? 0 : 1;
            kupiec += KupiecTest.Of(exceptions, Windows * Series, Probability).Passes ? 0 : 1;
        }

        Assert.InRange(pooled, 1, 20);
        Assert.True(kupiec > 38, $"{kupiec}");
    }

    // What is said to be seen in four of five histories is: of 100, 80 are expected, and fewer than 62 a chance of 2e-5.
    [Fact]
    public void The_power_that_is_stated_is_the_one_it_has()
    {
        const double Probability = 0.05;
        double multiple = new PooledCoverageTest(Places(0.8, 0), 999, 7).Of(0, Probability).Detectable!.Value;
        int seen = 0;
        for (int seed = 1; seed <= 100; seed++)
        {
            IReadOnlyList<IReadOnlyList<double?>> places = Places(0.8, seed);
            int exceptions = places.Sum(window => window.Count(place => place < multiple * Probability));
            seen += new PooledCoverageTest(places, 999, seed).Of(exceptions, Probability).Test is { Passes: false, Statistic: > 0 } ? 1 : 0;
        }

        Assert.InRange(multiple, 1.2, 2.5);
        Assert.InRange(seen, 62, 97);
    }

    [Fact]
    public void Windows_that_a_series_does_not_have_do_not_count()
    {
        IReadOnlyList<IReadOnlyList<double?>> places = [[0.5, null], [0.1, null], [0.9, 0.3], [0.2, 0.4]];
        PooledCoverage test = new PooledCoverageTest(places, 999, 1).Of(3, 0.5);
        Assert.Equal(6, test.Observations);
        Assert.Equal(3, test.Expected, 9);
        Assert.Equal(1, test.Test.PValue);
        Assert.Equal(0.5, test.Rate);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_probability_is_between_zero_and_one(double probability) =>
        Assert.ThrowsAny<ArgumentException>(() => new PooledCoverageTest(Places(0, 1), 999, 1).Of(1, probability));

    [Fact]
    public void Exceptions_are_at_most_as_many_as_forecasts()
    {
        var test = new PooledCoverageTest(Places(0, 1), 999, 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => test.Of(-1, .1));
        Assert.Throws<ArgumentOutOfRangeException>(() => test.Of(Windows * Series + 1, .1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PooledCoverageTest(Places(0, 1), 998, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PooledCoverageTest([[.5]], 999, 1));
    }

    // Uniforms whose normals have one correlation.
    static IReadOnlyList<IReadOnlyList<double?>> Places(double correlation, int seed)
    {
        var random = new Xoshiro256StarStar(seed + 1000);
        double Normal() => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, random.NextDouble() + 0.5 / (1L << 53));
        return [.. Enumerable.Range(0, Windows).Select(_ =>
        {
            double common = Normal();
            return (IReadOnlyList<double?>)[.. Enumerable.Range(0, Series).Select(_ => (double?)MathNet.Numerics.Distributions.Normal.CDF(0, 1, (Math.Sqrt(correlation) * common) + (Math.Sqrt(1 - correlation) * Normal())))];
        })];
    }
}
