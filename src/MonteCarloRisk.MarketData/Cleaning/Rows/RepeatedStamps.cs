using System.Globalization;
using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Cleaning.Policies;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Cleaning.Rows;

/// <summary>
/// Rows of one time, or of one UTC day where bars are days. With four equal prices they are one row, whatever their volumes; with different ones they are
/// in conflict, and only a policy says which counts. The row that does not count is listed.
/// </summary>
static class RepeatedStamps
{
    public const string Equal = "duplicated row";
    public const string Conflict = "conflicting row";

    /// <exception cref="InputException">Rows are in conflict, and no policy says which counts.</exception>
    public static CandleSeries Once(CandleSeries series, ConflictingRows policy, Ledger ledger)
    {
        bool daily = series.Interval >= TimeSpan.FromDays(1);
        var kept = new List<Candle>(series.Candles.Count);
        for (int start = 0, end; start < series.Candles.Count; start = end)
        {
            DateTime time = Time(series.Candles[start]);
            for (end = start + 1; end < series.Candles.Count && Time(series.Candles[end]) == time; end++)
            {
            }

            if (end - start == 1)
                kept.Add(series.Candles[start]);
            else if (Chosen(series.Candles.Skip(start).Take(end - start).OrderBy(candle => candle.Line).ToArray(), policy, ledger) is { } chosen)
                kept.Add(chosen);
        }

        return kept.Count == series.Candles.Count ? series
            : kept.Count > 0 ? series with { Candles = kept }
            : throw ledger.Refusal(series.Candles[0].Line, "every row of the file is in conflict with another; at least one must stand alone");

        DateTime Time(in Candle candle) => daily ? candle.Start.Date : candle.Start;
    }

    static Candle? Chosen(Candle[] rows, ConflictingRows policy, Ledger ledger)
    {
        Candle? other = rows.Skip(1).Where(row => Differences(row, rows[0]).Length > 0).Select(row => (Candle?)row).FirstOrDefault();
        if (other is { } conflict && policy == ConflictingRows.Refuse)
        {
            throw ledger.Refusal(
                conflict.Line,
                $"{Stamp.Of(conflict.Start)} already stands on line {rows[0].Line}, with other prices ({Differences(conflict, rows[0])}); one row is allowed, unless {Ledger.Unless("conflictingRows", "first", "last", "leaveOut")}");
        }

        Candle chosen = policy == ConflictingRows.Last && other is not null ? rows[^1] : rows[0];
        bool none = other is not null && policy == ConflictingRows.LeaveOut;
        foreach (Candle row in rows.Where(row => row.Line != chosen.Line))
        {
            string differences = Differences(row, chosen);
            if (differences.Length == 0)
                ledger.Add(row, Equal, $"{Stamp.Of(row.Start)} stands on line {chosen.Line} with the same prices", none ? "left out" : "counted once");
            else
                ledger.Add(row, Conflict, $"{Stamp.Of(row.Start)} stands on line {chosen.Line} too: {differences}", none ? "left out, both" : $"left out; line {chosen.Line} counts");
        }

        return none ? null : chosen;
    }

    static string Differences(in Candle one, in Candle other)
    {
        var parts = new List<string>(4);
        Compare("open", one.Open, other.Open);
        Compare("high", one.High, other.High);
        Compare("low", one.Low, other.Low);
        Compare("close", one.Close, other.Close);
        return string.Join(", ", parts);

        void Compare(string name, double here, double there)
        {
            if (here != there)
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{name} {here} against {there}"));
        }
    }
}
