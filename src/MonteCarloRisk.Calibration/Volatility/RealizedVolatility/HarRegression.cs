using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using MonteCarloRisk.Domain;

namespace MonteCarloRisk.Calibration.Volatility.RealizedVolatility;

/// <summary>Least squares with errors of Newey and West: neither one variance for all days nor independence is assumed.</summary>
/// <remarks>
/// Covariance = n / (n - 4) (X'X)^-1 S (X'X)^-1, S = sum over lags l from -L to L of (1 - |l| / (L + 1)) sum of e(t) e(t-l) x(t) x(t-l)',
/// L = floor(4 (n / 100)^(2/9)). Source: W. Newey, K. West, A simple, positive semi-definite, heteroskedasticity and autocorrelation consistent covariance
/// matrix, Econometrica 55 (1987) 703.
/// </remarks>
/// <param name="Coefficients">b0 to b3.</param>
/// <param name="Covariance">Their covariance.</param>
/// <param name="ResidualVariance">Variance of the error.</param>
/// <param name="Rows">Number of days regressed.</param>
sealed record HarRegression(Vector<double> Coefficients, Matrix<double> Covariance, double ResidualVariance, int Rows)
{
    const int FewestRows = 100;

    public static HarRegression Of(HarModel model, HarHistory history)
    {
        var rows = new List<double[]>();
        var targets = new List<double>();
        for (int t = 0; t < history.Values.Length; t++)
        {
            var row = new double[HarHistory.Regressors];
            if (!double.IsFinite(history.Values[t]) || !history.TryRegressors(t, row))
                continue;
            rows.Add(row);
            targets.Add(history.Values[t]);
        }

        RealizedVariances measures = model.Measures;
        if (rows.Count < FewestRows)
            throw new InputException(measures.File, $"{rows.Count} measured days of {measures.Asset} have {history.Month} measured days before them; {model.Name} needs {FewestRows} or more");
        var x = DenseMatrix.OfRowArrays(rows);
        var y = DenseVector.OfEnumerable(targets);
        Vector<double> coefficients = x.QR().Solve(y);
        Vector<double> residuals = y - x * coefficients;
        int degrees = rows.Count - HarHistory.Regressors;
        Matrix<double> inverse = x.TransposeThisAndMultiply(x).Inverse();
        return new HarRegression(
            coefficients, (double)rows.Count / degrees * inverse * LongRun(rows, residuals) * inverse, residuals.DotProduct(residuals) / degrees, rows.Count);
    }

    static Matrix<double> LongRun(List<double[]> rows, Vector<double> residuals)
    {
        int lags = (int)Math.Floor(4 * Math.Pow(rows.Count / 100.0, 2.0 / 9));
        var sum = new DenseMatrix(HarHistory.Regressors);
        for (int t = 0; t < rows.Count; t++)
        {
            for (int lag = 0; lag <= Math.Min(lags, t); lag++)
            {
                double weight = (1 - lag / (lags + 1.0)) * residuals[t] * residuals[t - lag];
                for (int i = 0; i < HarHistory.Regressors; i++)
                {
                    for (int j = 0; j < HarHistory.Regressors; j++)
                        sum[i, j] += weight * (lag == 0 ? rows[t][i] * rows[t][j] : rows[t][i] * rows[t - lag][j] + rows[t - lag][i] * rows[t][j]);
                }
            }
        }

        return sum;
    }
}
