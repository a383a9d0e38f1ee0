using MonteCarloRisk.Domain;

namespace MonteCarloRisk.Simulation.Backends;

/// <summary>The backends of this machine, and the choice among them by name.</summary>
public static class AvailableBackends
{
    /// <summary>The names that can be asked for.</summary>
    public static IReadOnlyList<string> Names { get; } = ["auto", "cpu", "opencl", "cuda", "scalar"];

    /// <summary>Opens the backend of a name: <c>auto</c> is the first CUDA device where there is one, else the CPU.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="threads">Threads of a CPU backend; devices do not use it.</param>
    /// <exception cref="InputException">The name is unknown, or the machine has no such device.</exception>
    public static IBackend Open(string name, int threads) => name switch
    {
        "auto" => FirstCudaThatOpens() ?? (IBackend)new CpuBackend(CpuBackend.WidestAccelerated, threads),
        "cpu" => new CpuBackend(CpuBackend.WidestAccelerated, threads),
        "scalar" => new CpuBackend(LaneWidth.Scalar, threads),
        "cuda" => First(AcceleratorBackend.Cuda(), name),
        "opencl" => First(AcceleratorBackend.OpenCl(), name),
        _ => throw new InputException("backend", $"\"{name}\" is unknown; allowed are {string.Join(", ", Names)}"),
    };

    /// <summary>Opens the backend of a name on every thread of this machine.</summary>
    /// <inheritdoc cref="Open(string, int)"/>
    public static IBackend Open(string name) => Open(name, Environment.ProcessorCount);

    // A device whose driver does not open it is no reason to fail: `cuda` by name says what is wrong, and the result names what ran.
    private static AcceleratorBackend? FirstCudaThatOpens()
    {
        try
        {
            return AcceleratorBackend.Cuda() is { Count: > 0 } found ? First(found, "cuda") : null;
        }
        catch (ILGPU.Runtime.AcceleratorException)
        {
            return null;
        }
    }

    private static AcceleratorBackend First(IReadOnlyList<AcceleratorBackend> found, string name)
    {
        if (found.Count == 0) throw new InputException("backend", $"this machine has no {name} device that can be used; `mcrisk devices` lists what it has");
        foreach (AcceleratorBackend other in found.Skip(1)) other.Dispose();
        return found[0];
    }
}
