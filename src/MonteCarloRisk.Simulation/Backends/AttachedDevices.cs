using MonteCarloRisk.Domain;

namespace MonteCarloRisk.Simulation.Backends;

/// <summary>The accelerators of this machine, asked within this process: for a worker, which may die of it.</summary>
public static class AttachedDevices
{
    /// <summary>The devices of a kind that say that they have what is needed; none is opened.</summary>
    public static IReadOnlyList<DeviceAddress> List(string kind) => [.. Candidates(kind).Select((_, index) => new DeviceAddress(kind, index))];

    /// <summary>Opens one device, and no other.</summary>
    /// <exception cref="InputException">There is none at that address.</exception>
    /// <exception cref="DeviceFailureException">It does not compute as it must.</exception>
    public static IBackend Open(DeviceAddress address)
    {
        if (address.Kind is not (DeviceAddress.Cuda or DeviceAddress.OpenCl)) return AcceleratorBackend.Simulator();
        DeviceCandidate candidate = Candidates(address.Kind).ElementAtOrDefault(address.Index) ?? throw new InputException("device", $"this machine has no device {address}");
        AcceleratorBackend device = candidate.Open();
        if (ArithmeticProbe.Fault(device) is not { } fault) return device;
        device.Dispose();
        throw new DeviceFailureException(DeviceFault.LaunchFailed, fault);
    }

    /// <summary>The devices of a kind, those that lack something included; none is opened.</summary>
    internal static IReadOnlyList<DeviceCandidate> Found(string kind) => kind switch
    {
        DeviceAddress.Cuda => DeviceCandidate.Cuda(),
        DeviceAddress.OpenCl => DeviceCandidate.OpenCl(),
        _ => [new DeviceCandidate("ILGPU simulator", null, AcceleratorBackend.Simulator)],
    };

    private static IEnumerable<DeviceCandidate> Candidates(string kind) => Found(kind).Where(device => device.Lacks is null);
}
