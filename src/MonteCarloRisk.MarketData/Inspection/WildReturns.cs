using System.Globalization;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Inspection;

/// <summary>
/// Daily log returns further than <see cref="Limit"/> robust standard deviations from the median of the year around them: a token is
/// judged by its own time, since a stablecoin's first year is ten times as wild as its fifth. A return that the next day takes back
/// is a candidate for a bad tick and reported as such, once; a genuine crash and rebound looks the same, so it is kept.
/// </summary>
static class WildReturns
{
    /// <summary>Daily returns of liquid tokens pass 5 robust deviations several times a year; 8 leaves the days that people remember.</summary>
    public const double Limit = 8;

    /// <summary>Returns that the scale is taken from: half a year to either side.</summary>
    const int Window = 365;

    /// <summary>How much of a spike may remain after the next day for it to count as taken back.</summary>
    const double RemainderOfSpike = 0.25;

    public static IEnumerable<DataFinding> Find(DailyPriceSeries series)
    {
        DailyReturns returns = series.LogReturns();
        double[] values = returns.Values.ToArray();
        Dictionary<DateOnly, int> lines = series.Prices.ToDictionary(price => price.Day, price => price.Line);
        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i];
            RobustScale scale = RobustScale.Of(Around(values, i));
            if (!(Math.Abs(value - scale.Median) > Limit * scale.Deviation))
                continue;
            double deviations = Math.Abs(value - scale.Median) / scale.Deviation;
            bool takenBack = IsTakenBack(returns, i);
            string detail = string.Create(
                CultureInfo.InvariantCulture,
                $"{returns.Days[i]:yyyy-MM-dd}: log return {value:+0.0000;-0.0000}, {deviations:0.0} robust standard deviations");
            if (takenBack)
                detail += string.Create(CultureInfo.InvariantCulture, $", taken back the next day by {returns.Values[i + 1]:+0.0000;-0.0000}");
            yield return new DataFinding(series.Asset, series.File, lines[returns.Days[i]], takenBack ? "bad tick candidate" : "large return", detail);
            if (takenBack)
                i++;
        }
    }

    // Near the ends the window is moved, not cut.
    static ArraySegment<double> Around(double[] values, int i)
    {
        int count = Math.Min(Window, values.Length);
        return new ArraySegment<double>(values, Math.Clamp(i - count / 2, 0, values.Length - count), count);
    }

    static bool IsTakenBack(DailyReturns returns, int i) =>
        i + 1 < returns.Values.Count
        && returns.Days[i + 1].DayNumber - returns.Days[i].DayNumber == 1
        && Math.Sign(returns.Values[i]) != Math.Sign(returns.Values[i + 1])
        && Math.Abs(returns.Values[i] + returns.Values[i + 1]) <= RemainderOfSpike * Math.Abs(returns.Values[i]);
}
