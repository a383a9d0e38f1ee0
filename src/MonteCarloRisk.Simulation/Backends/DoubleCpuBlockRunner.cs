using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Backends;

/// <summary>Runs blocks on one CPU core in double precision: whole lanes first, the last few paths one by one.</summary>
internal sealed unsafe class DoubleCpuBlockRunner<TProgram, TReal, TMask, TWord> : IBlockRunner
    where TProgram : unmanaged, IPathProgram
    where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
    where TMask : unmanaged, IMask<TMask>
    where TWord : unmanaged, IWord<TWord>
{
    private readonly TProgram program;
    private readonly AlignedBuffer<TReal> state;
    private readonly AlignedBuffer<double> parameters;
    private readonly AlignedBuffer<int> integers;

    public DoubleCpuBlockRunner(SimulationPlan<TProgram> plan)
    {
        program = plan.Program;
        state = new AlignedBuffer<TReal>(plan.StateSlots);
        parameters = new AlignedBuffer<double>(plan.Parameters.Count);
        integers = new AlignedBuffer<int>(plan.Integers.Count);
        for (int i = 0; i < plan.Parameters.Count; i++) parameters.Span[i] = plan.Parameters[i];
        for (int i = 0; i < plan.Integers.Count; i++) integers.Span[i] = plan.Integers[i];
    }

    public void Run(PathBlock block, Span<long> tallies, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        tallies.Clear();
        fixed (long* counted = tallies)
        {
            var lane = new DoubleHostMemory<TReal, TMask>(state.Pointer, parameters.Pointer, integers.Pointer, counted);
            int path = 0;
            for (; path + TReal.Width <= block.PathCount; path += TReal.Width)
            {
                cancellation.ThrowIfCancellationRequested();
                program.Run<TReal, TMask, TWord, DoubleHostMemory<TReal, TMask>>(ref lane, block.PathHigh, block.FirstPathLow + (uint)path);
            }

            var scalar = new DoubleHostMemory<Double1, Mask1>((Double1*)state.Pointer, parameters.Pointer, integers.Pointer, counted);
            for (; path < block.PathCount; path++)
            {
                cancellation.ThrowIfCancellationRequested();
                program.Run<Double1, Mask1, Word1, DoubleHostMemory<Double1, Mask1>>(ref scalar, block.PathHigh, block.FirstPathLow + (uint)path);
            }
        }
    }

    public void Dispose()
    {
        state.Dispose();
        parameters.Dispose();
        integers.Dispose();
    }
}
