namespace MonteCarloRisk.Calibration.Volatility.Garch.Estimation;

/// <summary>What a coordinate of the unconstrained fit stands for.</summary>
enum CoordinateKind
{
    Mean,

    /// <summary>ln omega; for EGARCH the mean of ln h, omega / (1 - beta).</summary>
    Level,

    /// <summary>logit of the persistence; for EGARCH of (1 + beta) / 2.</summary>
    Persistence,

    /// <summary>logit of the share of the persistence that reacts to shocks.</summary>
    ShockShare,

    /// <summary>logit of the share of that reaction that rises cause.</summary>
    RiseShare,

    /// <summary>alpha of EGARCH.</summary>
    Size,

    /// <summary>gamma of EGARCH.</summary>
    Sign,

    /// <summary>logit of the place of 1 / degrees of freedom in its range.</summary>
    Shape,
}
