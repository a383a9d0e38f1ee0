namespace MonteCarloRisk.Calibration.Volatility.Models;

/// <summary>Forecast variances of the days after the last return.</summary>
/// <param name="Variances">Variance of each day, nearest first; at least one.</param>
/// <param name="Measure">What they are of the variances that will be.</param>
public sealed record VarianceForecast(IReadOnlyList<double> Variances, ForecastMeasure Measure)
{
    /// <summary>Variance of the return over all days: their sum, since returns are uncorrelated.</summary>
    public double Total => Variances.Sum();

    /// <summary>Volatility over all days, per square-root year: sqrt(365 total / days).</summary>
    public double Annualised => TradingYear.Annualise(Total / Variances.Count);

    /// <summary>The same variance on every day.</summary>
    /// <param name="variance">Variance of a day.</param>
    /// <param name="horizonDays">Number of days, one or more.</param>
    public static VarianceForecast Constant(double variance, int horizonDays)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizonDays, 1);
        return new VarianceForecast(Enumerable.Repeat(variance, horizonDays).ToArray(), ForecastMeasure.Mean);
    }
}
