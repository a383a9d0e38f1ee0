using ILGPU.Runtime.OpenCL;

namespace MonteCarloRisk.Simulation.Backends;

/// <summary>What an OpenCL device needs to run the kernels.</summary>
internal static class OpenClDevices
{
    /// <summary>Lets ILGPU offer a device whatever it knows.</summary>
    /// <remarks>ILGPU offers only devices that know generic pointers; the kernels here do without, so the capability is set.</remarks>
    public static bool Admit(CLDevice device)
    {
        typeof(CLCapabilityContext).GetProperty(nameof(CLCapabilityContext.GenericAddressSpace))!.SetValue(device.Capabilities, true);
        return true;
    }

    /// <summary>What the device lacks; null where it lacks nothing.</summary>
    public static string? Fault(CLDevice device) =>
        !device.Capabilities.Float64 ? "it lacks 64-bit floating point"
        : !device.Capabilities.Int64_Atomics ? "it lacks 64-bit atomic addition"
        : null;
}
