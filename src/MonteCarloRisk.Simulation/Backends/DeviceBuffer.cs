using ILGPU;
using ILGPU.Runtime;

namespace MonteCarloRisk.Simulation.Backends;

/// <summary>A buffer in a device's memory, see <see cref="DeviceHeap"/>.</summary>
internal sealed class DeviceBuffer<T>(MemoryBuffer1D<T, Stride1D.Dense> memory, Action release) : IDisposable
    where T : unmanaged
{
    public ArrayView<T> View => memory.View.AsContiguous();

    public void Dispose()
    {
        memory.Dispose();
        release();
    }
}
