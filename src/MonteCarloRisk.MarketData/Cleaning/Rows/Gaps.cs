using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Cleaning.Rows;

/// <summary>
/// Times without a row, listed at the row after them. Bars of a day or more are counted in days, shorter ones by the interval, with half a bar of grace.
/// Rows that the file has but that are left out are no gap: they are listed by their own rule.
/// </summary>
static class Gaps
{
    public const string Rule = "gap";

    public static void List(CandleSeries series, IReadOnlyList<BlankRow> blanks, Ledger ledger)
    {
        bool daily = series.Interval >= TimeSpan.FromDays(1);
        (DateTime Start, long Line)[] rows =
        [
            .. series.Candles.Select(candle => (candle.Start, candle.Line)).Concat(blanks.Select(row => (row.Start, row.Line))).OrderBy(row => row.Start),
        ];
        TimeSpan step = daily ? TimeSpan.FromDays(1) : series.Interval;
        for (int i = 1; i < rows.Length; i++)
        {
            DateTime before = daily ? rows[i - 1].Start.Date : rows[i - 1].Start, after = daily ? rows[i].Start.Date : rows[i].Start;
            if (after - before <= 1.5 * step)
                continue;
            long missing = (long)Math.Round((after - before) / step) - 1;
            string unit = daily ? "day" : "bar";
            string span = Stamp.Span(before + step, after - step);
            ledger.Add(
                rows[i].Line,
                rows[i].Start,
                Rule,
                missing == 1 ? $"1 {unit} is missing, {span}" : $"{missing} {unit}s are missing, {span}",
                daily || after.Date > before.Date.AddDays(1) ? "left open; no return is computed across" : "left open; a day's close is its last bar's");
        }
    }
}
