using MonteCarloRisk.Calibration.Correlation;
using MonteCarloRisk.Statistics.Ranks;

namespace MonteCarloRisk.Calibration.Copulas;

/// <summary>
/// The correlation of an elliptical copula from ranks: sin(π τ / 2) with Kendall's τ (H.-B. Fang, K.-T. Fang, S. Kotz, Journal of Multivariate Analysis 82 (2002) 1). The margins
/// play no part. Pair by pair it need not be positive definite, and a copula has no density where it is not: then the nearest correlation matrix takes its place, and says how far it is.
/// </summary>
static class RankCorrelation
{
    /// <summary>Below it the matrix counts as not positive definite.</summary>
    public const double SmallestEigenvalue = 1e-6;

    public static NearestCorrelation Of(IReadOnlyList<IReadOnlyList<double>> rows)
    {
        int assets = rows.Count;
        var matrix = new double[assets][];
        for (int i = 0; i < assets; i++)
        {
            matrix[i] = new double[assets];
            matrix[i][i] = 1;
        }

        Parallel.For(0, assets, i =>
        {
            for (int j = 0; j < i; j++) matrix[i][j] = matrix[j][i] = Math.Sin(Math.PI / 2 * KendallTau.Of(rows[i], rows[j]));
        });
        return CorrelationMatrix.SmallestEigenvalue(matrix) >= SmallestEigenvalue
            ? new NearestCorrelation(matrix, 0, 0)
            : NearestCorrelation.Find(matrix, SmallestEigenvalue);
    }
}
