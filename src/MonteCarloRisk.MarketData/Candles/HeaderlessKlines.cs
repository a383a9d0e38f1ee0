using MonteCarloRisk.MarketData.Cells;

namespace MonteCarloRisk.MarketData.Candles;

/// <summary>
/// The rows that Binance publishes without a header: open time, open, high, low, close, volume, close time, quote volume, trades, taker base
/// volume, taker quote volume, and a column that is to be ignored.
/// </summary>
static class HeaderlessKlines
{
    const int Count = 12;
    const int CloseTime = 6;

    public static CandleLayout Layout { get; } = new(
        new CandleColumn(0, "open time"),
        new CandleColumn(1, "open"),
        new CandleColumn(2, "high"),
        new CandleColumn(3, "low"),
        new CandleColumn(4, "close"),
        new CandleColumn(5, "volume"),
        Symbol: null,
        HasHeader: false);

    /// <summary>Whether a row is one of these: no other publisher's has twelve cells of which the first and the seventh are unix times, one after the other.</summary>
    public static bool Are(IReadOnlyList<string> row) =>
        row.Count == Count && IsUnixTime(row[0], out DateTime open) && IsUnixTime(row[CloseTime], out DateTime close) && open < close;

    static bool IsUnixTime(string text, out DateTime time) => TimeText.TryRead(text, order: null, out time, out TimeForm form) && form >= TimeForm.UnixSeconds;
}
