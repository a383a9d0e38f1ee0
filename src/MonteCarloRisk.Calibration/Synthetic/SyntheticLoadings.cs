namespace MonteCarloRisk.Calibration.Synthetic;

/// <summary>
/// The Cholesky factor of a positive semi-definite correlation matrix, in a fixed order of operations so that it is the same on every machine,
/// which a library's blocked routine does not promise.
/// </summary>
static class SyntheticLoadings
{
    /// <summary>A pivot below it is rounding: the asset is a mix of those before it.</summary>
    const double SmallestPivot = 1e-12;

    public static double[,] Of(IReadOnlyList<IReadOnlyList<double>> correlation)
    {
        int size = correlation.Count;
        var loadings = new double[size, size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double rest = correlation[i][j];
                for (int k = 0; k < j; k++)
                    rest -= loadings[i, k] * loadings[j, k];
                if (i == j)
                    loadings[i, i] = rest > SmallestPivot ? Math.Sqrt(rest) : 0;
                else
                    loadings[i, j] = loadings[j, j] == 0 ? 0 : rest / loadings[j, j];
            }
        }

        return loadings;
    }
}
