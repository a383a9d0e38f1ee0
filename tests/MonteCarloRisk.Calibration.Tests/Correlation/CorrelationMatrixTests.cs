using MonteCarloRisk.Calibration.Correlation;

namespace MonteCarloRisk.Calibration.Tests.Correlation;

public sealed class CorrelationMatrixTests
{
    [Fact]
    public void A_correlation_matrix_has_no_fault_even_where_it_is_singular()
    {
        Assert.Null(CorrelationMatrix.Fault([[1, 0.5], [0.5, 1]], 2));
        Assert.Null(CorrelationMatrix.Fault([[1, 1], [1, 1]], 2));
        Assert.Null(CorrelationMatrix.Fault([[1, -0.5, -0.5], [-0.5, 1, -0.5], [-0.5, -0.5, 1]], 3));
    }

    [Fact]
    public void Each_fault_is_named()
    {
        Assert.Contains("2 rows of 2", CorrelationMatrix.Fault([[1]], 2), StringComparison.Ordinal);
        Assert.Contains("2 rows of 2", CorrelationMatrix.Fault([[1, 0], [0]], 2), StringComparison.Ordinal);
        Assert.Contains("-1 to 1", CorrelationMatrix.Fault([[1, 1.2], [1.2, 1]], 2), StringComparison.Ordinal);
        Assert.Contains("-1 to 1", CorrelationMatrix.Fault([[1, double.NaN], [double.NaN, 1]], 2), StringComparison.Ordinal);
        Assert.Contains("diagonal", CorrelationMatrix.Fault([[0.9, 0], [0, 1]], 2), StringComparison.Ordinal);
        Assert.Contains("symmetric", CorrelationMatrix.Fault([[1, 0.2], [0.3, 1]], 2), StringComparison.Ordinal);
    }

    [Fact]
    public void The_smallest_eigenvalue_is_named_where_it_is_negative() =>
        // Of the matrix with all correlations r it is 1 + (n - 1) r: here 1 - 2 × 0.6.
        Assert.Contains("-0.2;", CorrelationMatrix.Fault([[1, -0.6, -0.6], [-0.6, 1, -0.6], [-0.6, -0.6, 1]], 3), StringComparison.Ordinal);
}
