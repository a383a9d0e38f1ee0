using System.Reflection;
using ILGPU;
using ILGPU.Backends;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.OpenCL;
using ILGPU.Runtime;

namespace MonteCarloRisk.Simulation.Backends;

/// <summary>The kernels of one device: each entry point is compiled once and kept.</summary>
/// <param name="context">The device's context.</param>
/// <param name="accelerator">The device.</param>
/// <param name="groupSize">Threads of a group at most; the device may want fewer.</param>
/// <param name="hasGenericAddressSpace">Whether an OpenCL device knows generic pointers.</param>
internal sealed class DeviceKernels(Context context, Accelerator accelerator, int groupSize, bool hasGenericAddressSpace) : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<MethodInfo, Kernel> kernels = [];

    /// <summary>The kernel of an entry point, whose first parameter is the index of its thread.</summary>
    public Kernel Load(MethodInfo entryPoint)
    {
        lock (gate)
        {
            if (!kernels.TryGetValue(entryPoint, out Kernel? kernel))
            {
                kernel = Compile(entryPoint);
                kernels.Add(entryPoint, kernel);
            }

            return kernel;
        }
    }

    public void Dispose()
    {
        foreach (Kernel kernel in kernels.Values) kernel.Dispose();
    }

    private Kernel Compile(MethodInfo entryPoint)
    {
        CompiledKernel compiled = accelerator.GetBackend().Compile(EntryPointDescription.FromImplicitlyGroupedKernel(entryPoint), default);
        if (compiled is CLCompiledKernel openCl) compiled = OpenClSource.Rewrite(context, openCl, hasGenericAddressSpace);
        int most = Math.Min(groupSize, accelerator.MaxNumThreadsPerGroup);
        Kernel kernel = accelerator.LoadImplicitlyGroupedKernel(compiled, most);

        // How many threads a group may have depends on the registers that the loaded kernel takes.
        int fitting = Math.Clamp(accelerator.EstimateGroupSize(kernel, 0, most, out _), 1, most);
        if (fitting == most) return kernel;
        kernel.Dispose();
        return accelerator.LoadImplicitlyGroupedKernel(compiled, fitting);
    }
}
