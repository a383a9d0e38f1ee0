using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MonteCarloRisk.MarketData.Candles;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Benchmarks.Acceptance;

/// <summary>How fast files of candles are read, hash included, on one thread, from files that the system holds in memory.</summary>
static class CandleReading
{
    private const int FileLength = 100_000_000;
    private const int Readings = 5;

    private static readonly DateTime First = new(2017, 8, 17, 0, 0, 0, DateTimeKind.Utc);

    private delegate string Row(DateTime time, double[] prices, double volume);

    private static readonly (string Name, string Header, Row Row)[] Forms =
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

    /// <summary>Prints a table of megabytes (10^6 bytes) and candles a second: the median of five readings.</summary>
    public static int Print()
    {
        string path = Path.GetTempFileName();
        try
        {
            Console.WriteLine("| Form | bytes a row | MB/s | million candles/s | SHA-256 alone, MB/s |");
            Console.WriteLine("|---|---:|---:|---:|---:|");
            foreach ((string name, string header, Row row) in Forms)
            {
                Write(path, header, row);
                long candles = Read(path), bytes = new FileInfo(path).Length;
                double reading = Median(() => Read(path)), hashing = Median(() => Hash(path));
                Console.WriteLine(FormattableString.Invariant($"| {name} | {(double)bytes / candles:F0} | {bytes / reading / 1e6:F0} | {candles / reading / 1e6:F2} | {bytes / hashing / 1e6:F0} |"));
            }
        }
        finally
        {
            File.Delete(path);
        }

        return 0;
    }

    private static void Write(string path, string header, Row row)
    {
        var random = new Random(42);
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        file.Write(header);
        double last = 4000;
        long length = header.Length;
        for (int i = 0; length < FileLength; i++)
        {
            double open = last;
            last = Math.Clamp(last + ((random.NextDouble() - 0.5) * 40), 1000, 90_000);
            string text = row(First.AddMinutes(i), [open, Math.Max(open, last) + random.NextDouble(), Math.Min(open, last) - random.NextDouble(), last], random.NextDouble() * 1000);
            file.Write(text);
            length += text.Length;
        }
    }

    private static long Read(string path)
    {
        using CandleFile file = CandleFile.Open(path);
        long count = 0;
        double sum = 0;
        foreach (Candle candle in file.Candles(blank => throw new InvalidOperationException($"{blank} is not blank")))
        {
            sum += candle.Close;
            count++;
        }

        return sum > 0 && file.Sha256.Length == 64 ? count : throw new InvalidOperationException("prices are above zero");
    }

    private static long Hash(string path)
    {
        using FileStream bytes = File.OpenRead(path);
        return SHA256.HashData(bytes).Length;
    }

    private static double Median(Func<long> work)
    {
        var times = new double[Readings];
        for (int i = 0; i < Readings; i++)
        {
            long start = Stopwatch.GetTimestamp();
            _ = work();
            times[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        Array.Sort(times);
        return times[Readings / 2];
    }

    private static long Milliseconds(DateTime time) => (time - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond;

    private static string Continental(double value) => value.ToString("N2", CultureInfo.InvariantCulture).Replace(',', '_').Replace('.', ',').Replace('_', '.');
}
