using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Runs;

namespace MonteCarloRisk.Simulation.Execution;

/// <summary>One device of a run: what it has done, and whether it is still given blocks.</summary>
/// <param name="backend">The device.</param>
/// <param name="isChecked">Whether its blocks are checked on the CPU, and it may fail without the run.</param>
internal sealed class SourceState(IBackend backend, bool isChecked)
{
    /// <summary>How often a device that failed is started again in one run.</summary>
    public const int MaximumRestarts = 2;

    private readonly Lock gate = new();
    private DeviceFailureException? lastFailure;
    private long blocks;
    private long busyTicks;
    private long attempts;
    private volatile string? quarantine;

    public IBackend Backend => backend;

    public string Name => backend.Name;

    public bool IsChecked => isChecked;

    public bool IsQuarantined => quarantine is not null;

    /// <summary>Blocks that counted.</summary>
    public long Blocks => Volatile.Read(ref blocks);

    /// <summary>Blocks that the CPU recomputed with equal bits; changed by the cross-check only.</summary>
    public long CheckedBlocks { get; set; }

    public int Restarts { get; private set; }

    /// <summary>Mean time of one block so far.</summary>
    public TimeSpan UsualTime => Volatile.Read(ref attempts) is > 0 and var count ? new TimeSpan(Volatile.Read(ref busyTicks) / count) : TimeSpan.Zero;

    public void Worked(TimeSpan time)
    {
        Interlocked.Add(ref busyTicks, time.Ticks);
        Interlocked.Increment(ref attempts);
    }

    public void Counted() => Interlocked.Increment(ref blocks);

    public void Uncount() => Interlocked.Exchange(ref blocks, 0);

    /// <summary>Takes note of a failure. All threads of a device see one failure, which counts once.</summary>
    /// <returns>What a person should know of it; null where it is known.</returns>
    public string? Fail(DeviceFailureException failure)
    {
        lock (gate)
        {
            if (IsQuarantined || ReferenceEquals(failure, lastFailure)) return null;
            lastFailure = failure;
            bool canRestart = failure.Fault is DeviceFault.LaunchFailed or DeviceFault.Lost or DeviceFault.Hung && Restarts < MaximumRestarts;
            if (!canRestart)
            {
                quarantine = failure.Message;
                return $"{Name} is quarantined: {failure.Message}; its blocks are done again elsewhere";
            }

            Restarts++;
            return $"{Name} failed and is started again: {failure.Message}";
        }
    }

    public DeviceReport Report() => new(Name, backend.Driver, Blocks, new TimeSpan(busyTicks).TotalSeconds, CheckedBlocks, Restarts, quarantine);
}
