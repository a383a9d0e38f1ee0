using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.OpenCL;

namespace MonteCarloRisk.Simulation.Backends;

/// <summary>How work is cut for a device.</summary>
/// <param name="Concurrency">Blocks in flight.</param>
/// <param name="LaunchPaths">Paths of a launch, one thread each; a power of two, at most a block's.</param>
/// <param name="GroupSize">Threads of a group at most.</param>
/// <param name="Memory">Bytes of its memory that may be used.</param>
internal sealed record DeviceShape(int Concurrency, int LaunchPaths, int GroupSize, long Memory)
{
    /// <summary>Paths of a block.</summary>
    public const int BlockPaths = 1 << 15;

    // A block in flight also costs the host a thread and page-locked memory.
    private const int MostBlocks = 32;
    private const long LeastMemoryOfABlock = 256L << 20;

    // On a GPU, small enough for several groups to share a multiprocessor whatever the kernel's registers.
    private const int GpuGroupSize = 256;

    // On a processor the state of a launch should stay in its caches.
    private const int ProcessorLaunchPaths = 4096;
    private const int ProcessorGroupSize = 64;

    /// <summary>The shape of a device by its properties.</summary>
    public static DeviceShape Of(Accelerator accelerator) => accelerator switch
    {
        CPUAccelerator => new DeviceShape(1, ProcessorLaunchPaths, ProcessorGroupSize, MemoryOf(accelerator)),
        CLAccelerator { DeviceType: CLDeviceType.CL_DEVICE_TYPE_CPU } => new DeviceShape(2, ProcessorLaunchPaths, ProcessorGroupSize, MemoryOf(accelerator)),
        _ => OfGpu(accelerator.NumMultiprocessors, accelerator.MaxNumThreadsPerMultiprocessor, MemoryOf(accelerator)),
    };

    /// <summary>The shape of a GPU: blocks enough that every thread it can hold has a path, and one whose results travel meanwhile.</summary>
    public static DeviceShape OfGpu(int multiprocessors, int threadsPerMultiprocessor, long memory)
    {
        long threads = (long)multiprocessors * threadsPerMultiprocessor;
        long blocks = Math.Min(((threads + BlockPaths - 1) / BlockPaths) + 1, Math.Max(1, memory / LeastMemoryOfABlock));
        return new DeviceShape((int)Math.Min(blocks, MostBlocks), BlockPaths, GpuGroupSize, memory);
    }

    // Others use the device too, and the driver itself.
    private static long MemoryOf(Accelerator accelerator) => accelerator.MemorySize / 4 * 3;
}
