using MonteCarloRisk.Calibration.BackTesting;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.Volatility;
using MonteCarloRisk.Calibration.Volatility.Garch;
using MonteCarloRisk.Calibration.Volatility.Models;
using MonteCarloRisk.Calibration.Volatility.RealizedVolatility;
using MonteCarloRisk.MarketData.Cleaning;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.MarketFiles;

/// <summary>The estimator of the volatility that a market file asks for, or a refusal at its place where the price file does not hold what it needs.</summary>
static class VolatilityEstimation
{
    /// <param name="choice">What the file asks for.</param>
    /// <param name="law">The law of the returns, by whose paths a volatility that is chosen here must be able to move.</param>
    /// <param name="series">The prices.</param>
    /// <param name="returns">Their daily log returns.</param>
    /// <param name="horizonDays">Days over which a fitted model forecasts.</param>
    /// <param name="place">The choice's place in the file.</param>
    public static IVolatilityEstimator Of(VolatilityChoice choice, ReturnsChoice law, CleanedSeries series, DailyReturns returns, int horizonDays, JsonPlace place) => choice switch
    {
        VolatilityChoice.Ewma ewma => new EwmaVolatility(ewma.Decay),
        VolatilityChoice.Sample => new SampleVolatility(),
        VolatilityChoice.Forecast forecast => new ForecastVolatility(new GarchModel(forecast.Equation, forecast.Errors), horizonDays),
        VolatilityChoice.Auto => ChosenVolatility.Of(returns, horizonDays, MovingVarianceLaw.Candidates(law)),
        VolatilityChoice.Range range => new RangeVolatility(range.Estimator, WithRange(series, returns.Days[^1], range, place), range.Days),
        VolatilityChoice.Har har => new HarVolatility(new HarModel(RealizedVariances.FromIntraday(Intraday(series, returns.Days[^1], place)), har.Form), horizonDays),
        VolatilityChoice.Given given => new GivenVolatility(given.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(choice)),
    };

    static CandleSeries WithRange(CleanedSeries series, DateOnly lastDay, VolatilityChoice.Range range, JsonPlace place) =>
        series.Days.Prices == CandlePrices.OpenHighLowClose
            ? Used(series.Days, series.Closes.Breaks, lastDay)
            : throw place.Fault($"{series.Days.File} gives closes alone; {range.Estimator.Name} needs the open, high, low and close of days");

    static CandleSeries Intraday(CleanedSeries series, DateOnly lastDay, JsonPlace place) =>
        series.Bars.Interval < TimeSpan.FromDays(1)
            ? Used(series.Bars, series.Closes.Breaks, lastDay)
            : throw place.Fault($"{series.Bars.File} has one row a day; a realized variance needs bars shorter than a day");

    // Without the days of breaks, whose opens are not of the same thing as the closes before them.
    static CandleSeries Used(CandleSeries candles, IReadOnlySet<DateOnly> breaks, DateOnly lastDay) => candles with
    {
        Candles = candles.Candles.Where(candle => DateOnly.FromDateTime(candle.Start) is var day && day <= lastDay && !breaks.Contains(day)).ToArray(),
    };
}
