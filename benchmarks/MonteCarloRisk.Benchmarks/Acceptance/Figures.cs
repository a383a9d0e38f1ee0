using System.Diagnostics;
using System.Globalization;
using MonteCarloRisk.Benchmarks.WholeRuns;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Ptx.Counting;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Workloads;

namespace MonteCarloRisk.Benchmarks.Acceptance;

/// <summary>Figures for the acceptance scripts, one line each.</summary>
static class Figures
{
    private const int Repetitions = 6;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Prints nanoseconds a factor-step, the least of the repetitions, and the number of insolvent paths, as the reference in C does.
    /// </summary>
    /// <param name="lane">A lane width.</param>
    /// <param name="precision">A precision.</param>
    /// <param name="assets">A number of assets.</param>
    /// <param name="threads">A number of threads.</param>
    public static int FactorStep(string lane, string precision, string assets, string threads)
    {
        var width = Enum.Parse<LaneWidth>(lane);
        int factors = int.Parse(assets, CultureInfo.InvariantCulture);
        if (!CpuBackend.IsAccelerated(width))
        {
            Console.Error.WriteLine($"this machine does not accelerate {lane}");
            return 1;
        }

        var plan = FirstPassageWork.Plan(factors, FirstPassageWork.Paths, Enum.Parse<Precision>(precision));
        using var backend = new CpuBackend(width, int.Parse(threads, CultureInfo.InvariantCulture));
        using var blocks = PreparedBlocks.Of(backend, plan);
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < WarmUp) blocks.Run();
        double least = double.PositiveInfinity;
        for (int repetition = 0; repetition < Repetitions; repetition++)
        {
            watch.Restart();
            blocks.Run();
            least = Math.Min(least, watch.Elapsed.TotalNanoseconds);
        }

        Console.WriteLine(FormattableString.Invariant($"{least / FirstPassageWork.Paths / FirstPassageWork.Steps / factors:F3} {blocks.Total(0)}"));
        return 0;
    }

    /// <summary>Prints seconds and peak mebibytes of one calibration of the bundled example.</summary>
    public static int Calibrate() => Print(BundledExample.CalibrateArguments);

    /// <summary>Prints seconds and peak mebibytes of one request that one path block answers.</summary>
    public static int FirstAnswer() => Print(BundledExample.OneBlockArguments);

    /// <summary>Prints how many instructions a device executes on a step of a path, by program, precision and number of assets.</summary>
    public static int Instructions()
    {
        Console.Write(InstructionTable.Markdown());
        return 0;
    }

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
