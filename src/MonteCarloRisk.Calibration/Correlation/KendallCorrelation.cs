using MonteCarloRisk.Calibration.Copulas;

namespace MonteCarloRisk.Calibration.Correlation;

/// <summary>
/// sin(π τ / 2) of Kendall's τ, pair by pair: the correlation of the normals of an elliptical copula, whatever the margins. The nearest correlation matrix takes its place where it is not positive definite, and says
/// how far it is. An asset that never moves is correlated with nothing.
/// </summary>
public sealed record KendallCorrelation : ICorrelationEstimator
{
    /// <inheritdoc/>
    public string Name => "Kendall's tau";

    /// <inheritdoc/>
    public CorrelationEstimate Estimate(IReadOnlyList<IReadOnlyList<double>> returns)
    {
        NearestCorrelation correlation = RankCorrelation.Of(returns);
        return new CorrelationEstimate(correlation.Matrix, 0) { Repair = correlation.Distance };
    }
}
