using System.Globalization;
using System.Text;
using Parquet;
using Parquet.Schema;

namespace MonteCarloRisk.Benchmarks.Acceptance;

/// <summary>Files of generated candles, in the forms that exchanges and vendors publish.</summary>
static class CandleForms
{
    // Longer files repeat what is generated: making text takes longer than reading it.
    private const long LongestGenerated = 100_000_000;

    private static readonly DateTime First = new(2017, 8, 17, 0, 0, 0, DateTimeKind.Utc);

    private delegate string Row(DateTime time, double[] prices, double volume);

    private static readonly (string Name, string Header, Row Row)[] Texts =
    [
        ("Binance klines: twelve columns, milliseconds, no header", "", (time, prices, volume) =>
            FormattableString.Invariant($"{Milliseconds(time)},{prices[0]:F8},{prices[1]:F8},{prices[2]:F8},{prices[3]:F8},{volume:F8},{Milliseconds(time) + 59_999},{volume * prices[3]:F8},{1000 + (int)volume},{volume / 2:F8},{volume * prices[3] / 2:F8},0\n")),
        ("Six columns, date and time", "time_utc,open,high,low,close,volume\n", (time, prices, volume) =>
            FormattableString.Invariant($"{time:yyyy-MM-dd HH:mm},{prices[0]:F2},{prices[1]:F2},{prices[2]:F2},{prices[3]:F2},{volume:F5}\n")),
        ("Yahoo: date, prices of seventeen digits", "Date,Open,High,Low,Close,Adj Close,Volume\n", (time, prices, volume) =>
            FormattableString.Invariant($"{time:yyyy-MM-dd},{prices[0] / 3:R},{prices[1] / 3:R},{prices[2] / 3:R},{prices[3] / 3:R},{prices[3] / 3:R},{(long)(volume * 1e6)}\n")),
        ("CryptoDataDownload: seconds, symbol, two volumes", "unix,date,symbol,open,high,low,close,Volume ETH,Volume USDT,tradecount\n", (time, prices, volume) =>
            FormattableString.Invariant($"{Milliseconds(time) / 1000}.0,{time:yyyy-MM-dd HH:mm:ss},ETH/USDT,{prices[0]:F8},{prices[1]:F8},{prices[2]:F8},{prices[3]:F8},{volume:F8},{volume * prices[3]:F8},{(int)volume}\n")),
        ("Semicolons, decimal commas, thousands after points", "Date;Open;High;Low;Close;Volume\n", (time, prices, volume) =>
            string.Create(CultureInfo.InvariantCulture, $"{time:dd.MM.yyyy HH:mm};{Continental(prices[0])};{Continental(prices[1])};{Continental(prices[2])};{Continental(prices[3])};{Continental(volume)}\n")),
    ];

    /// <summary>The forms, each with what writes a file of about so many bytes.</summary>
    public static IReadOnlyList<(string Name, Action<string, long> Write)> All { get; } =
    [
        .. Texts.Select(form => (form.Name, (Action<string, long>)((path, length) => WriteText(path, length, form.Header, form.Row)))),
        Parquet(1 << 16),
        Parquet(1 << 20),
    ];

    private static (string Name, Action<string, long> Write) Parquet(int rows) =>
        (FormattableString.Invariant($"Parquet, Snappy: timestamps and doubles, {rows:N0} rows a group"), (path, length) => WriteParquet(path, length, rows).GetAwaiter().GetResult());

    private static void WriteText(string path, long length, string header, Row row)
    {
        using FileStream file = File.Create(path);
        file.Write(Encoding.ASCII.GetBytes(header));
        foreach ((DateTime time, double[] prices, double volume) in Candles(int.MaxValue).TakeWhile(_ => file.Position < Math.Min(length, LongestGenerated)))
            file.Write(Encoding.ASCII.GetBytes(row(time, prices, volume)));
        byte[] rows = new byte[file.Position - header.Length];
        file.Position = header.Length;
        file.ReadExactly(rows);
        while (file.Position + rows.Length <= length)
            file.Write(rows);
    }

    private static async Task WriteParquet(string path, long length, int rows)
    {
        DataField time = new DataField<DateTime>("open_time"), open = new DataField<double>("open"), high = new DataField<double>("high"), low = new DataField<double>("low");
        DataField close = new DataField<double>("close"), volume = new DataField<double>("volume");
        (DateTime Time, double[] Prices, double Volume)[] candles = [.. Candles(rows)];
        await using FileStream file = File.Create(path);
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(time, open, high, low, close, volume), file);
        while (file.Position < length)
        {
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            await group.WriteAsync<DateTime>(time, Array.ConvertAll(candles, candle => candle.Time));
            await group.WriteAsync<double>(open, Array.ConvertAll(candles, candle => candle.Prices[0]));
            await group.WriteAsync<double>(high, Array.ConvertAll(candles, candle => candle.Prices[1]));
            await group.WriteAsync<double>(low, Array.ConvertAll(candles, candle => candle.Prices[2]));
            await group.WriteAsync<double>(close, Array.ConvertAll(candles, candle => candle.Prices[3]));
            await group.WriteAsync<double>(volume, Array.ConvertAll(candles, candle => candle.Volume));
        }
    }

    private static IEnumerable<(DateTime Time, double[] Prices, double Volume)> Candles(int count)
    {
        var random = new Random(42);
        double last = 4000;
        for (int i = 0; i < count; i++)
        {
            double open = last;
            last = Math.Clamp(last + ((random.NextDouble() - 0.5) * 40), 1000, 90_000);
            double[] prices = [open, Math.Max(open, last) + random.NextDouble(), Math.Min(open, last) - random.NextDouble(), last];
            yield return (First.AddMinutes(i), prices, random.NextDouble() * 1000);
        }
    }

    private static long Milliseconds(DateTime time) => (time - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond;

    private static string Continental(double value) => value.ToString("N2", CultureInfo.InvariantCulture).Replace(',', '_').Replace('.', ',').Replace('_', '.');
}
