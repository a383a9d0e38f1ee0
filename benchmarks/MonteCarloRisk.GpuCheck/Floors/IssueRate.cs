using ILGPU.Runtime.Cuda;
using MonteCarloRisk.Simulation.Backends;

namespace MonteCarloRisk.GpuCheck.Floors;

/// <summary>How many instructions, counted a lane, a device issues at most: multiprocessors * lanes * clock.</summary>
/// <remarks>A bound for instructions of full rate. Double precision has at most half of it, on devices for graphics far less.</remarks>
static class IssueRate
{
    private const int LanesPerMultiprocessor = 128;
    private const double KilohertzPerMegahertz = 1000;
    private const double MegahertzPerGigahertz = 1000;

    /// <summary>Instructions a nanosecond; null where the device does not say what it is made of.</summary>
    public static double? PerNanosecond(AcceleratorBackend device) => device.Accelerator is CudaAccelerator cuda
        ? (double)cuda.NumMultiprocessors * LanesPerMultiprocessor * Megahertz(cuda) / MegahertzPerGigahertz
        : null;

    /// <summary>Peak clock of the multiprocessors.</summary>
    public static double Megahertz(CudaAccelerator cuda) => cuda.ClockRate / KilohertzPerMegahertz;
}
