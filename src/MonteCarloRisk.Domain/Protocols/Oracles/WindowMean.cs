namespace MonteCarloRisk.Domain.Protocols.Oracles;

/// <summary>A mean of prices over a window.</summary>
public enum WindowMean
{
    /// <summary>Of the prices (Uniswap v2).</summary>
    Arithmetic,

    /// <summary>Of their logarithms (Uniswap v3).</summary>
    Geometric,
}
