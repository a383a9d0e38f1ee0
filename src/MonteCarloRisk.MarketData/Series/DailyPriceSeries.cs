namespace MonteCarloRisk.MarketData.Series;

/// <summary>Daily closes of one asset, oldest first, each day once.</summary>
/// <param name="Asset">The asset's name.</param>
/// <param name="File">The file as the caller names it.</param>
/// <param name="Sha256">SHA-256 of the file's bytes, lower-case hexadecimal.</param>
/// <param name="Prices">The closes in ascending order of days; at least one.</param>
public sealed record DailyPriceSeries(
    string Asset,
    string File,
    string Sha256,
    IReadOnlyList<DailyPrice> Prices)
{
    /// <summary>Days on which no return ends although the day before has a price: the two are of different units or tokens.</summary>
    public IReadOnlySet<DateOnly> Breaks { get; init; } = new HashSet<DateOnly>();

    /// <summary>The first day.</summary>
    public DateOnly FirstDay => Prices[0].Day;

    /// <summary>The last day.</summary>
    public DateOnly LastDay => Prices[^1].Day;

    /// <summary>The part of the series up to a day, inclusive.</summary>
    /// <param name="day">The last day kept; not before <see cref="FirstDay"/>.</param>
    public DailyPriceSeries UpTo(DateOnly day)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(day, FirstDay);
        return this with { Prices = Prices.TakeWhile(price => price.Day <= day).ToArray() };
    }

    /// <summary>
    /// Log returns ln(close of the day / close of the day before) over this asset's own span.
    /// Where calendar days are missing there is no return: a move over k days is not a daily return. Nor is there one at a break.
    /// </summary>
    public DailyReturns LogReturns()
    {
        var days = new List<DateOnly>(Prices.Count);
        var values = new List<double>(Prices.Count);
        for (int i = 1; i < Prices.Count; i++)
        {
            if (Prices[i].Day.DayNumber - Prices[i - 1].Day.DayNumber != 1 || Breaks.Contains(Prices[i].Day))
                continue;
            days.Add(Prices[i].Day);
            values.Add(Math.Log(Prices[i].Close / Prices[i - 1].Close));
        }

        return new DailyReturns(Asset, File, days, values);
    }
}
