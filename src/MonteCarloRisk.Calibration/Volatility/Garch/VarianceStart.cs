namespace MonteCarloRisk.Calibration.Volatility.Garch;

/// <summary>The squared residual and the variance of the day before the first return, with which the recursion starts.</summary>
public enum VarianceStart
{
    /// <summary>The mean of the squared residuals, at the mean that is being fitted (Fiorentini, Calzolari, Panattoni 1996).</summary>
    MeanSquare,

    /// <summary>The first 75 squared deviations, weighted by 0.94^i, the nearest most: a series that begins in a storm.</summary>
    Backcast,
}
