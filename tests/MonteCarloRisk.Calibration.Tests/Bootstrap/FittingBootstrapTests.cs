using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using MonteCarloRisk.Calibration.Bootstrap;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Statistics.Bootstrap;

namespace MonteCarloRisk.Calibration.Tests.Bootstrap;

public sealed class FittingBootstrapTests
{
    [Fact]
    public void The_block_length_matches_an_independent_computation()
    {
        double last = 0;
        double[] series = [.. Enumerable.Range(0, 200).Select(k => last = 0.7 * last + ((37 * k + 11) % 101 - 50) / 50.0)];

        Assert.Equal(25.17716850199195, BlockLength.Of(series), 9);
        Assert.InRange(BlockLength.Of(Normal.Samples(new MersenneTwister(1), 0, 1).Take(2000).ToArray()), 1, 6);
        Assert.Equal(1, BlockLength.Of(new double[100]));
    }

    [Fact]
    public void Blocks_have_their_mean_length_and_wrap_around()
    {
        int[] days = StationaryBootstrap.Indices(50_000, 10, new MersenneTwister(1));
        int starts = 1 + Enumerable.Range(1, days.Length - 1).Count(k => days[k] != (days[k - 1] + 1) % days.Length);

        // The number of starts is binomial with mean 5000 and deviation 67.
        Assert.Equal(5000, starts, 335.0);
        Assert.Equal(3, StationaryBootstrap.Indices(3, 1e9, new MersenneTwister(2)).Distinct().Count());
    }

    [Fact]
    public void The_error_of_the_mean_of_a_dependent_series_is_that_of_its_long_run_variance()
    {
        var normals = new Normal(0, 1, new MersenneTwister(3));
        double last = 0;
        double[] series = [.. Enumerable.Range(0, 4000).Select(_ => last = 0.6 * last + normals.Sample())];
        ParameterDraws draws = FittingBootstrap.Draw(["mean"], [series], rows => [rows[0].Average()], 400, seed: 5);
        Estimate mean = draws.Parameter("mean", 0.95);

        // Of independent days it would be 1.25 / sqrt(4000), of these 2.5 / sqrt(4000); squares choose the block, so a fifth of it may be missing.
        Assert.InRange(mean.StandardError, 0.7 * 2.5 / Math.Sqrt(4000), 1.25 * 2.5 / Math.Sqrt(4000));
        Assert.StartsWith("fitting error", mean.Method, StringComparison.Ordinal);
        Assert.Equal(draws.Draws, FittingBootstrap.Draw(["mean"], [series], rows => [rows[0].Average()], 400, seed: 5).Draws);
    }

    [Fact]
    public void An_answer_carries_the_error_of_its_parameters()
    {
        var draws = new ParameterDraws(["volatility"], [0.5], [.. Enumerable.Range(1, 199).Select(k => (IReadOnlyList<double>)[k / 200.0])], 0, 1, 1);
        Estimate answer = draws.Answer(parameters => 2 * parameters[0], 0.9);

        Assert.Equal(1, answer.Value);
        Assert.Equal(0.1, answer.Interval.Lower, 9);
        Assert.Equal(1.9, answer.Interval.Upper, 9);
        Assert.Throws<ArgumentOutOfRangeException>(() => draws.Parameter("drift", 0.9));
    }

    [Fact]
    public void Histories_that_cannot_be_fitted_are_counted_and_too_many_are_refused()
    {
        ParameterDraws draws = FittingBootstrap.Draw(["first"], [ResidueSample.A], Choosy(-2), 100, seed: 1);
        Assert.Equal(100, draws.Failures + draws.Draws.Count);
        Assert.Throws<InputException>(() => FittingBootstrap.Draw(["first"], [ResidueSample.A], rows => ReferenceEquals(rows[0], ResidueSample.A) ? [0] : throw new InputException("fit", "refused"), 100, seed: 1));

        static Func<IReadOnlyList<IReadOnlyList<double>>, IReadOnlyList<double>> Choosy(double least) =>
            rows => rows[0][0] < least ? throw new InputException("fit", "refused") : [rows[0][0]];
    }
}
