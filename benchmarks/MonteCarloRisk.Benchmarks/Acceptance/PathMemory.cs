using MonteCarloRisk.Benchmarks.WholeRuns;

namespace MonteCarloRisk.Benchmarks.Acceptance;

/// <summary>Whether memory grows with the number of paths: whole processes that price one step, with a run store.</summary>
static class PathMemory
{
    private static readonly long[] Paths = [1_000_000, 10_000_000, 100_000_000, 1_000_000_000];

    /// <summary>Prints the peak memory of the most paths over that of the fewest, then each peak in mebibytes.</summary>
    public static int Print()
    {
        double[] peaks = [.. Paths.Select(Peak)];
        Console.WriteLine(FormattableString.Invariant($"{peaks[^1] / peaks[0]:F2} {string.Join(' ', peaks.Select(peak => FormattableString.Invariant($"{peak:F0}")))}"));
        return 0;
    }

    private static double Peak(long paths)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("mcrisk-benchmark-");
        try
        {
            string request = Path.Combine(folder.FullName, "request.json");
            File.WriteAllText(request, $$"""
                {
                  "model": { "type": "gbm", "spot": 100, "volatility": 0.2, "rate": 0.05 },
                  "payoff": { "type": "european", "right": "call", "strike": 100, "expiry": 1 },
                  "simulation": { "paths": {{paths}}, "seed": 42 }
                }
                """);
            return ProcessRun.Of(["price", request, "--backend", "cpu", "--store", Path.Combine(folder.FullName, "runs.db")]).PeakMemory / (double)(1 << 20);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
