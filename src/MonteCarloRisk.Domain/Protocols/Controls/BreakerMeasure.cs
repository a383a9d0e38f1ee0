namespace MonteCarloRisk.Domain.Protocols.Controls;

/// <summary>What a breaker watches.</summary>
public enum BreakerMeasure
{
    /// <summary>The oracle's price against the market's, a relative difference of either sign.</summary>
    OracleDeviation,

    /// <summary>The path's volatility of the last day or so over the model's.</summary>
    StressIndex,
}
