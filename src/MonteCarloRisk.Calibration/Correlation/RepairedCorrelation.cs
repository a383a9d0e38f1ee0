namespace MonteCarloRisk.Calibration.Correlation;

/// <summary>Another estimate, with the nearest correlation matrix in its place where it is not positive semi-definite. Only where the market file asks for it; the distance is part of the estimate.</summary>
/// <param name="Estimator">The estimate.</param>
public sealed record RepairedCorrelation(ICorrelationEstimator Estimator) : ICorrelationEstimator
{
    /// <inheritdoc/>
    public string Name => $"{Estimator.Name}, nearest correlation matrix";

    /// <inheritdoc/>
    public CorrelationEstimate Estimate(IReadOnlyList<IReadOnlyList<double>> returns)
    {
        CorrelationEstimate estimate = Estimator.Estimate(returns);
        if (CorrelationMatrix.SmallestEigenvalue(estimate.Matrix) >= -CorrelationMatrix.EigenvalueTolerance) return estimate;
        NearestCorrelation nearest = NearestCorrelation.Find(estimate.Matrix);
        return estimate with { Matrix = nearest.Matrix, Repair = nearest.Distance };
    }
}
