using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace MonteCarloRisk.Calibration.Correlation;

/// <summary>What makes a matrix a correlation matrix.</summary>
public static class CorrelationMatrix
{
    /// <summary>Rounding of an eigenvalue decomposition: a matrix whose smallest eigenvalue is above minus this counts as positive semi-definite.</summary>
    public const double EigenvalueTolerance = 1e-10;

    /// <summary>The first fault found, in words fit for an error message; null for a correlation matrix.</summary>
    /// <param name="matrix">The matrix, row by row.</param>
    /// <param name="size">The number of assets.</param>
    public static string? Fault(IReadOnlyList<IReadOnlyList<double>> matrix, int size)
    {
        if (EntryFault(matrix, size) is { } fault) return fault;
        double smallest = SmallestEigenvalue(matrix);
        return smallest < -EigenvalueTolerance
            ? Words($"the smallest eigenvalue is {smallest:0.######}; a correlation matrix is positive semi-definite, with none below zero")
            : null;
    }

    /// <summary>The first fault of size, entries, diagonal or symmetry; the eigenvalues are not looked at.</summary>
    /// <param name="matrix">The matrix, row by row.</param>
    /// <param name="size">The number of assets.</param>
    public static string? EntryFault(IReadOnlyList<IReadOnlyList<double>> matrix, int size)
    {
        if (matrix.Count != size || matrix.Any(row => row is null || row.Count != size))
            return $"a correlation matrix of {size} assets has {size} rows of {size} numbers";
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                if (!(Math.Abs(matrix[i][j]) <= 1))
                    return Words($"row {i + 1}, column {j + 1} is {matrix[i][j]}; a correlation is from -1 to 1");
                if (i == j && matrix[i][j] != 1)
                    return Words($"row {i + 1}, column {i + 1} is {matrix[i][i]}; the diagonal of a correlation matrix is 1");
                if (matrix[i][j] != matrix[j][i])
                    return Words($"row {i + 1}, column {j + 1} is {matrix[i][j]} and row {j + 1}, column {i + 1} is {matrix[j][i]}; a correlation matrix is symmetric");
            }
        }

        return null;
    }

    /// <summary>The smallest eigenvalue of a symmetric matrix.</summary>
    /// <param name="matrix">The matrix, row by row.</param>
    public static double SmallestEigenvalue(IReadOnlyList<IReadOnlyList<double>> matrix) =>
        Matrix<double>.Build.DenseOfRows(matrix).Evd(Symmetricity.Symmetric).EigenValues.Min(value => value.Real);

    static string Words(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
