using MathNet.Numerics.LinearAlgebra;
using MonteCarloRisk.Statistics.Likelihood;

namespace MonteCarloRisk.Calibration.Jumps.Common;

/// <summary>
/// Standard errors of the fitted parameters of common jumps by observed information, taken in the coordinates in which motion and jumps are uncorrelated, so that no step of the differences is large for some direction. Variances are
/// linear in those of the coordinates.
/// </summary>
/// <param name="LogIntensity">Of the logarithm of the intensity.</param>
/// <param name="JumpMean">Of each asset's mean jump.</param>
/// <param name="Motion">Of each asset's variance of the motion.</param>
/// <param name="Jump">Of each asset's variance of a jump.</param>
/// <param name="FromMaximum">The length of a Newton step from the parameters, in standard errors.</param>
sealed record CommonJumpErrors(double LogIntensity, double[] JumpMean, double[] Motion, double[] Jump, double FromMaximum)
{
    /// <summary>Errors that were not asked for.</summary>
    public static CommonJumpErrors None(int assets)
    {
        double[] none = [.. Enumerable.Repeat(double.NaN, assets)];
        return new CommonJumpErrors(double.NaN, none, none, none, double.NaN);
    }

    /// <summary>The errors; null where the information is not positive definite.</summary>
    /// <param name="days">Returns, one row a day.</param>
    /// <param name="maximum">The fitted parameters.</param>
    public static CommonJumpErrors? Of(double[][] days, CommonJumpParameters maximum)
    {
        int assets = maximum.Assets, triangle = assets * (assets + 1) / 2, motionAt = 1 + 2 * assets, jumpAt = motionAt + triangle;
        var fitted = new CommonJumpDays(days, maximum);
        Matrix<double> turn = fitted.Turn, back = fitted.Back;
        double[][] turned = [.. days.Select(day => (turn * (Vector<double>.Build.Dense(day) - maximum.Drift)).ToArray())];
        CommonJumpParameters centred = (maximum with { Drift = maximum.Drift * 0 }).Times(turn);
        double[] at = [Math.Log(centred.Intensity), .. centred.Drift, .. centred.JumpMean, .. Lower(centred.Motion), .. Lower(centred.Jump)];
        double Likelihood(ReadOnlySpan<double> parameters, Span<double> gradient)
        {
            double[] given = parameters.ToArray();
            var there = new CommonJumpDays(turned, new CommonJumpParameters(
                Math.Exp(given[0]),
                Vector<double>.Build.Dense(given[1..(1 + assets)]),
                Vector<double>.Build.Dense(given[(1 + assets)..motionAt]),
                Symmetric(given.AsSpan(motionAt, triangle), assets),
                Symmetric(given.AsSpan(jumpAt, triangle), assets)));
            there.Gradient(gradient);
            return there.LogLikelihood;
        }

        if (ObservedInformation.Covariance(Likelihood, at, _ => false) is not { } inverse) return null;
        Matrix<double> covariance = Matrix<double>.Build.DenseOfArray(inverse);
        var gradient = new double[at.Length];
        Likelihood(at, gradient);
        Vector<double> slope = Vector<double>.Build.Dense(gradient);
        double Error(int first, double[] weights)
        {
            Vector<double> weight = Vector<double>.Build.Dense(weights);
            return Math.Sqrt(weight * (covariance.SubMatrix(first, weights.Length, first, weights.Length) * weight));
        }

        double[] Variances(int first) => [.. Enumerable.Range(0, assets).Select(asset => Error(first, Square(back.Row(asset))))];
        return new CommonJumpErrors(
            Math.Sqrt(covariance[0, 0]),
            [.. Enumerable.Range(0, assets).Select(asset => Error(1 + assets, back.Row(asset).ToArray()))],
            Variances(motionAt),
            Variances(jumpAt),
            Math.Sqrt(Math.Max(0, slope * (covariance * slope))));
    }

    // What a variance is of the entries of the covariance, row by row of the lower triangle.
    static double[] Square(Vector<double> row) => [.. Enumerable.Range(0, row.Count).SelectMany(i => Enumerable.Range(0, i + 1).Select(j => (i == j ? 1 : 2) * row[i] * row[j]))];

    static IEnumerable<double> Lower(Matrix<double> matrix) => Enumerable.Range(0, matrix.RowCount).SelectMany(i => Enumerable.Range(0, i + 1).Select(j => matrix[i, j]));

    static Matrix<double> Symmetric(ReadOnlySpan<double> lower, int assets)
    {
        Matrix<double> matrix = Matrix<double>.Build.Dense(assets, assets);
        int place = 0;
        for (int i = 0; i < assets; i++)
        {
            for (int j = 0; j <= i; j++) matrix[i, j] = matrix[j, i] = lower[place++];
        }

        return matrix;
    }
}
