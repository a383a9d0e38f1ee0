namespace MonteCarloRisk.Calibration.Correlation;

/// <summary>Sample correlation shrunk by Ledoit and Wolf to the identity or to one correlation between all assets, by the weight that makes the expected squared error least.</summary>
/// <remarks>
/// On returns z of mean zero and variance one, so that no asset counts more for being wild; S = mean of z z'.
/// Identity: weight = min(1, Σ over days |z z' - S|^2 / n^2 / |S - I|^2). Source: O. Ledoit, M. Wolf, A well-conditioned estimator for large-dimensional covariance matrices, Journal of Multivariate
/// Analysis 88 (2004) 365.
/// Constant correlation, with r the mean of the off-diagonal s(i, j): weight = (π - ρ) / γ / n cut to [0, 1]; π = Σ over i, j of mean (z(i) z(j) - s(i, j))^2,
/// ρ = Σ over i of mean (z(i)^2 - 1)^2 + Σ over i ≠ j of r / 2 (t(i; i, j) + t(j; i, j)), t(i; i, j) = mean (z(i)^2 - 1)(z(i) z(j) - s(i, j)), γ = Σ over i ≠ j of (s(i, j) - r)^2.
/// Source: O. Ledoit, M. Wolf, Honey, I shrunk the sample covariance matrix, Journal of Portfolio Management 30 (2004) 110.
/// Both targets are positive semi-definite, and so is the mixture.
/// </remarks>
/// <param name="Target">What the correlation is drawn to.</param>
public sealed record LedoitWolfCorrelation(ShrinkageTarget Target) : ICorrelationEstimator
{
    /// <inheritdoc/>
    public string Name => Target == ShrinkageTarget.Identity ? "Ledoit-Wolf, identity target" : "Ledoit-Wolf, constant correlation target";

    /// <inheritdoc/>
    public CorrelationEstimate Estimate(IReadOnlyList<IReadOnlyList<double>> returns)
    {
        double[][] rows = StandardisedReturns.Of(returns);
        int assets = rows.Length, days = rows[0].Length;
        double[][] sample = StandardisedReturns.Matrix(assets, (i, j) => StandardisedReturns.Product(rows[i], rows[j]));
        double target = Target == ShrinkageTarget.Identity || assets == 1 ? 0 : (sample.Sum(row => row.Sum()) - assets) / (assets * (assets - 1.0));
        double variances = 0, shared = 0, distance = 0;
        for (int i = 0; i < assets; i++)
        {
            // Of an entry on the diagonal the target is the sample itself for constant correlation, and a constant for the identity.
            double own = Variance(rows[i], rows[i], 1);
            variances += own;
            shared += Target == ShrinkageTarget.Identity ? 0 : own;
            for (int j = 0; j < i; j++)
            {
                double correlation = sample[i][j];
                variances += 2 * Variance(rows[i], rows[j], correlation);
                shared += target * (Shared(rows[i], rows[j], correlation) + Shared(rows[j], rows[i], correlation));
                distance += 2 * (correlation - target) * (correlation - target);
            }
        }

        double shrinkage = assets == 1 ? 0 : distance < 1e-15 ? (Target == ShrinkageTarget.Identity ? 1 : 0) : Math.Clamp((variances - shared) / distance / days, 0, 1);
        return new CorrelationEstimate(StandardisedReturns.Matrix(assets, (i, j) => (1 - shrinkage) * sample[i][j] + shrinkage * target), shrinkage);
    }

    static double Variance(double[] x, double[] y, double mean)
    {
        double sum = 0;
        for (int k = 0; k < x.Length; k++) sum += (x[k] * y[k] - mean) * (x[k] * y[k] - mean);
        return sum / x.Length;
    }

    static double Shared(double[] x, double[] y, double mean)
    {
        double sum = 0;
        for (int k = 0; k < x.Length; k++) sum += (x[k] * x[k] - 1) * (x[k] * y[k] - mean);
        return sum / x.Length;
    }
}
