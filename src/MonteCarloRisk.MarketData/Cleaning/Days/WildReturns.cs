using System.Globalization;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Cleaning.Days;

/// <summary>
/// Daily log returns further than <see cref="Limit"/> robust standard deviations from the median of the year around them: a token is
/// judged by its own time, since a stablecoin's first year is ten times as wild as its fifth. A return that the next day takes back
/// is a candidate for a bad tick, once; a genuine crash and rebound looks the same.
/// </summary>
static class WildReturns
{
    public const string BadTick = "bad tick candidate";
    public const string LargeReturn = "large return";

    /// <summary>Daily returns of liquid tokens pass 5 robust deviations several times a year; 8 leaves the days that people remember.</summary>
    public const double Limit = 8;

    /// <summary>Returns that the scale is taken from: half a year to either side.</summary>
    const int Window = 365;

    /// <summary>How much of a spike may remain after the next day for it to count as taken back.</summary>
    const double RemainderOfSpike = 0.25;

    public static CandleSeries Treated(CandleSeries days, DaySeries context)
    {
        IReadOnlyList<Candle> candles = days.Candles;
        DayReturns returns = DayReturns.Of(candles, context.Breaks);
        var treated = candles.Select(candle => (Candle?)candle).ToArray();
        for (int k = 0; k < returns.Values.Length; k++)
        {
            double value = returns.Values[k];
            RobustScale scale = RobustScale.Of(NearbyDays.Of(returns.Values, k, Window));
            if (!(Math.Abs(value - scale.Median) > Limit * scale.Deviation))
                continue;
            int i = returns.Ends[k];
            string detail = string.Create(
                CultureInfo.InvariantCulture,
                $"{candles[i].Start:yyyy-MM-dd}: log return {value:+0.0000;-0.0000}, {Math.Abs(value - scale.Median) / scale.Deviation:0.0} robust standard deviations");
            if (!IsTakenBack(returns, k))
            {
                // A jump by its factor is listed by its own rule, which says what is done with it.
                if (Math.Abs(value) < Math.Log(LevelJump.Factor))
                    context.Ledger.Add(candles[i], LargeReturn, detail, "kept");
                continue;
            }

            detail += string.Create(CultureInfo.InvariantCulture, $", taken back the next day by {returns.Values[k + 1]:+0.0000;-0.0000}");
            (treated[i], string treatment) = context.Treat(candles[i], context.Policy.BadTicks);
            context.Ledger.Add(candles[i], BadTick, detail, treatment);
            k++;
        }

        return days with { Candles = treated.Where(candle => candle is not null).Select(candle => candle!.Value).ToArray() };
    }

    static bool IsTakenBack(in DayReturns returns, int k) =>
        k + 1 < returns.Values.Length
        && returns.Ends[k + 1] == returns.Ends[k] + 1
        && Math.Sign(returns.Values[k]) != Math.Sign(returns.Values[k + 1])
        && Math.Abs(returns.Values[k] + returns.Values[k + 1]) <= RemainderOfSpike * Math.Abs(returns.Values[k]);
}
