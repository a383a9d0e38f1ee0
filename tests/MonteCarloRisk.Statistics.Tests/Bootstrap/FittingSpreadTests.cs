using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using MonteCarloRisk.Statistics.Bootstrap;

namespace MonteCarloRisk.Statistics.Tests.Bootstrap;

public sealed class FittingSpreadTests
{
    [Fact]
    public void Draws_without_noise_give_their_percentiles_moved_to_the_value()
    {
        // 199 draws at 0.005, 0.010, ..., 0.995: the percentiles are those of the uniform distribution.
        TwiceSimulated?[] draws = [.. Enumerable.Range(1, 199).Select(k => (TwiceSimulated?)new TwiceSimulated(k / 200.0, k / 200.0))];
        Estimate fitting = Spread(SpreadScale.Difference).Around(10, new TwiceSimulated(0.5, 0.5), draws);
        Assert.Equal(9.525, fitting.Interval.Lower, 12);
        Assert.Equal(10.475, fitting.Interval.Upper, 12);
        Assert.Equal((10, 0.95, 199), (fitting.Value, fitting.Interval.Level, fitting.SampleCount));
        Assert.Equal("fitting error, test; simulation noise, 0% of the variance, taken out", fitting.Method);
    }

    [Fact]
    public void The_error_of_the_fitted_model_is_taken_off_in_proportion_below_it_and_whole_above()
    {
        // The fitted model is hit on 1 of 1000 paths of the draws and on 1.2 of 1000 of all.
        TwiceSimulated?[] draws = [.. Enumerable.Range(1, 199).Select(k => (TwiceSimulated?)new TwiceSimulated(k * 1e-5, k * 1e-5))];
        Estimate fitting = Spread(SpreadScale.Hits).Around(1.2e-3, new TwiceSimulated(1e-3, 1e-3), draws);
        Assert.Equal(1.2 * 5e-5, fitting.Interval.Lower, 12);
        Assert.Equal(195e-5 + 0.2e-3, fitting.Interval.Upper, 12);

        Estimate unseen = Spread(SpreadScale.Hits).Around(1e-6, new TwiceSimulated(0, 0), draws);
        Assert.Equal(1e-6 + 195e-5, unseen.Interval.Upper, 12);
    }

    // Hits of a uniform below p, all draws by the same uniforms: a value known from many paths must not be lost to the few hits that the draws' paths have of it.
    [Fact]
    public void A_rare_event_keeps_its_value_within_its_interval()
    {
        const double fitted = 1.5e-4;
        double[] probabilities = [.. Enumerable.Range(1, 199).Select(k => fitted * Math.Exp(4 * ((k / 100.0) - 1)))];
        for (int seed = 0; seed < 50; seed++)
        {
            var random = new Xoshiro256StarStar(seed);
            double[][] uniforms = [.. Enumerable.Range(0, 2).Select(_ => Enumerable.Range(0, 32_768).Select(_ => random.NextDouble()).Where(uniform => uniform < 0.01).ToArray())];
            TwiceSimulated Simulated(double probability) => new(uniforms[0].Count(uniform => uniform < probability) / 32_768.0, uniforms[1].Count(uniform => uniform < probability) / 32_768.0);
            Estimate fitting = Spread(SpreadScale.Hits).Around(fitted, Simulated(fitted), [.. probabilities.Select(probability => (TwiceSimulated?)Simulated(probability))]);
            Assert.InRange(fitting.Interval.Lower, 0, fitted);

            // exp(3.8) fitted = 6.7e-3, of which 65,536 paths tell 5%, and five of that.
            Assert.Equal(probabilities[194], fitting.Interval.Upper, 0.25 * probabilities[194]);
        }
    }

    // A fit of standard deviation 1 under noise of standard deviation s in each half, and of 5 in what all draws share. The variance of the fit, 1, is estimated from 4000 draws with a standard
    // error of about (1 + s^2 / 2) sqrt(2 / 4000): 0.028 and 0.041; five of them. Left in, the noise would make it 1.25 and 1.85.
    [Theory]
    [InlineData(0.7, 0.14)]
    [InlineData(1.3, 0.21)]
    public void Noise_of_simulation_is_no_fitting_error(double s, double tolerance)
    {
        var random = new Xoshiro256StarStar(7);
        double first = 5 * Normal.Sample(random, 0, 1), second = 5 * Normal.Sample(random, 0, 1);
        TwiceSimulated?[] draws = [.. Enumerable.Range(0, 4000).Select(_ =>
        {
            double fit = Normal.Sample(random, 0, 1);
            return (TwiceSimulated?)new TwiceSimulated(first + fit + s * Normal.Sample(random, 0, 1), second + fit + s * Normal.Sample(random, 0, 1));
        })];
        Estimate fitting = Spread(SpreadScale.Difference).Around(0, new TwiceSimulated(first, second), draws);
        Assert.Equal(1, fitting.StandardError * fitting.StandardError, tolerance);
        Assert.Equal(-1.96, fitting.Interval.Lower, 1.96 * tolerance);
        Assert.Equal(1.96, fitting.Interval.Upper, 1.96 * tolerance);
    }

    [Fact]
    public void Noise_alone_tells_nothing()
    {
        // The halves go against each other, so their covariance is below zero.
        TwiceSimulated?[] draws = [.. Enumerable.Range(0, 50).Select(k => (TwiceSimulated?)new TwiceSimulated(k % 5, -(k % 5) * 0.5))];
        Estimate fitting = Spread(SpreadScale.Difference).Around(1, new TwiceSimulated(0, 0), draws);
        Assert.True(double.IsNaN(fitting.StandardError) && double.IsNaN(fitting.Interval.Lower) && double.IsNaN(fitting.Interval.Upper));
        Assert.EndsWith("simulation noise is 100% of the variance; more paths would tell", fitting.Method, StringComparison.Ordinal);
    }

    [Fact]
    public void Draws_without_an_answer_are_told_and_half_of_them_are_too_many()
    {
        TwiceSimulated?[] draws = [.. Enumerable.Range(0, 100).Select(k => k < 49 ? null : (TwiceSimulated?)new TwiceSimulated(k, k))];
        Assert.Contains("; 49 of them give no answer", Spread(SpreadScale.Difference).Around(0, new TwiceSimulated(0, 0), draws).Method, StringComparison.Ordinal);
        draws[49] = null;
        Assert.EndsWith("; 50 of them give no answer", Spread(SpreadScale.Difference).Around(0, new TwiceSimulated(0, 0), draws).Method, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_draw_that_is_hit_tells_nothing_of_the_others()
    {
        TwiceSimulated?[] draws = [.. Enumerable.Range(0, 100).Select(k => (TwiceSimulated?)(k == 50 ? new TwiceSimulated(1e-4, 1e-4) : default))];
        Assert.EndsWith("; hardly any of them has a path that is hit", Spread(SpreadScale.Hits).Around(0, default, draws).Method, StringComparison.Ordinal);
    }

    [Fact]
    public void Zeros_of_a_finite_number_of_paths_bound_nothing() =>
        Assert.EndsWith("; no path is hit at any of them", Spread(SpreadScale.Hits).Around(0, default, [.. Enumerable.Repeat<TwiceSimulated?>(default(TwiceSimulated), 60)]).Method, StringComparison.Ordinal);

    static FittingSpread Spread(SpreadScale scale) => new(scale, 0.95, "fitting error, test");
}
