using System.Reflection;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Backends;

/// <summary>A device behind ILGPU: CUDA, OpenCL, or ILGPU's own simulator on the CPU. Its runners may be used by as many threads at once.</summary>
public sealed class AcceleratorBackend : IBackend
{
    private readonly Context context;
    private readonly DeviceShape shape;
    private readonly DeviceKernels kernels;
    private readonly DeviceHeap heap;
    private Action<int>? launching;

    private AcceleratorBackend(string kind, Context context, Accelerator accelerator, DeviceShape shape, bool hasGenericAddressSpace)
    {
        this.context = context;
        this.shape = shape;
        Accelerator = accelerator;
        kernels = new DeviceKernels(context, accelerator, shape.GroupSize, hasGenericAddressSpace);
        heap = new DeviceHeap(accelerator, shape.Memory);
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
    public int Concurrency => shape.Concurrency;

    /// <summary>The device.</summary>
    internal Accelerator Accelerator { get; }

    /// <summary>ILGPU's simulator: slow, but it runs the device code without a device.</summary>
    public static AcceleratorBackend Simulator() => Simulator(shape => shape);

    /// <summary>The simulator with its work cut in another way.</summary>
    /// <param name="reshape">Cuts it.</param>
    /// <param name="launching">Told the paths of each launch before it; what it throws is the launch's failure.</param>
    internal static AcceleratorBackend Simulator(Func<DeviceShape, DeviceShape> reshape, Action<int>? launching = null)
    {
        Context context = DeviceContext.Create(builder => builder.CPU());
        CPUAccelerator accelerator = context.CreateCPUAccelerator(0);
        return new AcceleratorBackend("ilgpu-cpu", context, accelerator, reshape(DeviceShape.Of(accelerator)), hasGenericAddressSpace: true) { launching = launching };
    }

    /// <summary>The CUDA devices of this machine that round as they must.</summary>
    public static IReadOnlyList<AcceleratorBackend> Cuda() => Open(DeviceCandidate.Cuda());

    /// <summary>The OpenCL devices of this machine that round as they must, those without generic pointers included.</summary>
    public static IReadOnlyList<AcceleratorBackend> OpenCl() => Open(DeviceCandidate.OpenCl());

    /// <inheritdoc/>
    public IBlockRunner Prepare<TProgram>(SimulationPlan<TProgram> plan)
        where TProgram : unmanaged, IPathProgram => plan.Settings.Precision == Precision.Single
            ? new AcceleratorBlockRunner<TProgram, float>(Accelerator, kernels, heap, shape, plan, value => (float)value, launching)
            : new AcceleratorBlockRunner<TProgram, double>(Accelerator, kernels, heap, shape, plan, value => value, launching);

    /// <inheritdoc/>
    public void Dispose()
    {
        kernels.Dispose();
        Accelerator.Dispose();
        context.Dispose();
    }

    /// <summary>The kernel of an entry point.</summary>
    internal Kernel Load(MethodInfo entryPoint)
    {
        Accelerator.Bind();
        return kernels.Load(entryPoint);
    }

    /// <summary>Opens a device, whatever its arithmetic.</summary>
    internal static AcceleratorBackend Open(string kind, Context context, Accelerator accelerator, bool hasGenericAddressSpace) =>
        new(kind, context, accelerator, DeviceShape.Of(accelerator), hasGenericAddressSpace);

    private static List<AcceleratorBackend> Open(IEnumerable<DeviceCandidate> candidates)
    {
        var opened = new List<AcceleratorBackend>();
        foreach (DeviceCandidate candidate in candidates.Where(candidate => candidate.Lacks is null))
        {
            AcceleratorBackend backend = candidate.Open();
            if (ArithmeticProbe.Fault(backend) is null) opened.Add(backend);
            else backend.Dispose();
        }

        return opened;
    }
}
