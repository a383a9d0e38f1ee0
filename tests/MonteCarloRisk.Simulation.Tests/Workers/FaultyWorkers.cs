using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using MonteCarloRisk.FaultyWorker;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Workers;

namespace MonteCarloRisk.Simulation.Tests.Workers;

/// <summary>Workers within this process that are started one after another for one device, each with the faults that a schedule has for it.</summary>
/// <param name="faults">The schedule.</param>
internal sealed class FaultyWorkers(params IReadOnlyList<WorkerFault> faults)
{
    private readonly ConcurrentQueue<FaultyChannel> started = new();

    /// <summary>The schedule.</summary>
    public IReadOnlyList<WorkerFault> Faults => faults;

    /// <summary>Blocks that a worker runs at once.</summary>
    public int Concurrency { get; init; } = 2;

    /// <summary>Goes on only while a worker hangs, so that no busy machine makes a sound worker look hung and nothing is waited for; null for the world's, in which minutes would have to pass.</summary>
    public FakeTimeProvider? Clock { get; init; } = new();

    /// <summary>The workers that have been started, in order.</summary>
    public IReadOnlyList<FaultyChannel> Started => [.. started];

    /// <summary>The device, with its first worker.</summary>
    public WorkerBackend Open(string address = "faulty:0") => new(address, Start, WorkerPatience.Usual with { Clock = Clock ?? TimeProvider.System });

    private FaultyChannel Start()
    {
        int start = started.Count;
        var channel = new FaultyChannel(() => new CpuBackend(CpuBackend.WidestAccelerated, Concurrency), [.. faults.Where(fault => fault.Start == start)], Clock);
        started.Enqueue(channel);
        return channel;
    }
}
