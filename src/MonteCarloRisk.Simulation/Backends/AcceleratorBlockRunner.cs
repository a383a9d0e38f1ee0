using ILGPU;
using ILGPU.Runtime;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Backends;

/// <summary>Runs blocks on a device, one launch a block.</summary>
internal sealed class AcceleratorBlockRunner<TProgram, TScalar> : IBlockRunner
    where TProgram : unmanaged, IPathProgram
    where TScalar : unmanaged
{
    private readonly Accelerator accelerator;
    private readonly Kernel kernel;
    private readonly Action<AcceleratorStream, Index1D, TProgram, uint, uint, int, ArrayView<TScalar>, ArrayView<TScalar>, ArrayView<int>, ArrayView<long>> launch;
    private readonly TProgram program;
    private readonly int threads;
    private readonly MemoryBuffer1D<TScalar, Stride1D.Dense> state;
    private readonly MemoryBuffer1D<TScalar, Stride1D.Dense> parameters;
    private readonly MemoryBuffer1D<int, Stride1D.Dense> integers;
    private readonly MemoryBuffer1D<long, Stride1D.Dense> tallies;

    public AcceleratorBlockRunner(Accelerator accelerator, Kernel kernel, SimulationPlan<TProgram> plan, Func<double, TScalar> round)
    {
        this.accelerator = accelerator;
        this.kernel = kernel;
        launch = kernel.CreateLauncherDelegate<Action<AcceleratorStream, Index1D, TProgram, uint, uint, int, ArrayView<TScalar>, ArrayView<TScalar>, ArrayView<int>, ArrayView<long>>>();
        program = plan.Program;
        threads = (int)Math.Min(plan.Settings.Paths, SimulationPlan.BlockPaths);
        state = accelerator.Allocate1D<TScalar>((long)threads * Math.Max(1, plan.StateSlots));
        parameters = accelerator.Allocate1D(plan.Parameters.Select(round).DefaultIfEmpty().ToArray());
        integers = accelerator.Allocate1D(plan.Integers.DefaultIfEmpty().ToArray());
        tallies = accelerator.Allocate1D<long>(plan.Tallies);
    }

    public void Run(PathBlock block, Span<long> tallies, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        accelerator.Bind();
        this.tallies.MemSetToZero();
        launch(
            accelerator.DefaultStream,
            block.PathCount,
            program,
            block.PathHigh,
            block.FirstPathLow,
            threads,
            state.View.AsContiguous(),
            parameters.View.AsContiguous(),
            integers.View.AsContiguous(),
            this.tallies.View.AsContiguous());
        accelerator.Synchronize();
        this.tallies.View.BaseView.CopyToCPU(tallies);
    }

    public void Dispose()
    {
        state.Dispose();
        parameters.Dispose();
        integers.Dispose();
        tallies.Dispose();
        kernel.Dispose();
    }
}
