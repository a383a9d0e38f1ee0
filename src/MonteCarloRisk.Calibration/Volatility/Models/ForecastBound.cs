using System.Globalization;
using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Volatility.Models;

/// <summary>A daily volatility as large as the largest move of years is no forecast: EGARCH of a stablecoin does that.</summary>
static class ForecastBound
{
    /// <summary>The volatility, where every day need not move more than the returns ever have.</summary>
    /// <exception cref="InputException">It is beyond every return.</exception>
    public static double Checked(double volatility, string model, DailyReturns returns)
    {
        double largest = returns.Values.Max(value => Math.Abs(value));
        return volatility <= TradingYear.Annualise(largest * largest)
            ? volatility
            : throw new InputException(returns.File, string.Create(CultureInfo.InvariantCulture, $"{model} forecasts a volatility of {volatility:P0} for {returns.Asset}, as if each day moved more than {largest:P1}, the largest move among its {returns.Values.Count} daily returns; choose another volatility for it"));
    }
}
