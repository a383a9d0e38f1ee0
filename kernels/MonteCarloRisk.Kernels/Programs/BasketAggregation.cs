namespace MonteCarloRisk.Kernels.Programs;

/// <summary>How the weighted prices of a basket become one number.</summary>
public enum BasketAggregation
{
    /// <summary>Their sum: averages, spreads (negative weights), exchange options (strike zero).</summary>
    Sum = 0,

    /// <summary>The smallest of them.</summary>
    Minimum = 1,

    /// <summary>The largest of them.</summary>
    Maximum = 2,
}
