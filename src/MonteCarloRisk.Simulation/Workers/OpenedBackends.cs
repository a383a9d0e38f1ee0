using MonteCarloRisk.Domain;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Simulation.Workers;

/// <summary>The machines that a name stands for, opened; disposing of it closes them and ends their workers.</summary>
public sealed class OpenedBackends : IDisposable
{
    private const string Automatic = "auto";
    private const string Cpu = "cpu";
    private const string Scalar = "scalar";

    private readonly IReadOnlyList<IBackend> owned;

    private OpenedBackends(BackendPool pool, IReadOnlyList<IBackend> owned)
    {
        Pool = pool;
        this.owned = owned;
    }

    /// <summary>The names that can be asked for; a single device is asked for as "cuda:0".</summary>
    public static IReadOnlyList<string> Names { get; } = [Automatic, Cpu, DeviceAddress.OpenCl, DeviceAddress.Cuda, Scalar];

    /// <summary>The machines.</summary>
    public BackendPool Pool { get; }

    /// <summary>Whether a name can be asked for; whether there is such a device is seen when it is opened.</summary>
    public static bool Knows(string name) => Names.Contains(name) || DeviceAddress.Parse(name) is not null;

    /// <summary>
    /// Opens what a name stands for: <c>auto</c> is every CUDA device and the CPU, which shares the work; <c>cuda</c>, <c>opencl</c> or one
    /// device is these, with the CPU to check them and to take over; <c>cpu</c> and <c>scalar</c> are the CPU alone.
    /// </summary>
    /// <param name="name">One of <see cref="Names"/>, or a device's address.</param>
    /// <param name="threads">Threads of the CPU.</param>
    /// <param name="program">The program that serves as a worker.</param>
    /// <param name="cancellation">Ends the wait for devices.</param>
    /// <exception cref="InputException">The name is unknown, or the machine has no such device.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static OpenedBackends Open(string name, int threads, WorkerProgram program, CancellationToken cancellation = default)
    {
        if (!Knows(name)) throw new InputException("--backend", $"\"{name}\" is unknown; allowed are {string.Join(", ", Names)}, or one device such as cuda:0");
        var cpu = new CpuBackend(name == Scalar ? LaneWidth.Scalar : CpuBackend.WidestAccelerated, threads);
        if (name is Cpu or Scalar) return new OpenedBackends(BackendPool.Only(cpu), [cpu]);
        IReadOnlyList<DeviceAddress> devices = Find(name, program, cancellation);
        if (devices.Count > 0) return OpenDevices(devices, cpu, cpuShares: name == Automatic, program, cancellation);
        if (name == Automatic) return new OpenedBackends(BackendPool.Only(cpu), [cpu]);
        throw new InputException("--backend", $"this machine has no {name} device that can be used; `mcrisk devices` lists what it has");
    }

    /// <inheritdoc/>
    /// <remarks>All at once: a worker that hangs takes its time to end.</remarks>
    public void Dispose() => Parallel.ForEach(owned, backend => backend.Dispose());

    private static IReadOnlyList<DeviceAddress> Find(string name, WorkerProgram program, CancellationToken cancellation)
    {
        if (DeviceAddress.Parse(name) is not { } single) return DeviceInquiry.Ask(name == Automatic ? DeviceAddress.Cuda : name, program, cancellation);
        return DeviceInquiry.Ask(single.Kind, program, cancellation).Contains(single) ? [single] : [];
    }

    private static OpenedBackends OpenDevices(IReadOnlyList<DeviceAddress> devices, CpuBackend cpu, bool cpuShares, WorkerProgram program, CancellationToken cancellation)
    {
        // At once: each takes as long as a process and a driver take to start.
        Task<WorkerBackend>[] opening = [.. devices.Select(device => Task.Run(() => new WorkerBackend(device, program, cancellation), CancellationToken.None))];
        try
        {
            WorkerBackend[] workers = Task.WhenAll(opening).GetAwaiter().GetResult();
            return new OpenedBackends(cpuShares ? BackendPool.Shared(workers, cpu) : BackendPool.WithFallback(workers, cpu), [.. workers, cpu]);
        }
        catch (OperationCanceledException)
        {
            foreach (Task<WorkerBackend> one in opening.Where(one => one.IsCompletedSuccessfully)) one.Result.Dispose();
            throw;
        }
    }
}
