namespace MonteCarloRisk.Statistics.BackTests;

/// <summary>
/// Losses of a forecast variance against a squared return, less the mean: the two that order forecasts by such a noisy measure of the variance as
/// they would be ordered by the variance itself. Source: A. Patton, Volatility forecast comparison using imperfect volatility proxies, Journal of
/// Econometrics 160 (2011) 246.
/// </summary>
public static class VarianceLoss
{
    /// <summary>QLIKE: ln forecast + measured / forecast. Least, on average, at the variance; it looks at relative errors, so that no single day rules.</summary>
    /// <param name="forecast">Forecast variance, above zero.</param>
    /// <param name="measured">Squared return, zero or more.</param>
    public static double Qlike(double forecast, double measured) => Math.Log(forecast) + measured / forecast;

    /// <summary>(measured - forecast)^2, which the few largest days rule.</summary>
    /// <param name="forecast">Forecast variance.</param>
    /// <param name="measured">Squared return.</param>
    public static double SquaredError(double forecast, double measured) => (measured - forecast) * (measured - forecast);
}
