namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>What a breaker watches.</summary>
public static class WatchedMeasure
{
    /// <summary>The oracle's price against the market's.</summary>
    public const int OracleDeviation = 0;

    /// <summary>The path's volatility over the model's.</summary>
    public const int StressIndex = 1;

    /// <summary>The market's price against that of a window ago; of breakers of two levels alone.</summary>
    public const int PriceMove = 2;
}
