using MonteCarloRisk.Benchmarks.WholeRuns;

namespace MonteCarloRisk.Benchmarks.Acceptance;

/// <summary>Whether memory grows with a file of candles: each file is read in a process of its own.</summary>
static class CandleMemory
{
    private const double Mebibyte = 1 << 20;

    private static readonly string[] Forms = ["Six columns", "Parquet"];
    private static readonly long[] FileLengths = [500_000_000, 5_000_000_000];

    /// <summary>Prints a table of the peak memory and the time of whole processes.</summary>
    public static int Print()
    {
        string path = Path.GetTempFileName();
        try
        {
            Console.WriteLine("| Form | GB | peak memory, MiB | seconds |");
            Console.WriteLine("|---|---:|---:|---:|");
            foreach ((string name, Action<string, long> write) in CandleForms.All.Where(form => Forms.Any(form.Name.StartsWith)))
            {
                foreach (long length in FileLengths)
                {
                    write(path, length);
                    ProcessRun run = ProcessRun.OfBenchmarks(["candle-reading", path]);
                    Console.WriteLine(FormattableString.Invariant($"| {name} | {new FileInfo(path).Length / 1e9:F1} | {run.PeakMemory / Mebibyte:F0} | {run.Elapsed.TotalSeconds:F1} |"));
                }
            }
        }
        finally
        {
            File.Delete(path);
        }

        return 0;
    }
}
