using System.Globalization;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Cleaning.Days;

/// <summary>
/// A close that the next open does not bear out, where a market trades round the clock. d = ln(open / close of the day before); the close is found where d
/// is further than <see cref="Limit"/> robust standard deviations from the median of the <see cref="Window"/> days around it, and further than
/// <see cref="Floor"/>. A market with real overnight moves has a scale of its own and is not found.
/// </summary>
static class OpenAfterClose
{
    public const string Rule = "next open differs";

    /// <summary>As for closes of two sources.</summary>
    public const double Limit = 8;

    /// <summary>Within two percent the two are a minute apart in a wild one.</summary>
    public const double Floor = 0.02;

    const int Window = 91;

    public static CandleSeries Treated(CandleSeries days, DaySeries context)
    {
        if (days.Prices == CandlePrices.CloseOnly)
            return days;
        IReadOnlyList<Candle> candles = days.Candles;
        int[] ends = [.. DayReturns.Of(candles, context.Breaks).Ends.Where(i => candles[i].Open > 0)];
        double[] steps = Array.ConvertAll(ends, i => Math.Log(candles[i].Open / candles[i - 1].Close));
        var treated = candles.Select(candle => (Candle?)candle).ToArray();
        for (int k = 0; k < steps.Length; k++)
        {
            RobustScale scale = RobustScale.Of(NearbyDays.Of(steps, k, Window));
            double distance = Math.Abs(steps[k] - scale.Median);
            if (!(distance > Floor && distance > Limit * scale.Deviation))
                continue;
            Candle close = candles[ends[k] - 1];
            (treated[ends[k] - 1], string treatment) = context.Treat(close, context.Policy.BadTicks);
            context.Ledger.Add(
                close,
                Rule,
                string.Create(CultureInfo.InvariantCulture, $"{close.Start:yyyy-MM-dd}: close {close.Close}, and the next day opens at {candles[ends[k]].Open}, {Math.Exp(steps[k]) - 1:+0.0%;-0.0%}"),
                treatment);
        }

        return days with { Candles = treated.Where(candle => candle is not null).Select(candle => candle!.Value).ToArray() };
    }
}
