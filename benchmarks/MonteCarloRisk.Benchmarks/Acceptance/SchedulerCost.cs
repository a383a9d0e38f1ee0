using System.Diagnostics;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Runs;
using MonteCarloRisk.Simulation.Runs.Sqlite;
using MonteCarloRisk.Workloads;

namespace MonteCarloRisk.Benchmarks.Acceptance;

/// <summary>What the block scheduler and the run store add to the blocks themselves, over 10^7 paths of four assets.</summary>
static class SchedulerCost
{
    private const int Assets = 4;
    private const int Paths = 10_000_000;
    private const int Repetitions = 9;

    /// <summary>Prints the cost in percent: the least time of scheduled runs, a new store's opening included, over the least of the bare blocks; the two take turns.</summary>
    public static int Print()
    {
        var plan = FirstPassageWork.Plan(Assets, Paths, Precision.Single);
        using var bare = PreparedBlocks.Of(CpuBackend.Widest(), plan);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("mcrisk-benchmark-");
        try
        {
            bare.Run();
            double blocks = double.PositiveInfinity;
            double scheduled = double.PositiveInfinity;
            for (int repetition = 0; repetition < Repetitions; repetition++)
            {
                blocks = Math.Min(blocks, Seconds(bare.Run));
                scheduled = Math.Min(scheduled, Seconds(() => Run(plan, Path.Combine(folder.FullName, $"{repetition}.db"))));
            }

            Console.WriteLine(FormattableString.Invariant($"{100 * ((scheduled / blocks) - 1):F2} {blocks:F3} {scheduled:F3}"));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Run(SimulationPlan plan, string file)
    {
        using CpuBackend cpu = CpuBackend.Widest();
        using SqliteRunStore store = SqliteRunStore.Open(file);
        _ = new SimulationRunner(BackendPool.Only(cpu), store, new RunLineage("benchmark", [])).Run(plan);
    }

    private static double Seconds(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
