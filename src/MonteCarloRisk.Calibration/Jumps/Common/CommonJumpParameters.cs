using MathNet.Numerics.LinearAlgebra;

namespace MonteCarloRisk.Calibration.Jumps.Common;

/// <summary>Parameters of returns with jumps at common times, per day.</summary>
/// <param name="Intensity">Jumps λ a day.</param>
/// <param name="Drift">Mean of each asset on a day without a jump.</param>
/// <param name="JumpMean">Mean of each asset's jump.</param>
/// <param name="Motion">Covariance of a day without a jump, positive definite.</param>
/// <param name="Jump">Covariance of a jump, positive semi-definite.</param>
sealed record CommonJumpParameters(double Intensity, Vector<double> Drift, Vector<double> JumpMean, Matrix<double> Motion, Matrix<double> Jump)
{
    public int Assets => Drift.Count;

    /// <summary>What becomes of them where the returns are multiplied by a matrix.</summary>
    public CommonJumpParameters Times(Matrix<double> matrix) => new(Intensity, matrix * Drift, matrix * JumpMean, matrix * Motion * matrix.Transpose(), matrix * Jump * matrix.Transpose());

    /// <summary>Coordinates that may take any value: the logarithm of the intensity, means, and the symmetric roots of the covariances.</summary>
    public Vector<double> Coordinates() => Vector<double>.Build.DenseOfEnumerable(
        [Math.Log(Intensity), .. Drift, .. JumpMean, .. Root(Motion).Enumerate(), .. Root(Jump).Enumerate()]);

    /// <summary>The parameters at coordinates.</summary>
    public static CommonJumpParameters At(Vector<double> coordinates, int assets)
    {
        int square = assets * assets;
        Matrix<double> motion = Block(1 + 2 * assets), jump = Block(1 + 2 * assets + square);
        return new CommonJumpParameters(Math.Exp(coordinates[0]), coordinates.SubVector(1, assets), coordinates.SubVector(1 + assets, assets), motion * motion, jump * jump);

        Matrix<double> Block(int first)
        {
            Matrix<double> block = Matrix<double>.Build.Dense(assets, assets, coordinates.SubVector(first, square).ToArray());
            return (block + block.Transpose()) / 2;
        }
    }

    static Matrix<double> Root(Matrix<double> covariance)
    {
        var eigen = covariance.Evd(Symmetricity.Symmetric);
        return eigen.EigenVectors * Matrix<double>.Build.DiagonalOfDiagonalVector(eigen.EigenValues.Map(value => Math.Sqrt(Math.Max(0, value.Real)))) * eigen.EigenVectors.Transpose();
    }
}
