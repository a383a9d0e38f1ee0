namespace MonteCarloRisk.Calibration.Volatility.RealizedVolatility;

/// <summary>What is regressed.</summary>
public enum HarForm
{
    /// <summary>The realized variance itself.</summary>
    Level,

    /// <summary>Its logarithm, nearly normal and never below zero; a forecast is exp(mean + variance / 2) of it.</summary>
    Logarithm,
}
