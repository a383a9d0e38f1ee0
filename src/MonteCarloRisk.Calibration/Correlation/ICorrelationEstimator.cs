namespace MonteCarloRisk.Calibration.Correlation;

/// <summary>How the correlation of the assets comes out of the returns that they share.</summary>
public interface ICorrelationEstimator
{
    /// <summary>The estimator's name, as a report prints it.</summary>
    string Name { get; }

    /// <summary>Estimates the correlation.</summary>
    /// <param name="returns">Common log returns, one row an asset, rows of equal length, two or more returns each.</param>
    CorrelationEstimate Estimate(IReadOnlyList<IReadOnlyList<double>> returns);
}
