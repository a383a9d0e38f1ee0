namespace MonteCarloRisk.Calibration.Volatility.Models;

/// <summary>What a forecast variance is of the variance that will be.</summary>
public enum ForecastMeasure
{
    /// <summary>Its expectation.</summary>
    Mean,

    /// <summary>exp(E[ln variance]), where the expectation does not exist: EGARCH with Student-t errors, from the second day on.</summary>
    GeometricMean,
}
