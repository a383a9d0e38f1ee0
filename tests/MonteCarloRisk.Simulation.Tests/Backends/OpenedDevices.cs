using MonteCarloRisk.Simulation.Backends;

namespace MonteCarloRisk.Simulation.Tests.Backends;

/// <summary>The devices that the tests of a class share: each is opened once, when it is first asked for, and keeps its kernels from plan to plan as in a run.</summary>
public sealed class OpenedDevices : IDisposable
{
    private readonly Lazy<AcceleratorBackend> simulator = new(AcceleratorBackend.Simulator);
    private readonly Lazy<IReadOnlyList<AcceleratorBackend>> openCl = new(AcceleratorBackend.OpenCl);
    private readonly Lazy<IReadOnlyList<AcceleratorBackend>> cuda = new(AcceleratorBackend.Cuda);

    public AcceleratorBackend Simulator => simulator.Value;

    public IReadOnlyList<AcceleratorBackend> OpenCl => openCl.Value;

    public IReadOnlyList<AcceleratorBackend> Cuda => cuda.Value;

    public void Dispose()
    {
        if (simulator.IsValueCreated) simulator.Value.Dispose();
        foreach (Lazy<IReadOnlyList<AcceleratorBackend>> opened in new[] { openCl, cuda }.Where(devices => devices.IsValueCreated))
        {
            foreach (AcceleratorBackend device in opened.Value) device.Dispose();
        }
    }
}
