using System.Collections.Concurrent;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.FaultyWorker;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Runs;
using MonteCarloRisk.Simulation.Tests.Execution;
using MonteCarloRisk.Simulation.Workers;
using MonteCarloRisk.Testing;

namespace MonteCarloRisk.Simulation.Tests.Workers;

/// <summary>
/// A thousand seeded schedules of faults: one to three devices, each with workers that throw, hang, die, send garbage or compute wrongly at
/// chosen blocks, and a store that may refuse a write. Each run ends with the bits of the undisturbed one, or fails clearly and, gone on
/// with, ends so.
/// </summary>
public sealed class ThousandSchedulesTests
{
    private const int Schedules = 1000;
    private const int Blocks = 10;
    private const int AtOnce = 8;
    private static readonly WorkerPatience Patience = new(TimeSpan.FromMilliseconds(800), TimeSpan.FromMilliseconds(800), TimeSpan.FromMilliseconds(200), 5);
    private static readonly SimulationPlan Plan = SamplePlan.Create("basket 1", Precision.Single, (Blocks * SimulationPlan.BlockPaths) - 5).Plan;
    private static readonly string Undisturbed = new SimulationRunner(CpuBackend.Widest()).Run(Plan).Fingerprint;

    // A worker that computes wrongly does so from its first block on: of later blocks a sample is checked, not all.
    private static readonly FaultKind[] Kinds = [.. Enum.GetValues<FaultKind>().Where(kind => kind != FaultKind.WrongBit)];

    [Fact]
    public void Every_schedule_ends_with_the_bits_of_the_undisturbed_run()
    {
        var seen = new ConcurrentDictionary<string, int>();
        Parallel.For(0, Schedules, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, seed => Run(seed, seen));

        // The schedules are worth something: all ways to end occurred, often.
        Assert.InRange(seen.GetValueOrDefault("restarted"), 100, int.MaxValue);
        Assert.InRange(seen.GetValueOrDefault("quarantined"), 100, int.MaxValue);
        Assert.InRange(seen.GetValueOrDefault("refused by the store"), 50, int.MaxValue);
        Assert.InRange(seen.GetValueOrDefault("undisturbed"), 10, int.MaxValue);
    }

    private static void Run(int seed, ConcurrentDictionary<string, int> seen)
    {
        var random = new Random(seed);
        using var kept = new KeptRun(Checkpoint.Start);
        int refusedWrite = random.Next(3) == 0 ? random.Next(3) : int.MaxValue;
        while (kept.Outcome is null)
        {
            using var store = new UnreliableStore(kept, refusedWrite);
            refusedWrite = int.MaxValue;
            WorkerBackend[] devices = [.. Enumerable.Range(0, random.Next(1, 4)).Select(device => Workers(random).Open($"faulty:{device}"))];
            using var cpu = new CpuBackend(CpuBackend.WidestAccelerated, 1);
            BackendPool pool = random.Next(2) == 0 ? BackendPool.Shared(devices, cpu) : BackendPool.WithFallback(devices, cpu);
            try
            {
                SimulationResult result = new SimulationRunner(pool, store, new RunLineage("", [])).Run(Plan);
                Assert.True(result.Fingerprint == Undisturbed, $"schedule {seed} ended with other bits");
                Assert.Equal(Blocks, kept.Recorded.Select(block => block.Index).Distinct().Count());
                if (result.Devices.Any(device => device.Restarts > 0)) seen.AddOrUpdate("restarted", 1, (_, count) => count + 1);
                if (result.Devices.Any(device => device.Quarantine is not null)) seen.AddOrUpdate("quarantined", 1, (_, count) => count + 1);
                if (result.Devices.All(device => device is { Restarts: 0, Quarantine: null })) seen.AddOrUpdate("undisturbed", 1, (_, count) => count + 1);
            }
            catch (RunStoreException refused)
            {
                Assert.Equal("the disk is full", refused.Message);
                seen.AddOrUpdate("refused by the store", 1, (_, count) => count + 1);
            }
            finally
            {
                foreach (WorkerBackend device in devices) device.Dispose();
            }
        }
    }

    private static FaultyWorkers Workers(Random random)
    {
        bool computesWrongly = random.Next(12) == 0;
        WorkerFault[] faults = computesWrongly
            ? [.. Enumerable.Range(0, 3).Select(start => new WorkerFault(start, 0, FaultKind.WrongBit))]
            : [.. Enumerable.Range(0, random.Next(5)).Select(_ => new WorkerFault(random.Next(3), random.Next(WorkerFault.AtOpening, 6), Kinds[random.Next(Kinds.Length)]))];
        return new FaultyWorkers(faults) { Concurrency = computesWrongly ? 1 : random.Next(1, 3), Patience = Patience };
    }
}
