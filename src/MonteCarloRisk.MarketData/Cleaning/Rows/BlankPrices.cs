using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Cleaning.Policies;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Cleaning.Rows;

/// <summary>
/// Rows that lack a price. One without a close is of no use; one with a close alone is a candle whose range says nothing. Rows that follow each other are
/// one finding.
/// </summary>
static class BlankPrices
{
    public const string Rule = "blank price";

    /// <exception cref="InputException">A row has no close, and no policy says that such rows are left out.</exception>
    public static CandleSeries Filled(CandleSeries series, UnusableRows policy, Ledger ledger)
    {
        foreach (IReadOnlyList<BlankRow> run in Runs(series.BlankRows))
        {
            BlankRow first = run[0];
            string what = $"{(run.Count == 1 ? "the row has" : $"{run.Count} rows have")} no value in {Excerpt.Quote(first.Column)}, {Stamp.Span(first.Start, run[^1].Start)}";
            if (first.Close is null && policy == UnusableRows.Refuse)
                throw ledger.Refusal(first.Line, $"{what}; a row has its close, unless {Ledger.Unless("blankPrices", "leaveOut")}");
            ledger.Add(Math.Min(first.Line, run[^1].Line), first.Start, Rule, what, first.Close is null ? "left out; no return is computed across" : "the close stands for all four prices");
        }

        Candle[] filled = [.. series.BlankRows.Where(row => row.Close is not null).Select(row => new Candle(row.Start, row.Close!.Value, row.Close.Value, row.Close.Value, row.Close.Value, null, row.Line))];
        return filled.Length == 0 ? series : series with { Candles = Merged(series.Candles, filled, series.NewestFirst) };
    }

    // In the order of the file, turned round with it.
    static Candle[] Merged(IReadOnlyList<Candle> candles, Candle[] filled, bool newestFirst) =>
        newestFirst ? [.. candles.Concat(filled).OrderByDescending(candle => candle.Line)] : [.. candles.Concat(filled).OrderBy(candle => candle.Line)];

    static IEnumerable<IReadOnlyList<BlankRow>> Runs(IReadOnlyList<BlankRow> rows)
    {
        int start = 0;
        for (int i = 1; i <= rows.Count; i++)
        {
            if (i < rows.Count && Math.Abs(rows[i].Line - rows[i - 1].Line) == 1 && rows[i].Close is null == rows[start].Close is null && rows[i].Column == rows[start].Column)
                continue;
            if (i > start)
                yield return rows.Skip(start).Take(i - start).ToArray();
            start = i;
        }
    }
}
