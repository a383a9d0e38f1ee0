using System.Reflection;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace MonteCarloRisk.Simulation.Backends;

/// <summary>The memory of one device: buffers for several threads at once, within a limit.</summary>
/// <param name="accelerator">The device.</param>
/// <param name="limit">Bytes that may be in use at a time.</param>
internal sealed class DeviceHeap(Accelerator accelerator, long limit)
{
    private readonly Lock gate = new();
    private long used;

    /// <summary>Bytes that may be in use at a time.</summary>
    public long Limit => limit;

    /// <summary>Allocates a buffer.</summary>
    /// <exception cref="DeviceOutOfMemoryException">The device or the limit has no room for it.</exception>
    public DeviceBuffer<T> Allocate<T>(long length)
        where T : unmanaged
    {
        long bytes = length * Interop.SizeOf<T>();
        lock (gate)
        {
            if (bytes > limit - used) throw new DeviceOutOfMemoryException($"{accelerator.Name} has {limit - used} of {limit} bytes left, too few for {bytes}");
            MemoryBuffer1D<T, Stride1D.Dense> memory;
            try
            {
                memory = accelerator.Allocate1D<T>(length);
                Touch(memory);
            }
            catch (Exception failure) when (IsOutOfMemory(failure))
            {
                throw new DeviceOutOfMemoryException($"{accelerator.Name} found no room for {bytes} bytes", failure);
            }

            used += bytes;
            return new DeviceBuffer<T>(memory, () => Release(bytes));
        }
    }

    /// <summary>Whether a device says that its memory does not suffice.</summary>
    internal static bool IsOutOfMemory(Exception failure) => failure switch
    {
        OutOfMemoryException or DeviceOutOfMemoryException => true,
        CudaException cuda => cuda.Error == nameof(CudaError.CUDA_ERROR_OUT_OF_MEMORY),
        CLException openCl => openCl.Error is CLError.CL_MEM_OBJECT_ALLOCATION_FAILURE or CLError.CL_OUT_OF_RESOURCES
            or CLError.CL_OUT_OF_HOST_MEMORY or CLError.CL_INVALID_BUFFER_SIZE,

        // Where a launcher is called by reflection, or a task was waited for.
        TargetInvocationException or AggregateException or TypeInitializationException => failure.InnerException is { } cause && IsOutOfMemory(cause),
        _ => false,
    };

    // OpenCL may put an allocation off until a buffer is first used; a launch is too late to learn that there is no room.
    private static void Touch<T>(MemoryBuffer1D<T, Stride1D.Dense> memory)
        where T : unmanaged
    {
        try
        {
            memory.MemSetToZero();
            memory.Accelerator.DefaultStream.Synchronize();
        }
        catch
        {
            memory.Dispose();
            throw;
        }
    }

    private void Release(long bytes)
    {
        lock (gate) used -= bytes;
    }
}
