using MonteCarloRisk.Calibration.Volatility.RangeEstimators;
using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Volatility.RealizedVolatility;

/// <summary>The variance of each UTC day, measured from the prices within it.</summary>
/// <param name="Asset">The asset's name.</param>
/// <param name="File">The file that the prices came from.</param>
/// <param name="Measure">How a day is measured, as a report prints it.</param>
/// <param name="Days">The days, ascending; days that cannot be measured are left out.</param>
/// <param name="Values">The variance of each day.</param>
public sealed record RealizedVariances(string Asset, string File, string Measure, IReadOnlyList<DateOnly> Days, IReadOnlyList<double> Values)
{
    /// <summary>
    /// Sum of the squared log returns of a day's bars, close to close; the first from the last close of the day before, or from its own open where that is
    /// missing. A day that lacks a bar is left out.
    /// </summary>
    /// <param name="candles">Candles of less than a day, a whole number of which make one.</param>
    /// <exception cref="InputException">The candles are not of such a length, out of order, or have prices that are none.</exception>
    public static RealizedVariances FromIntraday(CandleSeries candles)
    {
        if (candles.Interval <= TimeSpan.Zero || candles.Interval >= TimeSpan.FromDays(1) || TimeSpan.TicksPerDay % candles.Interval.Ticks != 0)
            throw new InputException(candles.File, $"bars of {candles.Interval} are no whole part of a day; a realized variance needs such bars");
        LogBars bars = LogBars.Of(candles, needsRange: false);
        int barsPerDay = (int)(TimeSpan.TicksPerDay / candles.Interval.Ticks);
        var returns = new double[candles.Candles.Count];
        for (int i = 0; i < returns.Length; i++)
            returns[i] = Math.Log(candles.Candles[i].Close / candles.Candles[i].Open);
        for (int j = 0; j < bars.Following.Length; j++)
            returns[bars.Following[j]] += bars.Overnight[j];

        var days = new List<DateOnly>();
        var values = new List<double>();
        foreach (IGrouping<DateOnly, int> day in Enumerable.Range(0, returns.Length).GroupBy(i => DateOnly.FromDateTime(candles.Candles[i].Start)))
        {
            if (day.Count() != barsPerDay)
                continue;
            days.Add(day.Key);
            values.Add(day.Sum(i => returns[i] * returns[i]));
        }

        return new RealizedVariances(candles.Asset, candles.File, $"{barsPerDay} bars a day", days, values);
    }

    /// <summary>A range variance for each day, where only daily bars are at hand, with the squared overnight return.</summary>
    /// <param name="candles">Daily candles.</param>
    /// <param name="measure">The measure of a bar.</param>
    /// <exception cref="InputException">The candles are not daily, out of order, have prices that are none, or have no range.</exception>
    public static RealizedVariances FromDailyRanges(CandleSeries candles, IBarVariance measure)
    {
        if (candles.Interval != TimeSpan.FromDays(1))
            throw new InputException(candles.File, $"bars of {candles.Interval} are not daily; a daily range variance needs daily bars");
        LogBars bars = LogBars.Of(candles, needsRange: true);
        return new RealizedVariances(
            candles.Asset,
            candles.File,
            $"daily {measure.Name}",
            bars.Following.Select(i => DateOnly.FromDateTime(candles.Candles[i].Start)).ToArray(),
            bars.Following.Select((i, j) => measure.VarianceOf(candles.Candles[i]) + bars.Overnight[j] * bars.Overnight[j]).ToArray());
    }
}
