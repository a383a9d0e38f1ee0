using System.Buffers;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Runs;

namespace MonteCarloRisk.Simulation.Execution;

/// <summary>
/// Feeds the blocks of one plan to the machines of a pool until the plan or its stopping rule ends. A device that fails is started again a
/// bounded number of times, then quarantined; its blocks are done elsewhere, in the end by the CPU. Where a device turns out to have computed
/// wrongly after blocks of its counted, the scheduler ends without a result: sums do not tell whose parts they hold, so another begins again.
/// </summary>
internal sealed class BlockScheduler : IDisposable
{
    private const double TilePatienceFactor = 4;
    private static readonly TimeSpan LeastTilePatience = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan ReportTime = TimeSpan.FromMilliseconds(100);

    private readonly SimulationPlan plan;
    private readonly BackendPool pool;
    private readonly KeptNotices observer;
    private readonly IReadOnlyList<DeviceReport> earlier;
    private readonly IRunRecord? record;
    private readonly RunRecorder? recorder;
    private readonly CrossCheck? check;
    private readonly StoppingDecision stopping;
    private readonly BlockSequence sequence;
    private readonly List<SourceState> sources = [];
    private readonly List<Thread> threads = [];
    private readonly Lock gate = new();
    private readonly long started;
    private readonly long resumedBlocks;
    private readonly CancellationToken cancellation;
    private readonly CancellationTokenSource stop;
    private ExceptionDispatchInfo? failure;
    private string? distrust;
    private long lastReport;
    private bool cpuFeeds;

    /// <summary>Makes ready to run a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="pool">The machines.</param>
    /// <param name="from">What is merged already.</param>
    /// <param name="record">Where the run is recorded; may be null.</param>
    /// <param name="observer">Is told of the run.</param>
    /// <param name="earlier">What the devices did in earlier parts of the run.</param>
    /// <param name="started">When this part of the run was begun, as a timestamp.</param>
    /// <param name="cancellation">Stops the run.</param>
    public BlockScheduler(SimulationPlan plan, BackendPool pool, Checkpoint from, IRunRecord? record, KeptNotices observer, IReadOnlyList<DeviceReport> earlier, long started, CancellationToken cancellation)
    {
        this.started = started;
        this.plan = plan;
        this.pool = pool;
        this.record = record;
        this.observer = observer;
        this.earlier = earlier;
        Tallies = new MergedTallies(plan.Tallies, plan.ExactSums);
        stopping = new StoppingDecision(plan, started);
        this.cancellation = cancellation;
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (pool is { Cpu: { } cpu, Accelerators.Count: > 0 }) check = new CrossCheck(plan, cpu);
        Tallies.Add(from.Tallies.Span);
        resumedBlocks = from.Blocks;
        if (record is not null) recorder = new RunRecorder(record, observer, earlier, TakeCheckpoint);
        bool isOver = resumedBlocks > 0 && resumedBlocks < plan.BlockCount && plan.Settings.Stopping is not StoppingRule.TimeBudget && stopping.EndsAfter(resumedBlocks, Tallies);
        sequence = new BlockSequence(plan, resumedBlocks, Advance);
        if (isOver) sequence.End();
    }

    /// <summary>The merged tallies.</summary>
    public MergedTallies Tallies { get; }

    /// <summary>What each device did, in earlier parts of the run too.</summary>
    public IReadOnlyList<DeviceReport> Devices
    {
        get
        {
            lock (gate) return DeviceReport.Sum([.. earlier, .. sources.Select(source => source.Report())]);
        }
    }

    /// <summary>What ended the run after so many blocks, all of them merged, in words.</summary>
    public string Stopped(long blocks)
    {
        StoppingRule rule = plan.Settings.Stopping;
        return rule.Ended(byRule: rule is StoppingRule.Complete || blocks < plan.BlockCount || (rule is not StoppingRule.TimeBudget && stopping.EndsAfter(blocks, Tallies)));
    }

    /// <summary>Runs to the end and returns the number of blocks merged; null where the run has to begin again, which its record says by then.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; what was done is recorded.</exception>
    public long? Run()
    {
        if (resumedBlocks > 0) observer.Noticed($"going on behind {Math.Min(resumedBlocks * SimulationPlan.BlockPaths, plan.Settings.Paths):N0} paths of an earlier part of this run");
        using (stop.Token.Register(sequence.End))
        {
            lock (gate)
            {
                // All of them before the first is fed: one that fails at once must not be taken for the last.
                sources.AddRange(pool.Trusted.Select(backend => new SourceState(backend, isChecked: false)));
                sources.AddRange(pool.Accelerators.Select(backend => new SourceState(backend, isChecked: true, pool.QuarantineOf(backend))));
                bool cpuFeedsAtOnce = pool.CpuShares || (pool.Trusted.Count == 0 && !IsAcceleratorLeft);
                foreach (SourceState source in sources) Feed(source);
                if (cpuFeedsAtOnce) FeedCpu();
            }

            Join();
        }

        if (distrust is null) Record();
        if (distrust is not null)
        {
            record?.Restart(distrust);
            failure?.Throw();
            cancellation.ThrowIfCancellationRequested();
            Notice($"{distrust}; the run begins again without it");
            return null;
        }

        failure?.Throw();
        Report(isLast: true);
        long blocks = sequence.Frontier;
        if (blocks == 0 || (blocks < plan.BlockCount && !stopping.EndsAfter(blocks, Tallies))) throw new OperationCanceledException(stop.Token);
        return blocks;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        check?.Dispose();
        stop.Dispose();
    }

    // Nothing is wrong, and all blocks that the result needs have gone on.
    private bool IsOver => distrust is null && failure is null && !cancellation.IsCancellationRequested;

    private bool IsAcceleratorLeft
    {
        get
        {
            lock (gate) return sources.Any(source => source.IsChecked && !source.IsQuarantined);
        }
    }

    // What was done counts, whatever ended the run; a store that failed is not asked again.
    private void Record()
    {
        if (failure?.SourceException is RunStoreException) failure.Throw();
        try
        {
            recorder?.WriteAll();
        }
        catch (BlockDiffersException differs) when (Disagree(differs))
        {
        }
        catch (RunStoreException) when (failure is not null || cancellation.IsCancellationRequested)
        {
            // What came first is the one to tell.
        }
    }

    private void FeedCpu()
    {
        lock (gate)
        {
            if (cpuFeeds || pool.Cpu is null) return;
            cpuFeeds = true;
            var cpu = new SourceState(pool.Cpu, isChecked: false);
            sources.Add(cpu);
            Feed(cpu);
        }
    }

    private void Feed(SourceState source)
    {
        lock (gate)
        {
            if (source.Quarantine is { } reason)
            {
                Notice($"{source.Name} stays quarantined: {reason}");
                return;
            }

            int feeders = (int)Math.Min(source.Backend.Concurrency, plan.BlockCount);
            for (int feeder = 0; feeder < feeders; feeder++)
            {
                var thread = new Thread(() => Work(source)) { IsBackground = true, Name = $"{source.Name} {feeder}" };
                threads.Add(thread);
                thread.Start();
            }
        }
    }

    // Threads of the CPU may join the list while others are waited for.
    private void Join()
    {
        for (int i = 0; ; i++)
        {
            Thread thread;
            lock (gate)
            {
                if (i == threads.Count) return;
                thread = threads[i];
            }

            thread.Join();
        }
    }

    private void Work(SourceState source)
    {
        try
        {
            while (!source.IsQuarantined && RunBlocks(source) is { } failed) Failed(source, failed);

            // The end, seen by one: who is still at a block that nobody needs any more leaves it.
            if (!source.IsQuarantined) stop.Cancel();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
        catch (BlockDiffersException differs) when (Disagree(differs))
        {
        }
        catch (RunStoreException) when (cancellation.IsCancellationRequested)
        {
            // A lock of the store is waited for no longer by then; what was kept before is kept.
        }
        catch (Exception exception)
        {
            End(exception);
        }
        finally
        {
            if (source.IsQuarantined) TakeOver();
        }
    }

    // Returns how the device failed; null at the end of the run.
    private DeviceFailureException? RunBlocks(SourceState source)
    {
        PathBlock block = default;
        bool holds = false;
        try
        {
            using IBlockRunner runner = plan.PrepareOn(source.Backend);
            long[] tallies = new long[plan.Tallies];
            var scratch = new ArrayBufferWriter<byte>();
            PathBlock? last = null;
            try
            {
                for (; holds = sequence.TryTake(source, source.UsualTime, out block); last = block)
                {
                    RunBlock(source, runner, block, tallies, scratch);
                    holds = false;
                    recorder?.WriteWhenDue();
                    Report(isLast: false);
                }
            }
            catch (OperationCanceledException) when (last is not null && IsOver)
            {
                // Another has seen the end; what this one was at is needed no more, and what it gave before is looked at all the same.
            }

            if (last is { } given && source.IsChecked) CheckTile(source, runner, given, tallies, scratch);
            return null;
        }
        catch (DeviceFailureException failed) when (source.IsChecked)
        {
            if (holds) sequence.Return(block, source);
            return failed;
        }
    }

    private void RunBlock(SourceState source, IBlockRunner runner, PathBlock block, long[] tallies, ArrayBufferWriter<byte> scratch)
    {
        long start = Stopwatch.GetTimestamp();
        runner.Run(block, tallies, stop.Token);
        BlockResult result = BlockResult.Of(tallies, plan.ExactSums, scratch);
        source.Worked(Stopwatch.GetElapsedTime(start));
        if (source.IsChecked && check is not null && !check.Passes(block, result, source, stop.Token))
        {
            result.Dispose();
            throw new DeviceFailureException(DeviceFault.Differs, $"its block {block.Index} differs from the CPU's");
        }

        // Of an accelerator the CPU has found the same by now.
        if (result.Overflows > 0)
        {
            result.Dispose();
            throw new OverflowException($"{result.Overflows} path values, or their squares, lie beyond 2^128 or are no numbers; use smaller amounts");
        }

        sequence.Complete(block, result, source);
    }

    // The runner does a few paths of its last block once more: what went wrong behind its first block and stayed so is seen here.
    private void CheckTile(SourceState source, IBlockRunner runner, PathBlock last, long[] tallies, ArrayBufferWriter<byte> scratch)
    {
        if (check is null || !IsOver || source.IsQuarantined) return;
        PathBlock tile = CrossCheck.TileOf(last);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(LeastTilePatience + (TilePatienceFactor * source.UsualTime));
        try
        {
            runner.Run(tile, tallies, patience.Token);
            using BlockResult result = BlockResult.Of(tallies, plan.ExactSums, scratch);
            if (!check.Passes(tile, result, patience.Token)) throw new DeviceFailureException(DeviceFault.Differs, $"{tile.PathCount} paths of its block {tile.Index}, done again at the end of the run, differ from the CPU's");
        }
        catch (OperationCanceledException)
        {
            // Nobody waits for a slow device, nor beyond an interrupt.
        }
        catch (DeviceFailureException failed) when (failed.Fault != DeviceFault.Differs)
        {
            Notice($"{source.Name} failed at the end of the run, when its last block was to be checked: {failed.Message}");
        }
    }

    private void Failed(SourceState source, DeviceFailureException failed)
    {
        if (source.Fail(failed) is { } notice) Notice(notice);
        if (source.Quarantine is { } reason) pool.Quarantine(source.Backend, reason);
        if (failed.Fault == DeviceFault.Differs) Distrust(source);
    }

    // What the device gave before may be wrong too.
    private void Distrust(SourceState source)
    {
        sequence.Drop(source);
        if (source.Blocks > 0 || (record?.Devices.Contains(source.Name) ?? false)) BeginAgain($"{source.Name} computed a block wrongly, so its earlier blocks cannot be trusted");
    }

    // Which of the two is wrong is not known; the CPU is believed. False where there is no accelerator to blame.
    private bool Disagree(BlockDiffersException differs)
    {
        string[] blamed = [.. new[] { differs.First, differs.Second }.Where(name => !CpuBackend.IsName(name))];
        if (blamed.Length == 0) return false;
        foreach (IBackend accelerator in pool.Accelerators.Where(accelerator => blamed.Contains(accelerator.Name))) pool.Quarantine(accelerator, differs.Message);
        BeginAgain(differs.Message);
        return true;
    }

    private void BeginAgain(string reason)
    {
        Interlocked.CompareExchange(ref distrust, reason, null);
        sequence.End();
        stop.Cancel();
    }

    private void TakeOver()
    {
        lock (gate)
        {
            if (IsAcceleratorLeft || cpuFeeds || stop.IsCancellationRequested) return;
            Notice("no accelerator is left; the CPU goes on");
            FeedCpu();
        }
    }

    private bool Advance(PathBlock block, BlockResult result, SourceState source)
    {
        Tallies.Add(result.Encoded);
        source.Counted();
        recorder?.Add(new BlockRecord(block.Index, block.PathCount, result.Hash, source.Name));
        return stopping.EndsAfter(block.Index + 1, Tallies);
    }

    private (Checkpoint Checkpoint, IReadOnlyList<DeviceReport> Devices) TakeCheckpoint() => sequence.Look(blocks => (new Checkpoint(blocks, Tallies.Encode()), Devices));

    private void End(Exception exception)
    {
        Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
        sequence.End();
        stop.Cancel();
    }

    private void Notice(string message)
    {
        lock (gate) observer.Noticed(message);
    }

    private void Report(bool isLast)
    {
        if (!isLast && Stopwatch.GetElapsedTime(Volatile.Read(ref lastReport)) < ReportTime) return;
        Volatile.Write(ref lastReport, Stopwatch.GetTimestamp());
        SimulationProgress progress = sequence.Look(blocks => new SimulationProgress(
            Math.Min(blocks * SimulationPlan.BlockPaths, plan.Settings.Paths),
            plan.Settings.Paths,
            Math.Min(resumedBlocks * SimulationPlan.BlockPaths, plan.Settings.Paths),
            Stopwatch.GetElapsedTime(started),
            plan.Tracked.Label,
            blocks > 0 ? stopping.Read(Tallies, blocks) : null,
            plan.Settings.Stopping));
        lock (gate) observer.Progressed(progress);
    }
}
