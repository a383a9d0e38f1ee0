using MathNet.Numerics.Random;
using MonteCarloRisk.Calibration.Correlation;

namespace MonteCarloRisk.Calibration.Tests.Correlation;

public sealed class NearestCorrelationTests
{
    [Fact]
    public void Higham_s_example_of_three_has_its_published_answer()
    {
        // N. Higham, IMA Journal of Numerical Analysis 22 (2002) 329, section 4: 0.7607, 0.1573, at a distance of 0.5278.
        NearestCorrelation nearest = NearestCorrelation.Find([[1, 1, 0], [1, 1, 1], [0, 1, 1]]);

        Assert.Equal(0.7607, nearest.Matrix[0][1], 4);
        Assert.Equal(0.1573, nearest.Matrix[0][2], 4);
        Assert.Equal(0.7607, nearest.Matrix[1][2], 4);
        Assert.Equal(0.5278, nearest.Distance, 4);
    }

    [Fact]
    public void Higham_s_tridiagonal_example_has_its_published_answer()
    {
        NearestCorrelation nearest = NearestCorrelation.Find([[2, -1, 0, 0], [-1, 2, -1, 0], [0, -1, 2, -1], [0, 0, -1, 2]]);

        Assert.Equal(-0.8084, nearest.Matrix[0][1], 4);
        Assert.Equal(0.1916, nearest.Matrix[0][2], 4);
        Assert.Equal(0.1068, nearest.Matrix[0][3], 4);
        Assert.Equal(-0.6562, nearest.Matrix[1][2], 4);
    }

    [Fact]
    public void A_correlation_matrix_is_its_own_nearest()
    {
        NearestCorrelation nearest = NearestCorrelation.Find([[1, 0.5], [0.5, 1]]);

        Assert.Equal(0.5, nearest.Matrix[0][1], 10);
        Assert.Equal(0, nearest.Distance, 10);
    }

    [Fact]
    public void No_other_correlation_matrix_tried_is_nearer_and_a_floor_is_kept()
    {
        var random = new MersenneTwister(4);
        double[][] given = Symmetric(random, 6);
        NearestCorrelation nearest = NearestCorrelation.Find(given), above = NearestCorrelation.Find(given, 0.05);

        Assert.Null(CorrelationMatrix.Fault(nearest.Matrix, 6));
        Assert.True(CorrelationMatrix.SmallestEigenvalue(above.Matrix) > 0.04);
        Assert.True(above.Distance >= nearest.Distance);
        for (int k = 0; k < 200; k++)
        {
            // Correlation matrices form a convex set, so mixtures with another lead to one in every direction.
            NearestCorrelation other = NearestCorrelation.Find(Symmetric(random, 6));
            double[][] mixed = [.. Enumerable.Range(0, 6).Select(i => Enumerable.Range(0, 6).Select(j => 0.99 * nearest.Matrix[i][j] + 0.01 * other.Matrix[i][j]).ToArray())];
            Assert.True(Distance(mixed, given) >= nearest.Distance - 1e-9);
        }
    }

    static double[][] Symmetric(MersenneTwister random, int size)
    {
        double[][] matrix = [.. Enumerable.Range(0, size).Select(_ => new double[size])];
        for (int i = 0; i < size; i++)
        {
            matrix[i][i] = 1;
            for (int j = 0; j < i; j++) matrix[i][j] = matrix[j][i] = 2 * random.NextDouble() - 1;
        }

        return matrix;
    }

    static double Distance(double[][] a, double[][] b) => Math.Sqrt(a.Zip(b).Sum(rows => rows.First.Zip(rows.Second).Sum(pair => Math.Pow(pair.First - pair.Second, 2))));
}
