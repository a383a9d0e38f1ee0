using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Cleaning.Days;

/// <summary>
/// Candles of UTC days made of shorter ones: the open of the first bar, the highest high, the lowest low, the close of the last bar, the sum of the volumes,
/// and the line of the last bar. Bars of a day or more are taken as they are, at the beginning of their day.
/// </summary>
static class DailyCandles
{
    public static CandleSeries Of(CandleSeries bars)
    {
        IEnumerable<Candle> days = bars.Interval >= TimeSpan.FromDays(1)
            ? bars.Candles.Select(candle => candle with { Start = candle.Start.Date })
            : bars.Candles.GroupBy(candle => candle.Start.Date).Select(day => Whole(day.Key, [.. day]));
        return bars with { Candles = days.ToArray(), Interval = TimeSpan.FromDays(1) };
    }

    static Candle Whole(DateTime day, Candle[] bars) => new(
        day,
        bars[0].Open,
        bars.Max(bar => bar.High),
        bars.Min(bar => bar.Low),
        bars[^1].Close,
        bars[0].Volume is null ? null : bars.Sum(bar => bar.Volume ?? 0),
        bars[^1].Line);
}
