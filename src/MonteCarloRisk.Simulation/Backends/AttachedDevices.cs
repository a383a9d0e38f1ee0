using MonteCarloRisk.Domain;

namespace MonteCarloRisk.Simulation.Backends;

/// <summary>The accelerators of this machine, asked within this process: for a worker, which may die of it.</summary>
public static class AttachedDevices
{
    /// <summary>The devices of a kind that can be used.</summary>
    public static IReadOnlyList<DeviceAddress> List(string kind)
    {
        IReadOnlyList<AcceleratorBackend> found = Find(kind);
        foreach (AcceleratorBackend device in found) device.Dispose();
        return [.. found.Select((_, index) => new DeviceAddress(kind, index))];
    }

    /// <summary>Opens one device.</summary>
    /// <exception cref="InputException">There is none at that address.</exception>
    public static IBackend Open(DeviceAddress address)
    {
        IReadOnlyList<AcceleratorBackend> found = Find(address.Kind);
        foreach (AcceleratorBackend other in found.Where((_, index) => index != address.Index)) other.Dispose();
        return address.Index < found.Count ? found[address.Index] : throw new InputException("device", $"this machine has no device {address}");
    }

    private static IReadOnlyList<AcceleratorBackend> Find(string kind) => kind switch
    {
        DeviceAddress.Cuda => AcceleratorBackend.Cuda(),
        DeviceAddress.OpenCl => AcceleratorBackend.OpenCl(),
        _ => [AcceleratorBackend.Simulator()],
    };
}
