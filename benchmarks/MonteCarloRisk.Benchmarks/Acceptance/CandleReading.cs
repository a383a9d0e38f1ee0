using System.Diagnostics;
using System.Security.Cryptography;
using MonteCarloRisk.MarketData.Candles;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Benchmarks.Acceptance;

/// <summary>How fast files of candles are read, hash included, on one thread, from files that the system holds in memory.</summary>
static class CandleReading
{
    private const long FileLength = 100_000_000;
    private const int Readings = 5;

    /// <summary>Prints a table of megabytes (10^6 bytes) and candles a second: the median of five readings.</summary>
    public static int Print()
    {
        string path = Path.GetTempFileName();
        try
        {
            Console.WriteLine("| Form | bytes a row | MB/s | million candles/s | SHA-256 alone, MB/s |");
            Console.WriteLine("|---|---:|---:|---:|---:|");
            foreach ((string name, Action<string, long> write) in CandleForms.All)
            {
                write(path, FileLength);
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

    /// <summary>Reads a file from its beginning to its end; gives the number of its candles.</summary>
    public static long Read(string path)
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
}
