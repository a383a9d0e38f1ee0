using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Volatility.Models;

/// <summary>The volatility that a fitted model forecasts over a horizon: volatility = sqrt(365 / days sum of the forecast daily variances).</summary>
/// <param name="Model">The model.</param>
/// <param name="HorizonDays">Days over which it forecasts, one or more.</param>
public sealed record ForecastVolatility(IVolatilityModel Model, int HorizonDays) : IVolatilityEstimator
{
    /// <inheritdoc/>
    public string Name => $"{Model.Name}, {HorizonDays}-day forecast";

    /// <inheritdoc/>
    public double Annualised(DailyReturns returns) => Model.Fit(returns).Forecast(HorizonDays).Annualised;
}
