using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Inspection;

/// <summary>Calendar days without a row.</summary>
static class Gaps
{
    public static IEnumerable<DataFinding> Find(DailyPriceSeries series)
    {
        for (int i = 1; i < series.Prices.Count; i++)
        {
            DateOnly before = series.Prices[i - 1].Day, after = series.Prices[i].Day;
            int missing = after.DayNumber - before.DayNumber - 1;
            if (missing == 0)
                continue;
            string days = missing == 1
                ? $"1 day is missing, {before.AddDays(1):yyyy-MM-dd}"
                : $"{missing} days are missing, {before.AddDays(1):yyyy-MM-dd} to {after.AddDays(-1):yyyy-MM-dd}";
            yield return new DataFinding(series.Asset, series.File, series.Prices[i].Line, "gap", $"{days}; no return is computed across them");
        }
    }
}
