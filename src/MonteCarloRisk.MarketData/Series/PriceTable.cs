namespace MonteCarloRisk.MarketData.Series;

/// <summary>
/// Series cut at one last day, and the days that all of them share. Each series keeps its own span, so that a volatility
/// may use more days than a correlation.
/// </summary>
public sealed class PriceTable
{
    PriceTable(IReadOnlyList<DailyPriceSeries> series, IReadOnlyList<DateOnly> commonDays)
    {
        Series = series;
        CommonDays = commonDays;
    }

    /// <summary>The series, each with its own first day, all ending on the last common day.</summary>
    public IReadOnlyList<DailyPriceSeries> Series { get; }

    /// <summary>The days that all series share, ascending; at least one.</summary>
    public IReadOnlyList<DateOnly> CommonDays { get; }

    /// <summary>The days that every series has, ascending; none where the series do not meet.</summary>
    /// <param name="series">One or more series.</param>
    public static IReadOnlyList<DateOnly> DaysShared(IReadOnlyList<DailyPriceSeries> series)
    {
        var shared = series[0].Prices.Select(price => price.Day).ToHashSet();
        foreach (DailyPriceSeries other in series.Skip(1))
            shared.IntersectWith(other.Prices.Select(price => price.Day));
        return shared.Order().ToArray();
    }

    /// <summary>Cuts the series at a day that all of them have.</summary>
    /// <param name="series">One or more series.</param>
    /// <param name="lastDay">The last day used, inclusive.</param>
    public static PriceTable Align(IReadOnlyList<DailyPriceSeries> series, DateOnly lastDay)
    {
        IReadOnlyList<DateOnly> days = DaysShared(series);
        if (!days.Contains(lastDay))
            throw new ArgumentOutOfRangeException(nameof(lastDay), lastDay, "Every series must have a price on the last day.");
        return new PriceTable(
            series.Select(one => one.UpTo(lastDay)).ToArray(),
            days.TakeWhile(day => day <= lastDay).ToArray());
    }

    /// <summary>The day on which each of the common returns ends: a common day that follows another, is one calendar day after it, and is no break.</summary>
    public IReadOnlyList<DateOnly> CommonReturnDays =>
        [.. CommonDays.Skip(1).Where((day, i) => day.DayNumber - CommonDays[i].DayNumber == 1 && !Series.Any(one => one.Breaks.Contains(day)))];

    /// <summary>
    /// Log returns that all series share, one row an asset and one column a day: between common days that follow each other
    /// and are one calendar day apart. No return crosses a gap or a break of any series.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<double>> CommonLogReturns()
    {
        IReadOnlyList<DateOnly> ends = CommonReturnDays;
        return Series.Select(one =>
        {
            Dictionary<DateOnly, double> closes = one.Prices.ToDictionary(price => price.Day, price => price.Close);
            return (IReadOnlyList<double>)ends.Select(day => Math.Log(closes[day] / closes[day.AddDays(-1)])).ToArray();
        }).ToArray();
    }
}
