using MonteCarloRisk.MarketData.Cleaning.Policies;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Cleaning.Rows;

/// <summary>
/// A last bar that had not ended. It is known by the time at which the file was made, where that is stated, and by a last row that is off the grid of
/// the rows before it, as publishers write for a day that is still going on. In a file of shorter bars, a last UTC day that lacks its last bar.
/// </summary>
static class LastBar
{
    public const string Rule = "partial bar";
    public const string DayRule = "partial day";

    const string LeftOut = "left out", Kept = "kept, as the policy says";

    /// <summary>Rows that must share a grid for one off it to mean something.</summary>
    const int GridRows = 10;

    /// <summary>The series without such a bar, or with it where the policy keeps it.</summary>
    public static CandleSeries Ended(CandleSeries series, DateTime? retrieved, PartialBars policy, Ledger ledger)
    {
        IReadOnlyList<Candle> candles = series.Candles;
        int ended = candles.Count;
        while (ended > 0 && retrieved is { } made && candles[ended - 1].Start + series.Interval > made)
            ended--;
        for (int i = ended; i < candles.Count; i++)
            ledger.Add(candles[i], Rule, $"the bar of {Stamp.Of(candles[i].Start)} ends after the file was made, {Stamp.Of(retrieved!.Value)}", Treatment(policy));
        if (ended == candles.Count && IsOffGrid(series))
        {
            ended--;
            ledger.Add(candles[ended], Rule, $"the last bar begins at {candles[ended].Start:yyyy-MM-dd HH:mm:ss}, off the grid of the rows before it: it had not ended", Treatment(policy));
        }

        return ended > 0 || policy == PartialBars.Keep
            ? Cut(series, ended, policy)
            : throw ledger.Refusal(candles[0].Line, $"no bar of the file had ended when it was made, {Stamp.Of(retrieved!.Value)}; the first begins {Stamp.Of(candles[0].Start)}");
    }

    /// <summary>The series without its last UTC day where that lacks its last bar, for a file of shorter bars.</summary>
    public static CandleSeries WholeLastDay(CandleSeries series, PartialBars policy, Ledger ledger)
    {
        IReadOnlyList<Candle> candles = series.Candles;
        Candle last = candles[^1];
        DateTime day = last.Start.Date;
        // Half a bar of grace: feeds are seconds late.
        if (series.Interval >= TimeSpan.FromDays(1) || last.Start + 1.5 * series.Interval >= day.AddDays(1))
            return series;
        int before = candles.Count;
        while (before > 0 && candles[before - 1].Start >= day)
            before--;
        ledger.Add(candles[before], DayRule, $"the last bar of {day:yyyy-MM-dd} begins at {last.Start:HH:mm}: the day has no close", Treatment(policy));
        return before > 0 || policy == PartialBars.Keep
            ? Cut(series, before, policy)
            : throw ledger.Refusal(last.Line, $"the file has bars of {day:yyyy-MM-dd} alone, and not up to its end; at least one whole day is needed");
    }

    static CandleSeries Cut(CandleSeries series, int count, PartialBars policy) =>
        policy == PartialBars.Keep || count == series.Candles.Count ? series : series with { Candles = series.Candles.Take(count).ToArray() };

    static string Treatment(PartialBars policy) => policy == PartialBars.Keep ? Kept : LeftOut;

    static bool IsOffGrid(CandleSeries series)
    {
        IReadOnlyList<Candle> candles = series.Candles;
        long Phase(int i) => candles[i].Start.Ticks % series.Interval.Ticks;
        if (candles.Count <= GridRows)
            return false;
        long grid = Phase(candles.Count - 2);
        return Phase(candles.Count - 1) != grid && Enumerable.Range(candles.Count - 1 - GridRows, GridRows).All(i => Phase(i) == grid);
    }
}
