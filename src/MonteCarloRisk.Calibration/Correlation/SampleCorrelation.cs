namespace MonteCarloRisk.Calibration.Correlation;

/// <summary>The sample correlation as it is; positive semi-definite, and singular where there are fewer days than assets. An asset that never moves is correlated with nothing.</summary>
public sealed record SampleCorrelation : ICorrelationEstimator
{
    /// <inheritdoc/>
    public string Name => "sample";

    /// <inheritdoc/>
    public CorrelationEstimate Estimate(IReadOnlyList<IReadOnlyList<double>> returns)
    {
        double[][] rows = StandardisedReturns.Of(returns);
        return new CorrelationEstimate(StandardisedReturns.Matrix(rows.Length, (i, j) => StandardisedReturns.Product(rows[i], rows[j])), 0);
    }
}
