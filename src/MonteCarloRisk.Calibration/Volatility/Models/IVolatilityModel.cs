using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Volatility.Models;

/// <summary>
/// A model of the daily variance that is fitted to daily log returns and then forecasts. A fit looks at nothing after the last of its
/// returns, so that a back-test may walk forward by giving longer and longer series.
/// </summary>
public interface IVolatilityModel
{
    /// <summary>The model's name, as a report prints it.</summary>
    string Name { get; }

    /// <summary>Fits the model.</summary>
    /// <param name="returns">Daily log returns, oldest first.</param>
    /// <exception cref="Domain.InputException">There are too few returns, one is not finite, or all are equal where the model needs that they move.</exception>
    IVolatilityFit Fit(DailyReturns returns);
}
