using System.Diagnostics;
using MonteCarloRisk.Benchmarks.WholeRuns;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Workloads;

namespace MonteCarloRisk.Benchmarks.Acceptance;

/// <summary>Figures for the acceptance scripts, one line each.</summary>
static class Figures
{
    private const int Assets = 4;
    private const int Repetitions = 6;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    /// <summary>Prints nanoseconds a factor-step on the 512-bit lane in single precision: the least of six, as the limit in C is read.</summary>
    public static int Limit()
    {
        if (!CpuBackend.IsAccelerated(LaneWidth.Vector512))
        {
            Console.Error.WriteLine("this machine does not accelerate 512-bit lanes");
            return 1;
        }

        using var blocks = PreparedBlocks.Of(new CpuBackend(LaneWidth.Vector512, threads: 1), FirstPassageWork.Plan(Assets, FirstPassageWork.Paths, Precision.Single));
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < WarmUp) blocks.Run();
        double least = double.PositiveInfinity;
        for (int repetition = 0; repetition < Repetitions; repetition++)
        {
            watch.Restart();
            blocks.Run();
            least = Math.Min(least, watch.Elapsed.TotalNanoseconds);
        }

        Console.WriteLine(FormattableString.Invariant($"{least / FirstPassageWork.Paths / FirstPassageWork.Steps / Assets:F3}"));
        return 0;
    }

    /// <summary>Prints seconds and peak mebibytes of one calibration of the bundled example.</summary>
    public static int Calibrate() => Print(BundledExample.CalibrateArguments);

    /// <summary>Prints seconds and peak mebibytes of one request that one path block answers.</summary>
    public static int FirstAnswer() => Print(BundledExample.OneBlockArguments);

    private static int Print(Func<string, string[]> arguments)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("mcrisk-benchmark-");
        try
        {
            ProcessRun run = ProcessRun.Of(arguments(folder.FullName));
            Console.WriteLine(FormattableString.Invariant($"{run.Elapsed.TotalSeconds:F3} {run.PeakMemory / (double)(1 << 20):F1}"));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
