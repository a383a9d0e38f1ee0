using System.Collections.Concurrent;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.FaultyWorker;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Runs;
using MonteCarloRisk.Simulation.Tests.Execution;
using MonteCarloRisk.Simulation.Tests.Runs;
using MonteCarloRisk.Simulation.Workers;
using MonteCarloRisk.Testing;

namespace MonteCarloRisk.Simulation.Tests.Workers;

/// <summary>
/// A thousand seeded schedules of faults: one to three devices, each with workers that throw, hang, die, send garbage or compute wrongly at
/// chosen blocks, and a store that may refuse a write; one store in ten is a file. Each run ends with the bits of the undisturbed one, or
/// fails clearly and, gone on with, ends so. A device that computes wrongly only behind its first block is found by what it does once more at the end of
/// the run; where a busy machine leaves no time for that, the record names the wrong blocks, which is what verification finds.
/// </summary>
public sealed class ThousandSchedulesTests
{
    private const int Schedules = 1000;
    private const int Blocks = 10;
    private const int AtOnce = 8;
    private const int FilesAmong = 10;
    private static readonly SimulationPlan Plan = SamplePlan.Create("basket 1", Precision.Single, (Blocks * SimulationPlan.BlockPaths) - 5).Plan;
    private static readonly string Undisturbed;
    private static readonly byte[][] SoundHashes;
    private static readonly FaultKind[] Kinds = [.. Enum.GetValues<FaultKind>().Where(kind => kind != FaultKind.WrongBit)];

    static ThousandSchedulesTests()
    {
        using var kept = new KeptRun(Checkpoint.Start);
        using CpuBackend cpu = CpuBackend.Widest();
        Undisturbed = new SimulationRunner(BackendPool.Only(cpu), kept, new RunLineage("", [])).Run(Plan).Fingerprint;
        SoundHashes = [.. kept.Recorded.OrderBy(block => block.Index).Select(block => block.Hash.ToArray())];
    }

    [Fact]
    public void Every_schedule_ends_with_the_bits_of_the_undisturbed_run_or_with_a_record_that_shows_who_was_wrong()
    {
        var seen = new ConcurrentDictionary<string, int>();
        Parallel.For(0, Schedules, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, seed => Run(seed, seen));

        // The schedules are worth something: all ways to end occurred, often.
        Assert.InRange(seen.GetValueOrDefault("restarted"), 100, int.MaxValue);
        Assert.InRange(seen.GetValueOrDefault("quarantined"), 100, int.MaxValue);
        Assert.InRange(seen.GetValueOrDefault("refused by the store"), 50, int.MaxValue);
        Assert.InRange(seen.GetValueOrDefault("undisturbed"), 10, int.MaxValue);
        Assert.InRange(seen.GetValueOrDefault("wrong later, found at the end"), 30, int.MaxValue);
        Assert.InRange(seen.GetValueOrDefault("wrong later, shown by the record"), 0, seen.GetValueOrDefault("wrong later, found at the end") / 10);
    }

    private static void Run(int seed, ConcurrentDictionary<string, int> seen)
    {
        var random = new Random(seed);
        using var folder = new StoreFolder();
        using IRunStore kept = seed % FilesAmong == 0 ? folder.Open() : new KeptRun(Checkpoint.Start);
        int refusedWrite = random.Next(3) == 0 ? random.Next(3) : int.MaxValue;
        bool isRefused;
        do
        {
            using var store = new UnreliableStore(kept, refusedWrite);
            refusedWrite = int.MaxValue;
            FaultyWorkers[] workers = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Workers(random))];
            WorkerBackend[] devices = [.. workers.Select((device, i) => device.Open($"faulty:{i}"))];
            using var cpu = new CpuBackend(CpuBackend.WidestAccelerated, 1);
            BackendPool pool = random.Next(2) == 0 ? BackendPool.Shared(devices, cpu) : BackendPool.WithFallback(devices, cpu);
            try
            {
                SimulationResult result = new SimulationRunner(pool, store, new RunLineage("", [])).Run(Plan);
                Check(seed, kept, result, [.. devices.Where((_, i) => IsWrongLater(workers[i])).Select(device => device.Name)], seen);
                isRefused = false;
            }
            catch (RunStoreException refused)
            {
                Assert.Equal("the disk is full", refused.Message);
                Count(seen, "refused by the store");
                isRefused = true;
            }
            finally
            {
                foreach (WorkerBackend device in devices) device.Dispose();
            }
        }
        while (isRefused);
    }

    private static void Check(int seed, IRunStore kept, SimulationResult result, string[] wrongLater, ConcurrentDictionary<string, int> seen)
    {
        BlockRecord[] recorded = [.. kept.Blocks(result.Key)];
        Assert.Equal(Blocks, recorded.Select(block => block.Index).Distinct().Count());
        string[] wrong = [.. recorded.Where(block => !block.Hash.Span.SequenceEqual(SoundHashes[block.Index])).Select(block => block.Device).Distinct()];
        Assert.True(wrong.All(wrongLater.Contains), $"schedule {seed} recorded wrong blocks of sound devices");
        Assert.True((result.Fingerprint == Undisturbed) == (wrong.Length == 0), $"schedule {seed} ended with bits that its record does not explain");
        if (wrong.Length > 0) Count(seen, "wrong later, shown by the record");
        if (result.Notices.Any(notice => notice.Contains("done again at the end of the run", StringComparison.Ordinal))) Count(seen, "wrong later, found at the end");
        if (result.Devices.Any(device => device.Restarts > 0)) Count(seen, "restarted");
        if (result.Devices.Any(device => device.Quarantine is not null)) Count(seen, "quarantined");
        if (result.Devices.All(device => device is { Restarts: 0, Quarantine: null })) Count(seen, "undisturbed");
        if (kept is KeptRun) return;
        using var cpu = new CpuBackend(CpuBackend.WidestAccelerated, 1);
        Assert.Equal(wrong.Length == 0, new RunVerification(kept, cpu).Verify(result.Key, BlockSelection.All).IsEqual);
    }

    private static void Count(ConcurrentDictionary<string, int> seen, string what) => seen.AddOrUpdate(what, 1, (_, count) => count + 1);

    private static bool IsWrongLater(FaultyWorkers workers) => workers.Faults.Any(fault => fault is { Kind: FaultKind.WrongBit, Block: > 0 });

    private static FaultyWorkers Workers(Random random)
    {
        int wrongFrom = random.Next(12) switch { 0 => 0, 1 => random.Next(1, 4), _ => Blocks };
        WorkerFault[] faults = wrongFrom < Blocks
            ? [.. from start in Enumerable.Range(0, 3) from block in Enumerable.Range(wrongFrom, wrongFrom == 0 ? 1 : Blocks) select new WorkerFault(start, block, FaultKind.WrongBit)]
            : [.. Enumerable.Range(0, random.Next(5)).Select(_ => new WorkerFault(random.Next(3), random.Next(WorkerFault.AtOpening, 6), Kinds[random.Next(Kinds.Length)]))];
        return new FaultyWorkers(faults) { Concurrency = wrongFrom < Blocks ? 1 : random.Next(1, 3) };
    }
}
