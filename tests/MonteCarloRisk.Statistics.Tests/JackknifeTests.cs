namespace MonteCarloRisk.Statistics.Tests;

public sealed class JackknifeTests
{
    [Fact]
    public void Of_a_mean_it_is_the_standard_error_of_the_mean()
    {
        double[] groups = [1, 4, 2, 7, 3, 5];
        Estimate mean = Jackknife.Of(groups.Length, left => groups.Where((_, i) => i != left).Average(), 600, .95, "test");

        // numpy: std(ddof=1) / sqrt(6) = 0.8819171036881969, scipy t.ppf(.975, 5) = 2.5705818356363146.
        Assert.Equal(22.0 / 6, mean.Value, 12);
        Assert.Equal(.8819171036881969, mean.StandardError, 12);
        Assert.Equal(22.0 / 6 - (2.5705818356363146 * .8819171036881969), mean.Interval.Lower, 7);
        Assert.Equal("test, jackknife over 6 seeds", mean.Method);
    }

    // Var ln(a / b) of two independent Poisson counts is 1 / a + 1 / b.
    [Fact]
    public void Of_a_logarithm_of_a_ratio_it_is_that_of_the_delta_method()
    {
        const int groups = 64, samples = 400;
        var random = new MathNet.Numerics.Random.Xoshiro256StarStar(3);
        double squared = 0;
        for (int sample = 0; sample < samples; sample++)
        {
            double[] a = [.. Enumerable.Range(0, groups).Select(_ => (double)MathNet.Numerics.Distributions.Poisson.Sample(random, 30))], b = [.. Enumerable.Range(0, groups).Select(_ => (double)MathNet.Numerics.Distributions.Poisson.Sample(random, 10))];
            double error = Jackknife.Of(groups, left => Math.Log(a.Where((_, i) => i != left).Sum() / b.Where((_, i) => i != left).Sum()), samples, .95, "").StandardError;
            squared += error * error / samples;
        }

        // The mean of 400 variances of 63 degrees of freedom has a relative error of sqrt(2 / (63 * 400)) = 0.9%; 5.5 of them are 4.9%.
        Assert.Equal((1.0 / (30 * groups)) + (1.0 / (10 * groups)), squared, squared * .049);
    }

    [Fact]
    public void Three_groups_tell_nothing() => Assert.Throws<ArgumentOutOfRangeException>(() => Jackknife.Of(3, _ => 0, 1, .95, ""));
}
