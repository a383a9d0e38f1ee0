namespace MonteCarloRisk.Calibration.Volatility.Garch;

/// <summary>How the variance h of a day follows from the variance and the residual e = sqrt(h) z of the day before.</summary>
public enum VarianceEquation
{
    /// <summary>h' = omega + alpha e^2 + beta h (Bollerslev 1986).</summary>
    Garch,

    /// <summary>h' = omega + (alpha + gamma [e &lt; 0]) e^2 + beta h (Glosten, Jagannathan, Runkle 1993).</summary>
    Gjr,

    /// <summary>ln h' = omega + alpha (|z| - E|z|) + gamma z + beta ln h (Nelson 1991).</summary>
    Egarch,
}
