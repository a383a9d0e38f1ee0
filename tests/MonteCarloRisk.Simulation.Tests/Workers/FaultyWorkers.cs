using System.Collections.Concurrent;
using MonteCarloRisk.FaultyWorker;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Workers;

namespace MonteCarloRisk.Simulation.Tests.Workers;

/// <summary>Workers within this process that are started one after another for one device, each with the faults that a schedule has for it.</summary>
/// <param name="faults">The schedule.</param>
internal sealed class FaultyWorkers(params IReadOnlyList<WorkerFault> faults)
{
    /// <summary>Short, so that a worker that hangs costs little; a sound one that is taken to hang costs a start.</summary>
    public static WorkerPatience ShortPatience { get; } = new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(500), 5);

    private readonly ConcurrentQueue<FaultyChannel> started = new();

    /// <summary>The schedule.</summary>
    public IReadOnlyList<WorkerFault> Faults => faults;

    /// <summary>Blocks that a worker runs at once.</summary>
    public int Concurrency { get; init; } = 2;

    /// <summary>Only what hangs is waited for in vain: elsewhere a worker that a busy machine holds up is not to be taken to hang.</summary>
    public WorkerPatience Patience { get; init; } = faults.Any(fault => fault.Kind == FaultKind.Hang) ? ShortPatience : WorkerPatience.Usual;

    /// <summary>The workers that have been started, in order.</summary>
    public IReadOnlyList<FaultyChannel> Started => [.. started];

    /// <summary>The device, with its first worker.</summary>
    public WorkerBackend Open(string address = "faulty:0") => new(address, Start, Patience);

    private FaultyChannel Start()
    {
        int start = started.Count;
        var channel = new FaultyChannel(() => new CpuBackend(CpuBackend.WidestAccelerated, Concurrency), [.. faults.Where(fault => fault.Start == start)]);
        started.Enqueue(channel);
        return channel;
    }
}
