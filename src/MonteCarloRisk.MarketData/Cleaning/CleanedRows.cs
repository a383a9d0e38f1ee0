using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.MarketData.Candles;
using MonteCarloRisk.MarketData.Cleaning.Days;
using MonteCarloRisk.MarketData.Cleaning.Policies;
using MonteCarloRisk.MarketData.Cleaning.Rows;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Cleaning;

/// <summary>
/// A price file whose rows have been put in order: what each row says by itself, and against the rows beside it, has been judged, and every row left is a
/// bar with a close above zero at a time of its own. What is judged by the prices around it waits for the last day that is used, so that nothing after
/// that day plays a part.
/// </summary>
public sealed class CleanedRows
{
    readonly PriceSource source;
    readonly CleanedRows? second;
    readonly CandleSeries bars, days;
    readonly IReadOnlyList<DataFinding> findings;

    CleanedRows(PriceSource source, CleanedRows? second, CandleSeries bars, IReadOnlyList<DataFinding> findings)
    {
        (this.source, this.second, this.bars, this.findings) = (source, second, bars, findings);
        days = DailyCandles.Of(bars);
    }

    /// <summary>The closes of the days.</summary>
    public DailyPriceSeries Closes => ClosesOf(days, Breaks);

    HashSet<DateOnly> Breaks => source.Switches.Select(change => change.Day).ToHashSet();

    /// <summary>Reads a file and its second source, and puts their rows in order.</summary>
    /// <param name="source">The file.</param>
    /// <exception cref="InputException">A file cannot be read, or has rows that cannot be used and that no policy speaks of; the message names file, line, value and what is allowed.</exception>
    public static CleanedRows Read(PriceSource source)
    {
        CandleSeries read = CandleSeriesReader.Read(source.Asset, source.Path, source.Name, source.Mapping, intervalOfOneTime: TimeSpan.FromDays(1));
        var ledger = new Ledger(source);
        CleaningPolicy policy = source.Policy;
        CandleSeries series = BlankPrices.Filled(read, policy.BlankPrices, ledger);
        series = RowOrder.Sorted(series, policy.Disorder, ledger);
        Gaps.List(series, read.BlankRows, ledger);
        series = NonPositivePrices.Without(series, policy.NonPositivePrices, ledger);
        series = LastBar.Ended(series, source.Retrieved, policy.PartialBars, ledger);
        series = RepeatedStamps.Once(series, policy.ConflictingRows, ledger);
        series = LastBar.WholeLastDay(series, policy.PartialBars, ledger);
        series = Switches.From(series, source.Switches, ledger);
        ImpossibleRanges.List(series, ledger);
        IdleBars.List(series, ledger);
        return new CleanedRows(source, source.Second is null ? null : Read(source.Second), series, ledger.Findings);
    }

    /// <summary>Judges the days up to a last one by the prices around them.</summary>
    /// <param name="lastDay">The last day used, inclusive; not before the first day of the file.</param>
    /// <exception cref="InputException">There are days that cannot be used and that no policy speaks of.</exception>
    public CleanedSeries UpTo(DateOnly lastDay)
    {
        var ledger = new Ledger(source);
        DateTime end = lastDay.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        CandleSeries usedBars = ListingPrint.Without(Before(bars, end), source.Policy.ListingPrints, ledger);
        CandleSeries used = DailyCandles.Of(usedBars);
        Dictionary<DateTime, Candle> others = second is null ? [] : Before(second.days, end).Candles.ToDictionary(day => day.Start);
        var context = new DaySeries(source.Policy, Breaks, others, ledger);
        if (second is not null)
            used = SecondSource.Treated(used, second.days, context);
        used = OpenAfterClose.Treated(used, context);
        used = WildReturns.Treated(used, context);
        used = Wicks.Treated(used, context);
        used = StaleCloses.Treated(used, context);
        if (used.Candles.Count == 0)
            throw ledger.Refusal(usedBars.Candles[0].Line, "every day of the file is left out; at least one must be used");
        IReadOnlySet<DateOnly> breaks = LevelJump.Breaks(used, context);
        HashSet<DateTime> usedDays = used.Candles.Select(day => day.Start).ToHashSet();
        return new CleanedSeries(
            bars.Interval >= TimeSpan.FromDays(1) ? used : usedBars with { Candles = usedBars.Candles.Where(bar => usedDays.Contains(bar.Start.Date)).ToArray() },
            used,
            ClosesOf(used, breaks),
            findings.Where(IsListed)
                .Concat(ledger.Findings)
                .OrderBy(finding => finding.Line)
                .Concat(second?.findings.Where(IsListed) ?? [])
                .ToArray());

        // A day that had not ended is why the day before it is the last.
        bool IsListed(DataFinding finding) => finding.Stamp < (finding.Rule is LastBar.Rule or LastBar.DayRule ? end.AddDays(1) : end);
    }

    static CandleSeries Before(CandleSeries series, DateTime end) => series with { Candles = series.Candles.TakeWhile(candle => candle.Start < end).ToArray() };

    static DailyPriceSeries ClosesOf(CandleSeries days, IReadOnlySet<DateOnly> breaks) => new(
        days.Asset,
        days.File,
        days.Sha256,
        days.Candles.Select(day => new DailyPrice(DateOnly.FromDateTime(day.Start), day.Close, day.Line)).ToArray()) { Breaks = breaks };
}
