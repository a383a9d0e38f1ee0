using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace MonteCarloRisk.Simulation.Backends;

/// <summary>What an exception from a device's driver means.</summary>
internal static class DeviceFaults
{
    /// <summary>The fault behind an exception; what is not known better is a launch that failed.</summary>
    public static DeviceFault Of(Exception exception) => exception switch
    {
        DeviceFailureException failure => failure.Fault,
        OutOfMemoryException => DeviceFault.OutOfMemory,
        CudaException { Error: nameof(CudaError.CUDA_ERROR_OUT_OF_MEMORY) } => DeviceFault.OutOfMemory,
        CLException { Error: CLError.CL_MEM_OBJECT_ALLOCATION_FAILURE or CLError.CL_OUT_OF_RESOURCES or CLError.CL_OUT_OF_HOST_MEMORY } => DeviceFault.OutOfMemory,
        _ => DeviceFault.LaunchFailed,
    };
}
