using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Inspection;

/// <summary>A file that lists its newest row first.</summary>
static class RowOrder
{
    public static IEnumerable<DataFinding> Find(DailyPriceSeries series)
    {
        if (series.NewestFirst)
            yield return new DataFinding(series.Asset, series.File, 1, "newest first", "the rows run from the newest to the oldest; they were read in reverse");
    }
}
