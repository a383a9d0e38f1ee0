using System.ComponentModel;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Workers;

/// <summary>
/// A device in a process of its own, so that a kernel that hangs, a dead context or a crash of the driver ends that process and nothing
/// else. A worker that failed is replaced when it is started again and a runner is asked for; how often is the caller's business.
/// </summary>
public sealed class WorkerBackend : IBackend
{
    private readonly Func<IWorkerChannel> start;
    private readonly WorkerPatience patience;
    private readonly Lock gate = new();
    private readonly string? device;
    private WorkerConnection? connection;
    private DeviceFailureException? refusal;
    private bool isDisposed;

    /// <summary>Starts a worker for a device and waits for it to open it.</summary>
    /// <param name="device">The device; the program is told it behind <c>worker</c>.</param>
    /// <param name="program">The program that serves it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public WorkerBackend(DeviceAddress device, WorkerProgram program, CancellationToken cancellation = default)
        : this(device.ToString(), () => new WorkerProcess(program.With("worker", device.ToString())), WorkerPatience.Usual, cancellation)
    {
    }

    /// <summary>Starts a worker and waits for its first words.</summary>
    /// <param name="address">What it is called if it does not say what it is.</param>
    /// <param name="start">Starts it, and those that replace it.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="cancellation">Ends the wait.</param>
    internal WorkerBackend(string address, Func<IWorkerChannel> start, WorkerPatience patience, CancellationToken cancellation = default)
    {
        this.start = start;
        this.patience = patience;
        Name = address;
        Driver = "";
        Concurrency = 1;
        try
        {
            WorkerMessage.Hello hello = Live().AwaitHello(cancellation);
            device = hello.Device;
            Name = Label(address, hello.Device);
            Driver = hello.Driver;
            Concurrency = hello.Concurrency;
        }
        catch (DeviceFailureException failed)
        {
            // A device that does not open fails in the run that asks for it, where this is told and counted.
            Restart(failed);
        }
        catch (OperationCanceledException)
        {
            Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Driver { get; }

    /// <inheritdoc/>
    public int Concurrency { get; }

    /// <inheritdoc/>
    /// <remarks>Does not wait: a kernel that is compiled, or a worker that starts, is waited for by the first block, which can be cancelled.</remarks>
    public IBlockRunner Prepare<TProgram>(SimulationPlan<TProgram> plan)
        where TProgram : unmanaged, IPathProgram => Live().Prepare(plan);

    /// <inheritdoc/>
    public void Restart(DeviceFailureException failure)
    {
        lock (gate)
        {
            if (!ReferenceEquals(failure, Failure)) return;
            connection?.Dispose();
            connection = null;
            refusal = null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            isDisposed = true;
            connection?.Dispose();
        }
    }

    // Of several devices of one make the name tells which: "cuda:1 (...)" rather than "cuda (...)".
    private static string Label(string address, string device)
    {
        string kind = address.Split(':')[0];
        return device.StartsWith($"{kind} (", StringComparison.Ordinal) ? $"{address}{device[kind.Length..]}" : device;
    }

    private DeviceFailureException? Failure => refusal ?? connection?.Failure;

    private WorkerConnection Live()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            if (Failure is { } failed) throw failed;
            return connection ??= new WorkerConnection(StartChannel(), patience, device);
        }
    }

    private IWorkerChannel StartChannel()
    {
        try
        {
            return start();
        }
        catch (Exception failure) when (failure is Win32Exception or IOException)
        {
            throw refusal = new DeviceFailureException(DeviceFault.LaunchFailed, $"its worker cannot be started: {failure.Message}", failure);
        }
    }
}
