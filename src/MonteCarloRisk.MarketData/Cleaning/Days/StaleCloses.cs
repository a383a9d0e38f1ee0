using System.Globalization;
using MonteCarloRisk.MarketData.Cleaning.Policies;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Cleaning.Days;

/// <summary>
/// The same close on five calendar days or more running. Closes within a millionth of each other count as the same;
/// a series near 1 is taken for a stablecoin, which honestly moves by less than that, and only exact repeats count.
/// </summary>
static class StaleCloses
{
    public const string Rule = "stale close";

    const int ShortestRun = 5;
    const double SameWithin = 1e-6;
    const double NearPeg = 0.05;

    public static CandleSeries Treated(CandleSeries days, DaySeries context)
    {
        IReadOnlyList<Candle> candles = days.Candles;
        double tolerance = candles.All(day => Math.Abs(day.Close - 1) < NearPeg) ? 0 : SameWithin;
        var kept = new List<Candle>(candles.Count);
        int start = 0;
        for (int i = 1; i <= candles.Count; i++)
        {
            if (i < candles.Count
                && candles[i].Start - candles[i - 1].Start == TimeSpan.FromDays(1)
                && Math.Abs(candles[i].Close / candles[start].Close - 1) <= tolerance)
                continue;
            bool stale = i - start >= ShortestRun;
            bool leaves = stale && context.Policy.StaleCloses == SuspectRows.LeaveOut;
            if (stale)
            {
                context.Ledger.Add(
                    candles[start],
                    Rule,
                    string.Create(CultureInfo.InvariantCulture, $"{candles[start].Close} on {i - start} days running, {candles[start].Start:yyyy-MM-dd} to {candles[i - 1].Start:yyyy-MM-dd}"),
                    leaves ? "left out after the first day; no return is computed across" : "kept");
            }

            kept.AddRange(candles.Skip(start).Take(leaves ? 1 : i - start));
            start = i;
        }

        return days with { Candles = kept };
    }
}
