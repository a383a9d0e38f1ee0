using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Cleaning.Days;

/// <summary>Log returns from one daily candle to the next, where the days follow each other and no break is between them.</summary>
/// <param name="Ends">Index of the candle on which each return ends.</param>
/// <param name="Values">The returns.</param>
readonly record struct DayReturns(int[] Ends, double[] Values)
{
    public static DayReturns Of(IReadOnlyList<Candle> days, IReadOnlySet<DateOnly> breaks)
    {
        int[] ends = Enumerable.Range(1, Math.Max(0, days.Count - 1))
            .Where(i => days[i].Start - days[i - 1].Start == TimeSpan.FromDays(1) && !breaks.Contains(DateOnly.FromDateTime(days[i].Start)))
            .ToArray();
        return new DayReturns(ends, Array.ConvertAll(ends, i => Math.Log(days[i].Close / days[i - 1].Close)));
    }
}
