using MathNet.Numerics.LinearAlgebra;
using MonteCarloRisk.Domain;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>The lower triangular L with L L^T equal to a correlation matrix.</summary>
public sealed class CholeskyFactor
{
    /// <summary>Eigenvalues down to this far below zero are taken for rounding.</summary>
    public const double EigenvalueTolerance = 1e-10;

    // A pivot this small is the rounding of a zero: the asset is a combination of the ones before it.
    private const double PivotTolerance = 1e-13;

    private readonly double[] lower;

    private CholeskyFactor(int size, double[] lower)
    {
        Size = size;
        this.lower = lower;
    }

    /// <summary>Number of rows.</summary>
    public int Size { get; }

    /// <summary>Element of the lower triangle.</summary>
    public double this[int row, int column] => lower[(row * Size) + column];

    /// <summary>Factors a correlation matrix, which may be singular.</summary>
    /// <remarks>Only + - * / and square roots, so that every machine gets the same bits; the eigenvalues only decide whether to refuse.</remarks>
    /// <param name="correlation">Square, symmetric, ones on the diagonal, entries in [-1, 1], positive semi-definite.</param>
    /// <exception cref="InputException">It is not; an indefinite matrix is answered with its smallest eigenvalue.</exception>
    public static CholeskyFactor Of(IReadOnlyList<IReadOnlyList<double>> correlation)
    {
        Check(correlation);
        int size = correlation.Count;
        double[] lower = new double[size * size];
        for (int column = 0; column < size; column++)
        {
            double pivot = correlation[column][column];
            for (int k = 0; k < column; k++) pivot -= lower[(column * size) + k] * lower[(column * size) + k];
            if (pivot <= PivotTolerance * size) continue;

            double root = Math.Sqrt(pivot);
            lower[(column * size) + column] = root;
            for (int row = column + 1; row < size; row++)
            {
                double rest = correlation[row][column];
                for (int k = 0; k < column; k++) rest -= lower[(row * size) + k] * lower[(column * size) + k];
                lower[(row * size) + column] = rest / root;
            }
        }

        return new CholeskyFactor(size, lower);
    }

    private static void Check(IReadOnlyList<IReadOnlyList<double>> correlation)
    {
        int size = correlation.Count;
        for (int row = 0; row < size; row++)
        {
            if (correlation[row].Count != size)
            {
                throw new InputException($"correlation[{row}]", $"{correlation[row].Count} entries; {size} are needed, one an asset");
            }

            for (int column = 0; column < size; column++)
            {
                double entry = correlation[row][column];
                if (!(Math.Abs(entry) <= 1)) throw new InputException($"correlation[{row}][{column}]", $"{entry} is not in [-1, 1]");
                if (row == column && entry != 1) throw new InputException($"correlation[{row}][{column}]", $"{entry} is not 1, as the diagonal must be");
                if (entry != correlation[column][row])
                {
                    throw new InputException($"correlation[{row}][{column}]", $"{entry} differs from its mirror image {correlation[column][row]}; the matrix must be symmetric");
                }
            }
        }

        double smallest = Matrix<double>.Build.Dense(size, size, (i, j) => correlation[i][j]).Evd(Symmetricity.Symmetric).EigenValues.Min(value => value.Real);
        if (smallest < -EigenvalueTolerance)
        {
            throw new InputException("correlation", $"not positive semi-definite: its smallest eigenvalue is {smallest:G6}; no assets can move together like this");
        }
    }
}
