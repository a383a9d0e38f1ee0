using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration;

/// <summary>The day on which a market is valued: the last day that all series share, or the last such day up to a stated one.</summary>
static class ValuationDay
{
    /// <summary>Prices a week old still value a market; older ones are another market.</summary>
    const int OldestPrices = 7;

    public static DateOnly Find(DateOnly? asOf, IReadOnlyList<DailyPriceSeries> series, JsonPlace root)
    {
        IReadOnlyList<DateOnly> shared = PriceTable.DaysShared(series);
        if (shared.Count == 0)
            throw root.Member("assets").Fault($"the price files share no day; {Span(series.MaxBy(one => one.FirstDay)!)} and {Span(series.MinBy(one => one.LastDay)!)}");
        if (asOf is not { } wanted)
            return shared[^1];

        JsonPlace place = root.Member("asOf");
        if (wanted < shared[0])
            throw place.Refuse(wanted, $"the first day that all price files share is {shared[0]:yyyy-MM-dd}");
        DateOnly found = shared.Last(day => day <= wanted);
        if (wanted.DayNumber - found.DayNumber > OldestPrices)
            throw place.Refuse(wanted, $"the last day before it that all price files share is {found:yyyy-MM-dd}, and prices may be {OldestPrices} days old; {Span(series.MinBy(one => one.LastDay)!)}");
        return found;
    }

    static string Span(DailyPriceSeries one) => $"{one.Asset} has {one.FirstDay:yyyy-MM-dd} to {one.LastDay:yyyy-MM-dd}";
}
