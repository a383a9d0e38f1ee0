using ILGPU.Runtime.OpenCL;

namespace MonteCarloRisk.Simulation.Backends;

/// <summary>Which OpenCL devices can run the kernels.</summary>
internal sealed class OpenClAdmission
{
    private readonly HashSet<string> generic = [];

    /// <summary>Lets ILGPU offer a device whatever it knows.</summary>
    /// <remarks>ILGPU offers only devices that know generic pointers; the kernels here do without, so the capability is set.</remarks>
    public bool Admit(CLDevice device)
    {
        if (device.Capabilities.GenericAddressSpace) generic.Add(device.Name);
        typeof(CLCapabilityContext).GetProperty(nameof(CLCapabilityContext.GenericAddressSpace))!.SetValue(device.Capabilities, true);
        return true;
    }

    /// <summary>Whether an admitted device knows generic pointers.</summary>
    public bool HasGenericAddressSpace(CLDevice device) => generic.Contains(device.Name);

    /// <summary>What the device says it lacks; null where it lacks nothing. How it rounds is seen by <see cref="ArithmeticProbe"/>.</summary>
    public static string? Fault(CLDevice device) =>
        !device.Capabilities.Float64 ? "it lacks 64-bit floating point"
        : !device.Capabilities.Int64_Atomics ? "it lacks 64-bit atomic addition"
        : null;
}
