using System.Globalization;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Cleaning.Days;

/// <summary>
/// Days whose high or low is far beyond open and close: ln(high / max(open, close)) or ln(min(open, close) / low) above <see cref="Limit"/> times the
/// median range, ln(high / low), of the <see cref="Window"/> days around, and above <see cref="Floor"/>. A bad print looks like that, and so does the
/// worst minute of a crash.
/// </summary>
static class Wicks
{
    public const string Rule = "wick";

    /// <summary>On ordinary days a wick is below the median range; the worst of real crashes reach 6.</summary>
    public const double Limit = 8;

    /// <summary>Wicks below a tenth do no harm, however calm a stablecoin is.</summary>
    public const double Floor = 0.1;

    const int Window = 91;

    public static CandleSeries Treated(CandleSeries days, DaySeries context)
    {
        IReadOnlyList<Candle> candles = days.Candles;
        if (days.Prices == CandlePrices.CloseOnly)
            return days;
        double[] ranges = candles.Select(day => day.Low > 0 ? Math.Log(day.High / day.Low) : 0).ToArray();
        var kept = new List<Candle>(candles.Count);
        for (int i = 0; i < candles.Count; i++)
        {
            Candle? used = candles[i];
            double up = Math.Log(candles[i].High / Math.Max(candles[i].Open, candles[i].Close)), down = Math.Log(Math.Min(candles[i].Open, candles[i].Close) / candles[i].Low);
            double wick = Math.Max(up, down);
            // A low of zero or below makes it infinite or no number: an impossible range, which is listed as such.
            if (wick > Floor && double.IsFinite(wick))
            {
                double median = RobustScale.MedianOf([.. NearbyDays.Of(ranges, i, Window)]);
                if (wick > Limit * median)
                {
                    (used, string treatment) = context.Treat(candles[i], context.Policy.Wicks);
                    context.Ledger.Add(candles[i], Rule, Detail(candles[i], up >= down, median), treatment);
                }
            }

            if (used is { } day)
                kept.Add(day);
        }

        return days with { Candles = kept };
    }

    static string Detail(in Candle day, bool isHigh, double median) => string.Create(
        CultureInfo.InvariantCulture,
        $"{day.Start:yyyy-MM-dd}: {(isHigh ? "high" : "low")} {(isHigh ? day.High : day.Low)}, open {day.Open}, close {day.Close}; the median log range around is {median:0.000}");
}
