using MathNet.Numerics.Distributions;

namespace MonteCarloRisk.Statistics.Tests;

public sealed class BoundedMeanTests
{
    // Of values that are zero or one the exact coverage is a sum over the binomial distribution; the limits are to hold for any values, so it is at the level or above, and not far wider than the exact limits.
    [Theory]
    [InlineData(1e-5, 10_000)]
    [InlineData(3e-4, 10_000)]
    [InlineData(2e-3, 10_000)]
    [InlineData(9e-3, 10_000)]
    [InlineData(0.3, 50)]
    public void Limits_of_few_hits_hold_at_the_level_or_above(double probability, int samples)
    {
        double coverage = 0;
        for (int hits = 0; hits <= samples; hits++)
        {
            double mean = (double)hits / samples;
            double weight = Binomial.PMF(probability, samples, hits);
            if (weight < 1e-15) continue;

            ConfidenceInterval interval = Of(mean, mean * (1 - mean), samples).Interval;
            Assert.InRange(mean, interval.Lower, interval.Upper);
            if (interval.Lower <= probability && probability <= interval.Upper) coverage += weight;
        }

        Assert.InRange(coverage, 0.95, 1);
    }

    [Fact]
    public void No_hits_have_the_upper_limit_of_Clopper_and_Pearson()
    {
        Estimate none = Of(0, 0, 1_000_000);
        Assert.Equal(BinomialProportion.Upper(0, 1_000_000, .95), none.Interval.Upper, 1e-12);
        Assert.Equal(0, none.Interval.Lower);
        Assert.Equal(0, none.StandardError);
        Assert.Contains("Hoeffding", none.Method, StringComparison.Ordinal);
    }

    // n K(x, p) = ln 40 at n = 1000 and x = 0.01, by SciPy's brentq.
    [Fact]
    public void Limits_solve_their_equation()
    {
        ConfidenceInterval interval = Of(0.01, 0.0099, 1000).Interval;
        Assert.Equal(0.0036846058567716134, interval.Lower, 1e-12);
        Assert.Equal(0.02108708725247033, interval.Upper, 1e-12);
    }

    [Fact]
    public void Many_effective_samples_have_the_interval_of_the_central_limit_theorem() =>
        Assert.Equal(SampleMean.Estimate(0.2, 0.05, 10_000, .95, "test"), Of(0.2, 0.05, 10_000));

    static Estimate Of(double mean, double variance, long samples) => BoundedMean.Estimate(mean, variance, samples, .95, "test");
}
