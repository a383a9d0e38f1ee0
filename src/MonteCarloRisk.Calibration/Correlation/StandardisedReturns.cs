namespace MonteCarloRisk.Calibration.Correlation;

/// <summary>Returns less their mean over their standard deviation, and sums over them.</summary>
static class StandardisedReturns
{
    /// <summary>Rows with mean zero and mean square one (divisor n); a row that never moves is zero.</summary>
    public static double[][] Of(IReadOnlyList<IReadOnlyList<double>> returns) => [.. returns.Select(row =>
    {
        double mean = row.Average(), deviation = Math.Sqrt(row.Average(value => (value - mean) * (value - mean)));
        return row.Select(value => deviation == 0 ? 0 : (value - mean) / deviation).ToArray();
    })];

    /// <summary>The mean of the products of two rows.</summary>
    public static double Product(double[] x, double[] y)
    {
        double sum = 0;
        for (int k = 0; k < x.Length; k++) sum += x[k] * y[k];
        return sum / x.Length;
    }

    /// <summary>A symmetric matrix with ones on the diagonal, from its entries below it.</summary>
    public static double[][] Matrix(int assets, Func<int, int, double> entry)
    {
        double[][] matrix = [.. Enumerable.Range(0, assets).Select(_ => new double[assets])];
        for (int i = 0; i < assets; i++)
        {
            matrix[i][i] = 1;
            for (int j = 0; j < i; j++) matrix[i][j] = matrix[j][i] = Math.Clamp(entry(i, j), -1, 1);
        }

        return matrix;
    }
}
