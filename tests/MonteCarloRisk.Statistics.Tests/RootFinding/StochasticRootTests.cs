using MathNet.Numerics.Distributions;
using MonteCarloRisk.Statistics.RootFinding;

namespace MonteCarloRisk.Statistics.Tests.RootFinding;

public sealed class StochasticRootTests
{
    private const int Seeds = 1000;
    private const int Paths = 512;

    // Hits where a uniform is below 1 - exp(-x): the root of target p is -ln(1 - p). The limits are exact, so they cover at their level or above; counts of a thousand
    // seeds at 95% lie from 917 on but once in a million, and an interval twice as wide as it needs to be would hold all but one in ten thousand. At these seeds 954 and 963 hold.
    [Theory]
    [InlineData(.2)]
    [InlineData(.02)]
    public void Intervals_of_counted_roots_cover_at_their_level(double target)
    {
        double root = -Math.Log(1 - target);
        int covered = 0, above = 0;
        for (int seed = 0; seed < Seeds; seed++)
        {
            double[] uniforms = Uniforms(seed);
            RootEstimate found = StochasticRoot.Find((x, paths) => BinomialProportion.Estimate(uniforms.Take((int)paths).Count(one => one < 1 - Math.Exp(-x)), paths, .95, "hits"), target, new RootSearch(0, 3, 1e-4, 32, Paths));
            Assert.InRange(root, 0, 3);
            if (found.Root!.Interval.Lower <= root && root <= found.Root.Interval.Upper) covered++;
            if (found.Root.Value > root) above++;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{covered} of {Seeds}");
        Assert.InRange(covered, 917, 995);
        Assert.InRange(above, 400, 600);
    }

    // Means of 1 - x + noise change sign at 1, whose interval is that of the mean: 93 to 97%, at these seeds 948 of 1000.
    [Fact]
    public void Intervals_of_roots_of_means_cover_at_their_level_and_are_as_wide_as_they_need_to_be()
    {
        int covered = 0;
        double width = 0;
        for (int seed = 0; seed < Seeds; seed++)
        {
            double[] noise = [.. Uniforms(seed).Select(uniform => Normal.InvCDF(0, 1, uniform))];
            RootEstimate found = StochasticRoot.Find(
                (x, paths) =>
                {
                    double[] values = [.. noise.Take((int)paths).Select(one => x - 1 + one)];
                    double mean = values.Average();
                    return SampleMean.Estimate(mean, values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1), values.Length, .95, "mean");
                },
                0,
                new RootSearch(-2, 4, 1e-5, 32, Paths));
            Assert.Empty(found.Reason);
            if (found.Root!.Interval.Lower <= 1 && 1 <= found.Root.Interval.Upper) covered++;
            width += (found.Root.Interval.Upper - found.Root.Interval.Lower) / Seeds;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{covered} of {Seeds}");
        Assert.InRange(covered, 930, 970);
        Assert.Equal(2 * 1.96 / Math.Sqrt(Paths), width, .01 * width);
    }

    [Fact]
    public void The_root_of_a_function_without_noise_is_found_to_the_tolerance()
    {
        RootEstimate found = StochasticRoot.Find((x, paths) => Exact(x * x * x, paths), 2, new RootSearch(0, 10, 1e-7, 1, 1000));
        Assert.Equal(Math.Cbrt(2), found.Root!.Value, 1e-7);
        Assert.InRange(Math.Cbrt(2), found.Root.Interval.Lower, found.Root.Interval.Upper);
        Assert.True(found.Root.Interval.Upper - found.Root.Interval.Lower < 3e-7);
        Assert.Equal(1000, found.Root.SampleCount);
        Assert.True(found.Paths >= found.Evaluations);
    }

    [Fact]
    public void A_root_beyond_what_is_searched_is_said_to_be_so()
    {
        RootEstimate below = StochasticRoot.Find((x, paths) => Exact(x, paths), -1, new RootSearch(0, 1, 1e-3, 1, 10));
        RootEstimate above = StochasticRoot.Find((x, paths) => Exact(x, paths), 2, new RootSearch(0, 1, 1e-3, 1, 10));
        Assert.Null(below.Root);
        Assert.Equal("at 0, the lowest, it is above the target already", below.Reason);
        Assert.Null(above.Root);
        Assert.Equal("at 1, the highest, it is still below the target", above.Reason);
    }

    [Fact]
    public void An_interval_that_reaches_the_end_of_the_search_is_said_to_be_open_there()
    {
        // The function is flat within its error.
        RootEstimate found = StochasticRoot.Find((x, paths) => new Estimate(x / 100, .1, new ConfidenceInterval((x / 100) - .2, (x / 100) + .2, .95), paths, ""), .005, new RootSearch(0, 1, 1e-3, 1, 10));
        Assert.Equal("what was searched is all within the interval; more paths would tell", found.Reason);
        Assert.Equal((0, 1), (found.Root!.Interval.Lower, found.Root.Interval.Upper));
    }

    [Theory]
    [InlineData(1, 1, .1, 1, 1)]
    [InlineData(0, 1, 0, 1, 1)]
    [InlineData(0, 1, .1, 0, 1)]
    [InlineData(0, 1, .1, 2, 1)]
    public void An_empty_search_is_refused(double lower, double upper, double tolerance, long first, long last) =>
        Assert.Throws<ArgumentException>(() => StochasticRoot.Find((x, paths) => Exact(x, paths), 0, new RootSearch(lower, upper, tolerance, first, last)));

    private static Estimate Exact(double value, long paths) => new(value, 0, new ConfidenceInterval(value, value, .95), paths, "exact");

    private static double[] Uniforms(int seed)
    {
        var random = new Random(20_261_128 + seed);
        return [.. Enumerable.Range(0, Paths).Select(_ => random.NextDouble())];
    }
}
