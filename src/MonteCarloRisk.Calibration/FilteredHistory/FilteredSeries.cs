using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Calibration.Volatility.Models;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.FilteredHistory;

/// <summary>Daily log returns of one asset over its own span, each less the mean and over the volatility that was expected of its day.</summary>
/// <param name="Returns">The returns.</param>
/// <param name="State">How the variance moves and where it stands.</param>
/// <param name="Residuals">Residuals by day, from the 31st return on: before, nothing was expected.</param>
public sealed record FilteredSeries(DailyReturns Returns, FilteredAsset State, IReadOnlyDictionary<DateOnly, double> Residuals)
{
    /// <summary>Filters by a fitted model.</summary>
    /// <param name="returns">The returns that it was fitted to.</param>
    /// <param name="fit">The fit.</param>
    /// <param name="recursion">Its recursion.</param>
    /// <exception cref="InputException">A price moves after its volatility was expected to be zero.</exception>
    public static FilteredSeries Of(DailyReturns returns, IVolatilityFit fit, VarianceRecursion recursion)
    {
        var residuals = new Dictionary<DateOnly, double>();
        for (int day = TradingYear.FewestReturns; day < returns.Values.Count; day++)
        {
            double surprise = returns.Values[day] - fit.Mean;
            double variance = fit.Variances[day];
            if (variance == 0 && surprise != 0)
            {
                throw new InputException(
                    returns.File, $"{returns.Asset} does not move before {returns.Days[day]:yyyy-MM-dd} and then does; a return over a volatility of zero is no residual; take later prices, or other returns than filtered ones");
            }

            residuals[returns.Days[day]] = variance == 0 ? 0 : surprise / Math.Sqrt(variance);
        }

        return new FilteredSeries(returns, new FilteredAsset(fit.Mean, recursion, fit.NextVariance), residuals);
    }
}
