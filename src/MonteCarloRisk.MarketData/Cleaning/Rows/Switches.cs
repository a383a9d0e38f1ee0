using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Cleaning.Policies;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Cleaning.Rows;

/// <summary>Days on which the market file says that the ticker or the unit changes. No return is computed across one; rows of another token before it are left out.</summary>
static class Switches
{
    public const string Rule = "switch";

    /// <exception cref="InputException">No row is left.</exception>
    public static CandleSeries From(CandleSeries series, IReadOnlyList<SeriesSwitch> switches, Ledger ledger)
    {
        CandleSeries kept = series;
        foreach (SeriesSwitch change in switches.OrderBy(change => change.Day))
        {
            DateTime day = change.Day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            Candle[] after = [.. kept.Candles.Where(candle => candle.Start >= day)];
            if (after.Length == 0)
                throw ledger.Refusal(series.Candles[^1].Line, $"the market file has a switch on {change.Day:yyyy-MM-dd}, and the last row is of {Stamp.Of(series.Candles[^1].Start)}; a switch has a row on its day or after it");
            int before = kept.Candles.Count - after.Length;
            if (change.Kind == SwitchKind.Ticker)
            {
                ledger.Add(after[0], Rule, $"another token under this ticker from {change.Day:yyyy-MM-dd} on, as the market file says", $"{before} rows before it left out");
                kept = kept with { Candles = after };
            }
            else
            {
                ledger.Add(after[0], Rule, $"other units from {change.Day:yyyy-MM-dd} on, as the market file says", "no return is computed across");
            }
        }

        return kept;
    }
}
