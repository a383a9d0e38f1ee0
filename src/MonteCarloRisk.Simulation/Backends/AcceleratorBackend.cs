using ILGPU;
using ILGPU.Backends;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.OpenCL;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Backends;

/// <summary>A device behind ILGPU: CUDA, OpenCL, or ILGPU's own simulator on the CPU.</summary>
public sealed class AcceleratorBackend : IBackend
{
    private const int GroupSize = 64;

    private readonly Context context;
    private readonly bool hasGenericAddressSpace;

    private AcceleratorBackend(string kind, Context context, Accelerator accelerator, bool hasGenericAddressSpace)
    {
        this.context = context;
        Accelerator = accelerator;
        this.hasGenericAddressSpace = hasGenericAddressSpace;
        Name = $"{kind} ({accelerator.Name})";
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Driver => Accelerator switch
    {
        CudaAccelerator cuda => $"CUDA driver {cuda.DriverVersion}, compute capability {cuda.Architecture}",
        CLAccelerator openCl => $"{openCl.PlatformName}, {openCl.CLStdVersion}",
        _ => $"ILGPU {typeof(Accelerator).Assembly.GetName().Version}",
    };

    /// <inheritdoc/>
    public int Concurrency => 1;

    /// <summary>The device.</summary>
    internal Accelerator Accelerator { get; }

    /// <summary>ILGPU's simulator: slow, but it runs the device code without a device.</summary>
    public static AcceleratorBackend Simulator()
    {
        Context context = DeviceContext.Create(builder => builder.CPU());
        return new AcceleratorBackend("ilgpu-cpu", context, context.CreateCPUAccelerator(0), hasGenericAddressSpace: true);
    }

    /// <summary>The CUDA devices of this machine.</summary>
    public static IReadOnlyList<AcceleratorBackend> Cuda() => Find<CudaDevice>(
        "cuda", builder => builder.Cuda(), (context, device) => device.CreateCudaAccelerator(context), _ => true);

    /// <summary>The OpenCL devices of this machine, those without generic pointers included.</summary>
    public static IReadOnlyList<AcceleratorBackend> OpenCl()
    {
        var generic = new Dictionary<string, bool>();
        bool Admit(CLDevice device)
        {
            generic[device.Name] = device.Capabilities.GenericAddressSpace;
            return OpenClDevices.Admit(device) && OpenClDevices.Fault(device) is null;
        }

        return Find<CLDevice>("opencl", builder => builder.OpenCL(Admit), (context, device) => device.CreateCLAccelerator(context), device => generic[device.Name]);
    }

    /// <inheritdoc/>
    public IBlockRunner Prepare<TProgram>(SimulationPlan<TProgram> plan)
        where TProgram : unmanaged, IPathProgram => plan.Settings.Precision == Precision.Single
            ? new AcceleratorBlockRunner<TProgram, float>(Accelerator, Compile(plan), plan, value => (float)value)
            : new AcceleratorBlockRunner<TProgram, double>(Accelerator, Compile(plan), plan, value => value);

    /// <inheritdoc/>
    public void Dispose()
    {
        Accelerator.Dispose();
        context.Dispose();
    }

    /// <summary>Compiles and loads an entry point.</summary>
    internal Kernel Load(EntryPointDescription entryPoint)
    {
        CompiledKernel kernel = Accelerator.GetBackend().Compile(entryPoint, default);
        if (kernel is CLCompiledKernel openCl) kernel = OpenClSource.Rewrite(context, openCl, hasGenericAddressSpace);
        return Accelerator.LoadImplicitlyGroupedKernel(kernel, Math.Min(GroupSize, Accelerator.MaxNumThreadsPerGroup));
    }

    private Kernel Compile<TProgram>(SimulationPlan<TProgram> plan)
        where TProgram : unmanaged, IPathProgram =>
        Load(EntryPointDescription.FromImplicitlyGroupedKernel(DeviceContext.EntryPoint<TProgram>(plan.Settings.Precision)));

    private static List<AcceleratorBackend> Find<TDevice>(
        string kind,
        Func<Context.Builder, Context.Builder> addDevices,
        Func<Context, TDevice, Accelerator> create,
        Func<TDevice, bool> hasGenericAddressSpace)
        where TDevice : Device
    {
        var found = new List<AcceleratorBackend>();
        int count;
        using (Context probe = DeviceContext.Create(addDevices)) count = probe.Devices.OfType<TDevice>().Count();

        // A context of its own for each device: a failed compile poisons a context.
        for (int index = 0; index < count; index++)
        {
            Context context = DeviceContext.Create(addDevices);
            TDevice device = context.Devices.OfType<TDevice>().ElementAt(index);
            found.Add(new AcceleratorBackend(kind, context, create(context, device), hasGenericAddressSpace(device)));
        }

        return found;
    }
}
