using System.Globalization;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Inspection;

/// <summary>
/// The same close on five calendar days or more running. Closes within a millionth of each other count as the same;
/// a series near 1 is taken for a stablecoin, which honestly moves by less than that, and only exact repeats count.
/// </summary>
static class StaleCloses
{
    const int ShortestRun = 5;
    const double SameWithin = 1e-6;
    const double NearPeg = 0.05;

    public static IEnumerable<DataFinding> Find(DailyPriceSeries series)
    {
        IReadOnlyList<DailyPrice> prices = series.Prices;
        double tolerance = prices.All(price => Math.Abs(price.Close - 1) < NearPeg) ? 0 : SameWithin;
        int start = 0;
        for (int i = 1; i <= prices.Count; i++)
        {
            if (i < prices.Count
                && prices[i].Day.DayNumber - prices[i - 1].Day.DayNumber == 1
                && Math.Abs(prices[i].Close / prices[start].Close - 1) <= tolerance)
                continue;
            if (i - start >= ShortestRun)
            {
                yield return new DataFinding(
                    series.Asset,
                    series.File,
                    prices[start].Line,
                    "stale close",
                    string.Create(CultureInfo.InvariantCulture, $"{prices[start].Close} on {i - start} days running, {prices[start].Day:yyyy-MM-dd} to {prices[i - 1].Day:yyyy-MM-dd}"));
            }

            start = i;
        }
    }
}
