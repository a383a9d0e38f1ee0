using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Inspection;

/// <summary>Looks at a series for what is odd but usable. Nothing is changed; everything is reported.</summary>
public static class SeriesInspection
{
    /// <summary>Gaps, wild returns, bad-tick candidates, stale closes and a newest-first file, in row order.</summary>
    /// <param name="series">The series as it will be used.</param>
    public static IReadOnlyList<DataFinding> Inspect(DailyPriceSeries series) =>
        RowOrder.Find(series)
            .Concat(Gaps.Find(series))
            .Concat(WildReturns.Find(series))
            .Concat(StaleCloses.Find(series))
            .OrderBy(finding => finding.Line)
            .ToArray();
}
