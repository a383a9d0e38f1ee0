using MonteCarloRisk.Domain;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Tests.Plans;

public sealed class CholeskyFactorTests
{
    [Fact]
    public void The_product_with_its_transpose_is_the_matrix()
    {
        double[][] matrix = [[1, .6, -.2], [.6, 1, .1], [-.2, .1, 1]];
        Reproduces(matrix, 1e-15);
    }

    [Fact]
    public void Singular_matrices_are_accepted()
    {
        Reproduces([[1, 1], [1, 1]], 1e-15);
        Reproduces([[1, -1], [-1, 1]], 1e-15);

        // The third asset is (first + second) / sqrt(2) of two independent ones.
        double h = Math.Sqrt(.5);
        Reproduces([[1, 0, h], [0, 1, h], [h, h, 1]], 1e-7);
        Reproduces([[1, 1, .5], [1, 1, .5], [.5, .5, 1]], 1e-7);
    }

    [Fact]
    public void An_indefinite_matrix_is_refused_by_its_smallest_eigenvalue()
    {
        // The eigenvalues of a 3 by 3 matrix of equal correlations r are 1 - r, 1 - r and 1 + 2 r.
        InputException refusal = Assert.Throws<InputException>(() => CholeskyFactor.Of([[1, -.9, -.9], [-.9, 1, -.9], [-.9, -.9, 1]]));
        Assert.Contains("smallest eigenvalue is -0.8", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Matrices_that_are_no_correlation_matrices_are_refused()
    {
        Refuses([[1, .5], [.4, 1]], "mirror image");
        Refuses([[1, 1.5], [1.5, 1]], "[-1, 1]");
        Refuses([[.9, 0], [0, 1]], "diagonal");
        Refuses([[1, double.NaN], [double.NaN, 1]], "[-1, 1]");
        Refuses([[1, 0, 0], [0, 1, 0]], "entries");
    }

    private static void Refuses(double[][] matrix, string words) =>
        Assert.Contains(words, Assert.Throws<InputException>(() => CholeskyFactor.Of(matrix)).Message, StringComparison.Ordinal);

    private static void Reproduces(double[][] matrix, double tolerance)
    {
        CholeskyFactor factor = CholeskyFactor.Of(matrix);
        for (int row = 0; row < matrix.Length; row++)
        {
            for (int column = 0; column < matrix.Length; column++)
            {
                double product = 0;
                for (int k = 0; k <= Math.Min(row, column); k++) product += factor[row, k] * factor[column, k];
                Assert.Equal(matrix[row][column], product, tolerance);
            }
        }
    }
}
