using MonteCarloRisk.Simulation.Plans.ImportanceSampling;

namespace MonteCarloRisk.Simulation.Tests.Plans.ImportanceSampling;

/// <summary>The net that strata come from, and the knots of the walk that they decide.</summary>
public sealed class StrataTests
{
    /// <summary>SciPy 1.10, <c>qmc.Sobol(4, scramble=False).random(16) * 16</c>, sorted by the first coordinate.</summary>
    [Fact]
    public void The_net_is_that_of_a_second_program()
    {
        int[][] expected =
        [
            [0, 0, 0, 0], [1, 15, 9, 5], [2, 10, 6, 2], [3, 5, 15, 7], [4, 12, 12, 12], [5, 3, 5, 9], [6, 6, 10, 14], [7, 9, 3, 11],
            [8, 8, 8, 8], [9, 7, 1, 13], [10, 2, 14, 10], [11, 13, 7, 15], [12, 4, 4, 4], [13, 11, 13, 1], [14, 14, 2, 6], [15, 1, 11, 3],
        ];
        int[] words = SobolNet.Points(4);
        Assert.Equal(expected, words.Select(word => (int)((uint)word >> 28)).Chunk(4).OrderBy(point => point[0]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Each_coordinate_has_one_point_in_each_stratum(int bits)
    {
        int[] words = SobolNet.Points(bits);
        for (int coordinate = 0; coordinate < 4; coordinate++)
        {
            IEnumerable<uint> strata = words.Chunk(4).Select(point => (uint)point[coordinate] >> (32 - bits));
            Assert.Equal(Enumerable.Range(0, 1 << bits).Select(stratum => (uint)stratum), strata.Order());
        }
    }

    /// <summary>By hand, of 16 steps: the end at 16, then 14 between 0 and 16, 10 between 0 and 14, 15 between 14 and 16.</summary>
    [Fact]
    public void Knots_lie_near_the_end_and_are_bridged_between_those_before_them()
    {
        var knots = new WalkKnots(16);
        Assert.Equal([0, 0, 0, 1, 0, 2, 2, 1], knots.Neighbours);
        double[] expected = [0, 0, 4, 2 / 16.0, 14 / 16.0, Math.Sqrt(14 * 2 / 16.0), 4 / 14.0, 10 / 14.0, Math.Sqrt(10 * 4 / 14.0), 0.5, 0.5, Math.Sqrt(0.5)];
        Assert.Equal(expected, knots.Numbers.ToArray(), (one, other) => Math.Abs(one - other) < 1e-15);
        Assert.Equal([3, 3, 2, 2, 4, 1], new[] { 0, 9, 10, 13, 14, 15 }.Select(knots.Ahead));
        Assert.Equal([10, 1, 4, 1, 1, 1], new[] { 0, 9, 10, 13, 14, 15 }.Select(knots.Left));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(240, 4)]
    public void A_date_is_a_knot_once(int steps, int knots) => Assert.Equal(knots, new WalkKnots(steps).Count);
}
