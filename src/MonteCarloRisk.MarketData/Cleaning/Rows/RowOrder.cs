using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Cleaning.Policies;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Cleaning.Rows;

/// <summary>Rows that step back in time, once a file that lists its newest row first has been turned round. Rows of one time are no step back.</summary>
static class RowOrder
{
    public const string Rule = "order of rows";
    public const string NewestFirst = "newest first";

    /// <exception cref="InputException">A row steps back, and no policy says that rows are sorted.</exception>
    public static CandleSeries Sorted(CandleSeries series, RowDisorder policy, Ledger ledger)
    {
        IReadOnlyList<Candle> candles = series.Candles;
        if (series.NewestFirst)
            ledger.Add(1, candles[0].Start, NewestFirst, "the rows run from the newest to the oldest", "read in reverse");
        int[] steps = Enumerable.Range(1, candles.Count - 1).Where(i => candles[i].Start < candles[i - 1].Start).ToArray();
        if (steps.Length == 0)
            return series;
        Candle step = candles[steps[0]], before = candles[steps[0] - 1];
        // In a file that was turned round the later line is the other one.
        (Candle first, Candle second) = step.Line > before.Line ? (before, step) : (step, before);
        string what = $"{Stamp.Of(second.Start)} follows {Stamp.Of(first.Start)}";
        if (policy == RowDisorder.Refuse)
            throw ledger.Refusal(second.Line, $"{what}; rows must be sorted by time, oldest first or newest first throughout, unless {Ledger.Unless("disorder", "sort")}");
        ledger.Add(second, Rule, $"{what}; {steps.Length} of {candles.Count} rows step back", "sorted by time");
        return series with { Candles = candles.OrderBy(candle => candle.Start).ThenBy(candle => candle.Line).ToArray() };
    }
}
