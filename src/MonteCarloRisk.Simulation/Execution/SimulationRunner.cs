using System.Diagnostics;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Runs;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Simulation.Execution;

/// <summary>Runs plans on the machines of a pool, and keeps them in a run store where there is one.</summary>
public sealed class SimulationRunner
{
    private readonly BackendPool pool;
    private readonly IRunStore? store;
    private readonly RunLineage lineage;
    private readonly IRunObserver? observer;

    /// <summary>Runs without a store.</summary>
    /// <param name="pool">The machines.</param>
    /// <param name="observer">Is told of each run; may be null.</param>
    public SimulationRunner(BackendPool pool, IRunObserver? observer = null)
    {
        this.pool = pool;
        this.observer = observer;
        lineage = new RunLineage("", []);
    }

    /// <summary>Runs on one machine alone, without a store; its failure is the run's.</summary>
    /// <param name="backend">The machine.</param>
    public SimulationRunner(IBackend backend)
        : this(BackendPool.Only(backend))
    {
    }

    /// <summary>Runs with a store: a run that was interrupted goes on, one that is finished is read.</summary>
    /// <param name="pool">The machines.</param>
    /// <param name="store">The store.</param>
    /// <param name="lineage">Where the runs come from.</param>
    /// <param name="observer">Is told of each run; may be null.</param>
    public SimulationRunner(BackendPool pool, IRunStore store, RunLineage lineage, IRunObserver? observer = null)
    {
        this.pool = pool;
        this.store = store;
        this.lineage = lineage;
        this.observer = observer;
    }

    private SimulationRunner(SimulationRunner other, string purpose)
    {
        pool = other.pool;
        store = other.store;
        observer = other.observer;
        lineage = other.lineage with { Purpose = purpose };
    }

    /// <summary>The same, for runs with a purpose, which their lineage tells.</summary>
    /// <param name="purpose">What they are for, such as "rules in force".</param>
    public SimulationRunner For(string purpose) => new(this, purpose);

    /// <summary>How many runs of so few paths are to go on at once, so that no thread of the CPU is idle; the runner may be asked from as many threads.</summary>
    /// <param name="paths">Paths of each run.</param>
    public int RunsAtOnce(long paths) => pool.RunsAtOnce((paths + SimulationPlan.BlockPaths - 1) / SimulationPlan.BlockPaths);

    /// <summary>Runs a plan to its end, or to that of its stopping rule.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; a run in a store goes on from there when it is asked for again.</exception>
    /// <exception cref="OverflowException">A path's value was too large to be summed.</exception>
    /// <exception cref="RunStoreException">The store failed; what it holds can be gone on with.</exception>
    public SimulationResult Run(SimulationPlan plan, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            return RunOrRead(plan, cancellation);
        }
        catch (RunStoreException refused) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException("cancelled while the store was waited for", refused, cancellation);
        }
    }

    private SimulationResult RunOrRead(SimulationPlan plan, CancellationToken cancellation)
    {
        long started = Stopwatch.GetTimestamp();
        var told = new KeptNotices(observer);
        using IRunRecord? record = store?.Claim(plan, lineage, told.Noticed, cancellation);
        if (record?.Outcome is { } outcome) return Read(plan, outcome, record.Devices);
        Checkpoint from = record?.Checkpoint ?? Checkpoint.Start;
        RunHistory before = record?.History ?? RunHistory.Empty;
        told.GoOnBehind(before.Notices);
        if (record is not null && new ResumeCheck(plan, pool).Fault(record, cancellation) is { } fault)
        {
            record.Restart(fault);
            told.Noticed($"{fault}; the run begins again");
            from = Checkpoint.Start;
            before = before.WithoutBlocks();
        }

        while (true)
        {
            using var scheduler = new BlockScheduler(plan, pool, from, record, told, before.Devices, started, cancellation);
            if (scheduler.Run() is { } blocks) return Finish(plan, scheduler, blocks, record, told.All, started);
            from = Checkpoint.Start;
            before = new RunHistory(told.All, scheduler.Devices).WithoutBlocks();
        }
    }

    private static SimulationResult Finish(SimulationPlan plan, BlockScheduler scheduler, long blocks, IRunRecord? record, IReadOnlyList<string> notices, long started)
    {
        long paths = Math.Min(blocks * SimulationPlan.BlockPaths, plan.Settings.Paths);
        SimulationPlan ran = plan.WithPaths(paths);
        string fingerprint = scheduler.Tallies.Fingerprint(ran.Hash);
        IReadOnlyList<DeviceReport> devices = scheduler.Devices;
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds + (record?.SecondsBefore ?? 0);
        string stopped = scheduler.Stopped(blocks);
        bool? isMet = plan.Settings.Stopping.IsErrorTargetMet(stopped);
        if (record is not null)
        {
            Estimate tracked = plan.Tracked.Read(scheduler.Tallies, paths, level: 0.95);
            record.Finish(new RunOutcome(paths, ran.Hash, fingerprint, scheduler.Tallies.Encode(), plan.Tracked.Label, tracked, stopped, seconds, devices, notices, isMet));
        }

        return new SimulationResult(
            scheduler.Tallies,
            ran.Hash,
            fingerprint,
            ran.Settings,
            Names(devices, record?.Devices ?? []),
            TimeSpan.FromSeconds(seconds),
            stopped,
            devices,
            FromStore: false,
            RunKey.Of(plan),
            isMet,
            notices);
    }

    private static SimulationResult Read(SimulationPlan plan, RunOutcome outcome, IReadOnlyCollection<string> recorded)
    {
        SimulationPlan ran = plan.WithPaths(outcome.Paths);
        var tallies = new MergedTallies(plan.Tallies, plan.ExactSums);
        tallies.Add(outcome.Tallies.Span);
        if (ran.Hash != outcome.PlanHash || tallies.Fingerprint(ran.Hash) != outcome.Fingerprint)
        {
            throw new RunStoreException($"the stored result of plan {ran.Hash[..12]} does not have its own fingerprint; the store is damaged");
        }

        return new SimulationResult(
            tallies,
            ran.Hash,
            outcome.Fingerprint,
            ran.Settings,
            Names(outcome.Devices, recorded),
            TimeSpan.FromSeconds(outcome.Seconds),
            outcome.Stopped,
            outcome.Devices,
            FromStore: true,
            RunKey.Of(plan),
            plan.Settings.Stopping.IsErrorTargetMet(outcome.Stopped),
            outcome.Notices ?? []);
    }

    // Those of earlier parts of the run too, which only its record knows.
    private static string Names(IReadOnlyList<DeviceReport> devices, IReadOnlyCollection<string> recorded) =>
        string.Join(", ", devices.Where(device => device.Blocks > 0).Select(device => device.Name).Concat(recorded).Distinct());
}
