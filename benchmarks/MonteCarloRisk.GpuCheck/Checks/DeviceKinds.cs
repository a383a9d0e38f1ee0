using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;
using MonteCarloRisk.GpuCheck.Floors;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Testing;

namespace MonteCarloRisk.GpuCheck.Checks;

/// <summary>The kinds of devices that can be checked.</summary>
static class DeviceKinds
{
    public const string Cuda = "cuda";
    private const string OpenCl = "opencl";
    private const string Simulator = "simulator";

    // Blocks in flight for each runner, so that a device that is done with one finds the next.
    private const int BlocksPerRunner = 4;
    private const int BlockPaths = 1 << 15;

    public static IReadOnlyList<string> Names { get; } = [Cuda, OpenCl, Simulator];

    public static IReadOnlyList<AcceleratorBackend> Open(string kind) => kind switch
    {
        Cuda => AcceleratorBackend.Cuda(),
        OpenCl => AcceleratorBackend.OpenCl(),
        _ => [AcceleratorBackend.Simulator()],
    };

    /// <summary>Paths on which bits are compared.</summary>
    public static long ComparedPaths(string kind) => kind == Simulator ? SamplePlan.FewPaths : SamplePlan.Paths;

    /// <summary>Paths that are timed; their blocks are run over and over.</summary>
    public static long TimedPaths(string kind, AcceleratorBackend device) => kind == Simulator ? SamplePlan.FewPaths : (long)device.Concurrency * BlocksPerRunner * BlockPaths;

    /// <summary>What a device is, in words.</summary>
    public static string Describe(AcceleratorBackend device) => device.Accelerator switch
    {
        CudaAccelerator cuda => FormattableString.Invariant(
            $"{device.Name}, {cuda.NumMultiprocessors} multiprocessors, {IssueRate.Megahertz(cuda):F0} MHz, {cuda.MemorySize >> 20} MiB, compute {cuda.Architecture}, CUDA {cuda.DriverVersion}"),
        CLAccelerator openCl => FormattableString.Invariant($"{device.Name}, {openCl.NumMultiprocessors} compute units, {openCl.MemorySize >> 20} MiB, {openCl.CVersion}"),
        _ => device.Name,
    };
}
