using System.Globalization;
using MonteCarloRisk.MarketData.Cleaning;
using MonteCarloRisk.MarketData.Cleaning.Policies;

namespace MonteCarloRisk.MarketData.Tests.Cleaning;

/// <summary>Price files written by a test, and what cleaning makes of them.</summary>
sealed class CleanedText : IDisposable
{
    static readonly DateOnly First = new(2026, 1, 1);

    readonly TemporaryFolder folder = new();

    public CleanedSeries Read(string text, CleaningPolicy? policy = null, Func<PriceSource, PriceSource>? change = null)
    {
        var source = new PriceSource("ETH", folder.Write("eth.csv", text), "eth.csv") { Policy = policy ?? new CleaningPolicy() };
        CleanedRows rows = CleanedRows.Read(change is null ? source : change(source));
        return rows.UpTo(rows.Closes.LastDay);
    }

    public PriceSource Other(string text) => new("ETH", folder.Write("other.csv", text), "other.csv");

    public void Dispose() => folder.Dispose();

    /// <summary>Sixty closes of 100 to 105 in no order from 2026-01-01 on, on lines 2 to 61: daily returns of a few percent. What a change gives null for is left out.</summary>
    public static string Calm(Func<int, double, double?>? change = null) => "date,close\n" + string.Concat(Enumerable.Range(0, 60).Select(i =>
    {
        double close = 100 + i * i * 7 % 23 / 4.0;
        double? changed = change is null ? close : change(i + 2, close);
        return changed is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{First.AddDays(i):yyyy-MM-dd},{changed}\n");
    }));

    /// <summary>The same closes as candles that open at the close before, with a high and a low a percent away.</summary>
    public static string CalmCandles(Func<int, (double Open, double High, double Low, double Close), (double Open, double High, double Low, double Close)>? change = null)
    {
        double before = 100;
        return "date,open,high,low,close\n" + string.Concat(Enumerable.Range(0, 60).Select(i =>
        {
            double close = 100 + i * i * 7 % 23 / 4.0;
            var candle = (Open: before, High: 1.01 * Math.Max(before, close), Low: 0.99 * Math.Min(before, close), Close: close);
            before = close;
            candle = change is null ? candle : change(i + 2, candle);
            return string.Create(CultureInfo.InvariantCulture, $"{First.AddDays(i):yyyy-MM-dd},{candle.Open},{candle.High},{candle.Low},{candle.Close}\n");
        }));
    }
}
