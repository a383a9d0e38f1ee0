using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using MonteCarloRisk.Domain;

namespace MonteCarloRisk.Calibration.Correlation;

/// <summary>The correlation matrix nearest to a symmetric matrix in the Frobenius norm.</summary>
/// <remarks>
/// Alternating projections onto the matrices with no eigenvalue below a floor and onto those with ones on the diagonal, with the correction of Dykstra for the first, without which
/// they end in the intersection but not at its nearest point. Source: N. Higham, Computing the nearest correlation matrix, IMA Journal of Numerical Analysis 22 (2002) 329, algorithm 3.3.
/// The floor above zero is the second set shrunk, as in section 4 there. The last step puts ones on the diagonal by dividing by its square roots, which keeps the eigenvalues' signs.
/// </remarks>
/// <param name="Matrix">Row by row; symmetric, ones on the diagonal, positive semi-definite.</param>
/// <param name="Distance">Frobenius norm of its difference from the given matrix.</param>
/// <param name="Steps">Projections that were needed.</param>
public sealed record NearestCorrelation(IReadOnlyList<IReadOnlyList<double>> Matrix, double Distance, int Steps)
{
    const double Tolerance = 1e-10;
    const int MostSteps = 20_000;

    /// <summary>Finds the matrix.</summary>
    /// <param name="matrix">Symmetric, row by row, finite.</param>
    /// <param name="floor">No eigenvalue is below it, in [0, 1); zero gives the nearest of all.</param>
    /// <exception cref="InputException">The projections do not end.</exception>
    public static NearestCorrelation Find(IReadOnlyList<IReadOnlyList<double>> matrix, double floor = 0)
    {
        Matrix<double> given = Matrix<double>.Build.DenseOfRows(matrix), unit = given.Clone(), correction = Matrix<double>.Build.Dense(given.RowCount, given.RowCount);
        for (int step = 1; step <= MostSteps; step++)
        {
            Matrix<double> corrected = unit - correction;
            Matrix<double> positive = WithEigenvaluesAbove(corrected, floor);
            correction = positive - corrected;
            Matrix<double> next = positive.Clone();
            for (int i = 0; i < next.RowCount; i++) next[i, i] = 1;
            double change = (next - unit).FrobeniusNorm() / next.FrobeniusNorm(), apart = (next - positive).FrobeniusNorm() / next.FrobeniusNorm();
            unit = next;
            if (change > Tolerance || apart > Tolerance) continue;
            double[][] found = WithUnitDiagonal(positive);
            return new NearestCorrelation(found, (Matrix<double>.Build.DenseOfRows(found) - given).FrobeniusNorm(), step);
        }

        throw new InputException("nearest correlation matrix", string.Create(CultureInfo.InvariantCulture, $"{MostSteps} projections do not reach it; the matrix is too far from a correlation matrix"));
    }

    static Matrix<double> WithEigenvaluesAbove(Matrix<double> symmetric, double floor)
    {
        var decomposition = symmetric.Evd(Symmetricity.Symmetric);
        Matrix<double> vectors = decomposition.EigenVectors;
        Vector<double> values = decomposition.EigenValues.Map(value => Math.Max(value.Real, floor));
        Matrix<double> scaled = vectors.Clone();
        for (int j = 0; j < values.Count; j++) scaled.SetColumn(j, vectors.Column(j) * values[j]);
        Matrix<double> result = scaled.TransposeAndMultiply(vectors);
        return (result + result.Transpose()) / 2;
    }

    static double[][] WithUnitDiagonal(Matrix<double> positive)
    {
        int size = positive.RowCount;
        double[] scale = [.. Enumerable.Range(0, size).Select(i => 1 / Math.Sqrt(positive[i, i]))];
        return [.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size)
            .Select(j => i == j ? 1 : Math.Clamp(positive[i, j] * scale[i] * scale[j], -1, 1)).ToArray())];
    }
}
