using MonteCarloRisk.Calibration.Volatility.RangeEstimators;
using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Volatility;

/// <summary>The volatility that the highs and lows of days tell, every day weighing the same.</summary>
/// <param name="Estimator">How it comes out of them.</param>
/// <param name="Candles">Daily candles up to the valuation day, without days that no return ends on although the day before has a price.</param>
/// <param name="RecentDays">Days up to the last one that it is taken over; null for all.</param>
public sealed record RangeVolatility(IRangeEstimator Estimator, CandleSeries Candles, int? RecentDays = null) : IVolatilityEstimator
{
    // The value does not depend on it.
    const double Level = 0.95;

    /// <inheritdoc/>
    public string Name => RecentDays is { } days ? $"{Estimator.Name}, {days} days" : Estimator.Name;

    /// <inheritdoc/>
    /// <exception cref="InputException">There are too few days, or a day has a range that cannot be.</exception>
    public double Annualised(DailyReturns returns)
    {
        DateTime first = RecentDays is { } days ? Candles.Candles[^1].Start.AddDays(-days) : DateTime.MinValue;
        return Estimator.Annualised(Candles with { Candles = Candles.Candles.Where(candle => candle.Start >= first).ToArray() }, Level).Value;
    }

    /// <inheritdoc/>
    /// <exception cref="InputException">Always: days of candles are not resampled.</exception>
    public Func<IReadOnlyList<int>, double> Refits(DailyReturns returns) =>
        throw new InputException(returns.File, $"no fitting error is made of the volatility \"{Name}\" of {returns.Asset}; choose another one, or leave fittingError out");
}
