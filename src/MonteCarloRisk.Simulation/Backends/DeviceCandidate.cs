using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace MonteCarloRisk.Simulation.Backends;

/// <summary>A device of this machine that may become a backend.</summary>
/// <param name="Name">The device.</param>
/// <param name="Lacks">What it says it lacks; null where it lacks nothing.</param>
/// <param name="Open">Opens it, whatever its arithmetic.</param>
internal sealed record DeviceCandidate(string Name, string? Lacks, Func<AcceleratorBackend> Open)
{
    /// <summary>The CUDA devices.</summary>
    public static IReadOnlyList<DeviceCandidate> Cuda() => Find<CudaDevice>(
        "cuda", builder => builder.Cuda(), (context, device) => device.CreateCudaAccelerator(context), _ => null, _ => true);

    /// <summary>The OpenCL devices, those without generic pointers included.</summary>
    public static IReadOnlyList<DeviceCandidate> OpenCl()
    {
        var admission = new OpenClAdmission();
        return Find<CLDevice>(
            "opencl",
            builder => builder.OpenCL(admission.Admit),
            (context, device) => device.CreateCLAccelerator(context),
            OpenClAdmission.Fault,
            admission.HasGenericAddressSpace);
    }

    private static List<DeviceCandidate> Find<TDevice>(
        string kind,
        Func<Context.Builder, Context.Builder> addDevices,
        Func<Context, TDevice, Accelerator> create,
        Func<TDevice, string?> lacks,
        Func<TDevice, bool> hasGenericAddressSpace)
        where TDevice : Device
    {
        // A context of its own for each device: a failed compile poisons a context.
        AcceleratorBackend Open(int index)
        {
            Context context = DeviceContext.Create(addDevices);
            try
            {
                TDevice device = context.Devices.OfType<TDevice>().ElementAt(index);
                return AcceleratorBackend.Open(kind, context, create(context, device), hasGenericAddressSpace(device));
            }
            catch
            {
                context.Dispose();
                throw;
            }
        }

        using Context probe = DeviceContext.Create(addDevices);
        return [.. probe.Devices.OfType<TDevice>().Select((device, index) => new DeviceCandidate(device.Name, lacks(device), () => Open(index)))];
    }
}
