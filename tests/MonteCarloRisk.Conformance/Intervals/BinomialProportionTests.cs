using MathNet.Numerics.Distributions;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Conformance.Intervals;

public sealed class BinomialProportionTests
{
    [Theory]
    [InlineData(3, 10, .06673951, .65245285)]
    [InlineData(7, 10, .34754715, .93326049)]
    [InlineData(5, 100, .01643188, .11283491)]
    public void Limits_are_the_tabulated_ones(long hits, long trials, double lower, double upper)
    {
        Estimate estimate = BinomialProportion.Estimate(hits, trials, .95, "table");
        Assert.Equal(lower, estimate.Interval.Lower, 1e-8);
        Assert.Equal(upper, estimate.Interval.Upper, 1e-8);
    }

    [Theory]
    [InlineData(1, 50)]
    [InlineData(17, 200)]
    [InlineData(199, 200)]
    [InlineData(0, 10)]
    [InlineData(10, 10)]
    public void A_limit_is_the_probability_at_which_the_tail_beyond_the_hits_holds_half_of_the_rest(int hits, int trials)
    {
        double lower = BinomialProportion.Lower(hits, trials, .9);
        double upper = BinomialProportion.Upper(hits, trials, .9);
        if (hits == 0) Assert.Equal(0, lower);
        else Assert.Equal(.05, 1 - Binomial.CDF(lower, trials, hits - 1), 1e-7);
        if (hits == trials) Assert.Equal(1, upper);
        else Assert.Equal(.05, Binomial.CDF(upper, trials, hits), 1e-7);
    }

    [Fact]
    public void No_hits_give_the_rule_of_three()
    {
        // -log(1 - 0.95) / n is the one-sided limit; here each tail holds 2.5%, so -log(0.025) / n.
        Assert.Equal(-Math.Log(.025) / 1e9, BinomialProportion.Upper(0, 1_000_000_000, .95), 1e-15);
        Assert.Equal(1 - Math.Pow(.025, 1.0 / 50), BinomialProportion.Upper(0, 50, .95), 1e-14);
    }

    [Fact]
    public void Limits_of_rare_events_are_those_of_Poisson()
    {
        // 20 events: 12.2165 and 30.8884 at 95% (tables of exact Poisson limits); 1 event: 0.0253178 and 5.571643.
        Assert.Equal(12.2165e-12, BinomialProportion.Lower(20, 1_000_000_000_000, .95), 1e-16);
        Assert.Equal(30.8884e-12, BinomialProportion.Upper(20, 1_000_000_000_000, .95), 1e-16);
        Assert.Equal(.0253178 / (1L << 48), BinomialProportion.Lower(1, 1L << 48, .95), 1e-21);
        Assert.Equal(5.571643 / (1L << 48), BinomialProportion.Upper(1, 1L << 48, .95), 1e-20);
    }

    [Theory]
    [InlineData(.001)]
    [InlineData(.02)]
    [InlineData(.3)]
    [InlineData(.5)]
    public void Intervals_cover_at_least_at_their_level(double probability)
    {
        // The exact coverage: the binomial mass of the counts whose interval holds the probability.
        const int trials = 400;
        foreach (double level in new[] { .8, .95, .99 })
        {
            double coverage = 0;
            for (int hits = 0; hits <= trials; hits++)
            {
                if (BinomialProportion.Lower(hits, trials, level) <= probability && BinomialProportion.Upper(hits, trials, level) >= probability)
                {
                    coverage += Binomial.PMF(probability, trials, hits);
                }
            }

            Assert.InRange(coverage, level, 1);
        }
    }

    [Fact]
    public void The_most_hits_below_a_limit_are_found()
    {
        Func<long, double> upper = hits => BinomialProportion.Upper(hits, 1000, .95);
        long most = BinomialProportion.MostHits(.05, 1000, upper);
        Assert.True(upper(most) <= .05 && upper(most + 1) > .05, $"{most}");
        Assert.Equal(-1, BinomialProportion.MostHits(1e-9, 1000, upper));
        Assert.Equal(1000, BinomialProportion.MostHits(1, 1000, hits => hits / 1000.0));
    }

    [Fact]
    public void A_mean_has_the_interval_of_its_standard_error()
    {
        Estimate mean = SampleMean.Estimate(2, 9, 900, .95, "test");
        Assert.Equal(.1, mean.StandardError, 1e-15);
        Assert.Equal(2 - .1959963984540054, mean.Interval.Lower, 1e-12);
        Assert.Equal(2 + .1959963984540054, mean.Interval.Upper, 1e-12);
        Assert.Equal(2.5758293035489008, SampleMean.NormalQuantile(.99), 1e-12);
    }

    [Fact]
    public void A_mean_of_which_no_sample_was_hit_has_no_error_and_no_upper_end()
    {
        Estimate mean = SampleMean.Estimate(0, 0, 900, .95, "test");
        Assert.Equal((0, 0, double.PositiveInfinity), (mean.Value, mean.Interval.Lower, mean.Interval.Upper));
        Assert.True(double.IsNaN(mean.StandardError));
        Assert.Equal("test, no hit seen", mean.Method);

        // The chance of a hit is bounded: at 0.95 on one side by 1 - 0.05^(1/n), which is below 3/n, the rule of three, since ln 20 is below 3.
        double most = BinomialProportion.Upper(0, 900, .9);
        Assert.Equal(1 - Math.Pow(.05, 1.0 / 900), most, 1e-12);
        Assert.InRange(most, 2.99 / 900, 3.0 / 900);
        Assert.Equal(new ConfidenceInterval(2, 2, .95), SampleMean.Estimate(2, 0, 900, .95, "test").Interval);
    }
}
