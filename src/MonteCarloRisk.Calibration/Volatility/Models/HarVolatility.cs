using MonteCarloRisk.Calibration.Volatility.RealizedVolatility;
using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Volatility.Models;

/// <summary>The volatility that a heterogeneous autoregression of realized variances forecasts over a horizon.</summary>
/// <param name="Model">The model and its measures.</param>
/// <param name="HorizonDays">Days over which it forecasts, one or more.</param>
public sealed record HarVolatility(HarModel Model, int HorizonDays) : IVolatilityEstimator
{
    /// <inheritdoc/>
    public string Name => $"{Model.Name}, {HorizonDays}-day forecast";

    /// <inheritdoc/>
    /// <exception cref="InputException">Too few days were measured, or the forecast is beyond every return.</exception>
    public double Annualised(DailyReturns returns) => ForecastBound.Checked(Model.Fit(returns).Forecast(HorizonDays).Annualised, Model.Name, returns);

    /// <inheritdoc/>
    /// <exception cref="InputException">Always: days of candles are not resampled.</exception>
    public Func<IReadOnlyList<int>, double> Refits(DailyReturns returns) =>
        throw new InputException(returns.File, $"no fitting error is made of the volatility \"{Name}\" of {returns.Asset}; choose another one, or leave fittingError out");
}
