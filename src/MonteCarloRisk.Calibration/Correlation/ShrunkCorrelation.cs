namespace MonteCarloRisk.Calibration.Correlation;

/// <summary>
/// Sample correlation drawn towards the identity by the weight that minimises the expected squared error, as estimated from the data.
/// </summary>
/// <remarks>
/// With z the returns less their mean over their standard deviation (n - 1) and r = sum over k of z(k,i) z(k,j) / (n - 1):
/// shrinkage = sum over i ≠ j of Var(r) / sum over i ≠ j of r^2, cut to [0, 1]; correlation = (1 - shrinkage) r off the diagonal, 1 on it.
/// Var(r) = n / (n - 1)^3 sum over k of (w(k) - mean w)^2 with w(k) = z(k,i) z(k,j) - r / 2 (z(k,i)^2 + z(k,j)^2).
/// The result mixes two positive semi-definite matrices, so it is one, and positive definite where shrinkage is above zero.
/// The correlation of an asset that never moves is zero. Where all sample correlations are zero the shrinkage is 1.
/// Sources: J. Schäfer, K. Strimmer, A shrinkage approach to large-scale covariance matrix estimation, Statistical Applications in
/// Genetics and Molecular Biology 4 (2005) 32, for the intensity; after O. Ledoit, M. Wolf, 2003. S. Devlin, R. Gnanadesikan, J. Kettenring,
/// Robust estimation and outlier detection with correlation coefficients, Biometrika 62 (1975) 531, for w, the influence of one day on r.
/// The paper takes w(k) = z(k,i) z(k,j), as if the deviations were known; docs/decisions/0009-shrinkage-of-strong-correlations.md says why we do not.
/// </remarks>
public sealed record ShrunkCorrelation : ICorrelationEstimator
{
    /// <inheritdoc/>
    public string Name => "shrunk towards the identity";

    /// <inheritdoc/>
    public CorrelationEstimate Estimate(IReadOnlyList<IReadOnlyList<double>> returns)
    {
        double[][] standardised = returns.Select(Standardise).ToArray();
        int assets = standardised.Length;
        var sample = new double[assets, assets];
        double variances = 0, squares = 0;
        for (int i = 0; i < assets; i++)
        {
            for (int j = 0; j < i; j++)
            {
                (double correlation, double variance) = CorrelationAndVariance(standardised[i], standardised[j]);
                sample[i, j] = sample[j, i] = correlation;
                variances += variance;
                squares += correlation * correlation;
            }
        }

        double shrinkage = assets == 1 ? 0 : squares == 0 ? 1 : Math.Min(1, variances / squares);
        return new CorrelationEstimate(Mix(sample, shrinkage), shrinkage);
    }

    static (double Correlation, double Variance) CorrelationAndVariance(double[] x, double[] y)
    {
        double n = x.Length;
        double correlation = 0;
        for (int k = 0; k < x.Length; k++)
            correlation += x[k] * y[k] / (n - 1);
        double[] influences = x.Select((value, k) => value * y[k] - correlation / 2 * (value * value + y[k] * y[k])).ToArray();
        double mean = influences.Average();
        double spread = influences.Sum(value => (value - mean) * (value - mean));
        return (correlation, n / ((n - 1) * (n - 1) * (n - 1)) * spread);
    }

    static double[] Standardise(IReadOnlyList<double> values)
    {
        double mean = values.Average();
        double deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
        return values.Select(value => deviation == 0 ? 0 : (value - mean) / deviation).ToArray();
    }

    static double[][] Mix(double[,] sample, double shrinkage)
    {
        int assets = sample.GetLength(0);
        var matrix = new double[assets][];
        for (int i = 0; i < assets; i++)
        {
            matrix[i] = new double[assets];
            for (int j = 0; j < assets; j++)
                matrix[i][j] = i == j ? 1 : Math.Clamp((1 - shrinkage) * sample[i, j], -1, 1);
        }

        return matrix;
    }
}
