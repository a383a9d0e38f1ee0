using ILGPU;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>The device entry points: one thread, one path.</summary>
public static class EntryPoints
{
    /// <summary>Runs a program in single precision on path firstPath + thread.</summary>
    /// <param name="thread">Index of the thread within the launch.</param>
    /// <param name="program">The program.</param>
    /// <param name="pathHigh">High 16 bits of the block's paths.</param>
    /// <param name="firstPathLow">Low 32 bits of the block's first path.</param>
    /// <param name="threads">Number of threads of the launch, the stride of the state.</param>
    /// <param name="state">Scratch, slots times threads.</param>
    /// <param name="parameters">Real parameters.</param>
    /// <param name="integers">Integer parameters.</param>
    /// <param name="copyBits">Number of copies of the tallies, as a power of two.</param>
    /// <param name="tallies">Copies of the tallies.</param>
    public static void RunSingle<TProgram>(
        Index1D thread,
        TProgram program,
        uint pathHigh,
        uint firstPathLow,
        int threads,
        ArrayView<float> state,
        ArrayView<float> parameters,
        ArrayView<int> integers,
        int copyBits,
        ArrayView<long> tallies)
        where TProgram : unmanaged, IPathProgram
    {
        var memory = new SingleDeviceMemory(state, parameters, integers, new DeviceTallies(tallies, copyBits, thread), thread, threads);
        program.Run<Single1, Mask1, Word1, SingleDeviceMemory>(ref memory, pathHigh, firstPathLow + (uint)(int)thread);
    }

    /// <summary>Runs a program in double precision; the parameters are those of <see cref="RunSingle"/>.</summary>
    /// <param name="thread">Index of the thread within the launch.</param>
    /// <param name="program">The program.</param>
    /// <param name="pathHigh">High 16 bits of the block's paths.</param>
    /// <param name="firstPathLow">Low 32 bits of the block's first path.</param>
    /// <param name="threads">Number of threads of the launch, the stride of the state.</param>
    /// <param name="state">Scratch, slots times threads.</param>
    /// <param name="parameters">Real parameters.</param>
    /// <param name="integers">Integer parameters.</param>
    /// <param name="copyBits">Number of copies of the tallies, as a power of two.</param>
    /// <param name="tallies">Copies of the tallies.</param>
    public static void RunDouble<TProgram>(
        Index1D thread,
        TProgram program,
        uint pathHigh,
        uint firstPathLow,
        int threads,
        ArrayView<double> state,
        ArrayView<double> parameters,
        ArrayView<int> integers,
        int copyBits,
        ArrayView<long> tallies)
        where TProgram : unmanaged, IPathProgram
    {
        var memory = new DoubleDeviceMemory(state, parameters, integers, new DeviceTallies(tallies, copyBits, thread), thread, threads);
        program.Run<Double1, Mask1, Word1, DoubleDeviceMemory>(ref memory, pathHigh, firstPathLow + (uint)(int)thread);
    }
}
