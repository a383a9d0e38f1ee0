namespace MonteCarloRisk.Statistics.Tests;

public sealed class WeightedProportionTests
{
    // beta.ppf(.025, n, 1) of SciPy 1.10: Clopper and Pearson's lower end where all of 1,000 and of 400 trials hit.
    [Theory]
    [InlineData(1000, 0.9963179161031344)]
    [InlineData(400, 0.9908201954163347)]
    public void An_event_on_all_paths_has_the_interval_of_that_many_counted_ones(long paths, double lower)
    {
        Estimate sure = WeightedProportion.Bounded(SampleMean.Estimate(1, 0, paths, .95, "test"));
        Assert.Equal(lower, sure.Interval.Lower, 1e-12);
        Assert.Equal((1, 1), (sure.Value, sure.Interval.Upper));
        Assert.Equal(BinomialProportion.Lower(paths, paths, .95), sure.Interval.Lower, 1e-12);
        Assert.Equal(sure.Interval, BoundedMean.Estimate(1, 0, paths, .95, "test").Interval);
        Assert.Contains("Clopper-Pearson", sure.Method, StringComparison.Ordinal);
    }

    // Weights of mean 1.006 and standard error .003 on 10,000 paths count as 9,183 equal ones: n p² / (n s² + p²).
    [Fact]
    public void A_mean_of_weights_above_one_is_told_as_one()
    {
        Estimate told = WeightedProportion.Bounded(SampleMean.Estimate(1.006, 10_000 * .003 * .003, 10_000, .95, "test"));
        Assert.Equal(1, told.Value);
        Assert.Equal(0.999598387649202, told.Interval.Lower, 1e-9);
        Assert.Equal(1, told.Interval.Upper);
        Assert.Equal(.003, told.StandardError, 1e-12);
    }

    [Theory]
    [InlineData(0.3, 0.05)]
    [InlineData(1e-6, 1e-7)]
    public void Away_from_one_nothing_changes(double mean, double variance)
    {
        Estimate plain = SampleMean.Estimate(mean, variance, 1_000_000_000, .95, "test");
        Assert.Equal(plain, WeightedProportion.Bounded(plain));
    }

    [Fact]
    public void Ends_below_zero_are_cut_and_what_is_not_told_stays_so()
    {
        Assert.Equal(0, WeightedProportion.Bounded(SampleMean.Estimate(1e-3, 1, 100, .95, "test")).Interval.Lower);
        Estimate untold = Estimate.NotTold(.95, 10, "test", "no weights");
        Assert.Same(untold, WeightedProportion.Bounded(untold));
    }

    // Of 1,000 fair coins that come up with p = 1 - 1e-4, nine in ten samples have no miss, and their central interval [1, 1] never holds: with the exact end it does.
    [Fact]
    public void Coverage_near_one_is_the_level_or_more()
    {
        const int paths = 1000;
        const double p = 1 - 1e-4;
        double coverage = 0;
        for (int misses = 0; misses < 12; misses++)
        {
            double mean = (double)(paths - misses) / paths;
            Estimate told = WeightedProportion.Bounded(SampleMean.Estimate(mean, mean * (1 - mean) * paths / (paths - 1), paths, .95, "test"));
            if (told.Interval.Lower <= p && p <= told.Interval.Upper) coverage += MathNet.Numerics.Distributions.Binomial.PMF(1 - p, paths, misses);
        }

        Assert.InRange(coverage, .95, 1);
    }
}
