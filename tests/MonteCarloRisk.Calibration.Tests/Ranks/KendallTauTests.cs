using MathNet.Numerics.Random;
using MonteCarloRisk.Statistics.Ranks;

namespace MonteCarloRisk.Calibration.Tests.Ranks;

public sealed class KendallTauTests
{
    [Fact]
    public void It_matches_an_independent_computation() => Assert.Equal(0.45827703502670736, KendallTau.Of(ResidueSample.A, ResidueSample.B), 12);

    [Fact]
    public void Counting_by_sorting_equals_counting_pair_by_pair_with_ties()
    {
        var random = new MersenneTwister(2);
        for (int k = 0; k < 50; k++)
        {
            double[] x = [.. Enumerable.Range(0, 37).Select(_ => (double)random.Next(k % 9 + 2))], y = [.. x.Select(value => value + random.Next(k % 7 + 2))];
            Assert.Equal(PairByPair(x, y), KendallTau.Of(x, y), 12);
        }
    }

    [Fact]
    public void Equal_values_share_the_mean_of_their_ranks() => Assert.Equal([4, 10, 4, 4, 8], PseudoObservations.TwiceRanks([1, 9, 1, 1, 5]));

    static double PairByPair(double[] x, double[] y)
    {
        double sum = 0, inX = 0, inY = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                sum += Math.Sign(x[i] - x[j]) * Math.Sign(y[i] - y[j]);
                inX += x[i] != x[j] ? 1 : 0;
                inY += y[i] != y[j] ? 1 : 0;
            }
        }

        return sum / Math.Sqrt(inX * inY);
    }
}
