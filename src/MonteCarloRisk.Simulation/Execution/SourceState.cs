using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Runs;

namespace MonteCarloRisk.Simulation.Execution;

/// <summary>One device of a run: what it has done, and whether it is still given blocks.</summary>
/// <param name="backend">The device.</param>
/// <param name="isChecked">Whether its blocks are checked on the CPU, and it may fail without the run.</param>
/// <param name="quarantine">Why it is given no blocks from the start; null where it is given some.</param>
internal sealed class SourceState(IBackend backend, bool isChecked, string? quarantine = null)
{
    /// <summary>How often a device that failed is started again in one run.</summary>
    public const int MaximumRestarts = 2;

    private readonly Lock gate = new();
    private DeviceFailureException? lastFailure;
    private long blocks;
    private long busyTicks;
    private long attempts;
    private volatile string? quarantine = quarantine;
    private volatile bool isProven;

    public IBackend Backend => backend;

    public string Name => backend.Name;

    public bool IsChecked => isChecked;

    public bool IsQuarantined => quarantine is not null;

    /// <summary>Why it is given no more blocks; null where it is.</summary>
    public string? Quarantine => quarantine;

    /// <summary>Whether a block that it did since it was last started is known to be right.</summary>
    public bool IsProven => isProven;

    /// <summary>Blocks that counted.</summary>
    public long Blocks => Volatile.Read(ref blocks);

    /// <summary>Blocks that the CPU recomputed with equal bits.</summary>
    public long CheckedBlocks { get; private set; }

    public int Restarts { get; private set; }

    /// <summary>Mean time of one block so far.</summary>
    public TimeSpan UsualTime => Volatile.Read(ref attempts) is > 0 and var count ? new TimeSpan(Volatile.Read(ref busyTicks) / count) : TimeSpan.Zero;

    public void Worked(TimeSpan time)
    {
        Interlocked.Add(ref busyTicks, time.Ticks);
        Interlocked.Increment(ref attempts);
    }

    public void Counted() => Interlocked.Increment(ref blocks);

    /// <summary>Takes note of a block that the CPU recomputed with equal bits; called by one thread at a time.</summary>
    public void Proved()
    {
        CheckedBlocks++;
        isProven = true;
    }

    /// <summary>Takes note of a failure, and starts the device again where it may be. All threads of a device see one failure, which counts once.</summary>
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

            // What is started again is a new process, and may be in another state.
            isProven = false;
            Restarts++;
            backend.Restart(failure);
            return $"{Name} failed and is started again: {failure.Message}";
        }
    }

    public DeviceReport Report() => new(Name, backend.Driver, Blocks, new TimeSpan(busyTicks).TotalSeconds, CheckedBlocks, Restarts, quarantine);
}
