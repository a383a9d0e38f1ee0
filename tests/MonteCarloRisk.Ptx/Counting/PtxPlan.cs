using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Ptx.Execution;
using MonteCarloRisk.Ptx.Parsing;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Ptx.Counting;

/// <summary>A plan's block run in PTX, as a CUDA device would be asked to.</summary>
/// <param name="Tallies">The tallies of the block.</param>
/// <param name="Counts">The instructions of all its paths.</param>
public sealed record PtxPlan(long[] Tallies, InstructionCounts Counts)
{
    /// <summary>Runs a block.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="block">Its block.</param>
    /// <param name="copyBits">Number of copies of the tallies, as a power of two.</param>
    public static PtxPlan Run(SimulationPlan plan, PathBlock block, int copyBits) => plan.Accept(new Execution(block, copyBits));

    private static PtxPlan Run<TProgram>(SimulationPlan<TProgram> plan, PathBlock block, int copyBits)
        where TProgram : unmanaged, IPathProgram
    {
        PtxKernel kernel = PtxEntryPoint.Of<TProgram>(plan.Settings.Precision).Kernel;
        return plan.Settings.Precision == Precision.Single
            ? Run(kernel, plan, block, copyBits, value => (float)value)
            : Run(kernel, plan, block, copyBits, value => value);
    }

    private static PtxPlan Run<TProgram, TScalar>(PtxKernel kernel, SimulationPlan<TProgram> plan, PathBlock block, int copyBits, Func<double, TScalar> round)
        where TProgram : unmanaged, IPathProgram
        where TScalar : unmanaged
    {
        var memory = new PtxMemory();
        TScalar[] parameters = [.. plan.Parameters.Select(round)];
        int[] integers = [.. plan.Integers];
        TScalar[] state = new TScalar[plan.StateSlots * block.PathCount];
        long[] copies = new long[plan.Tallies << copyBits];
        ulong copiesAddress = memory.Add<long>(copies);
        PtxLaunch launch = new PtxLaunch(kernel, memory)
            .With(block.PathCount)
            .With(plan.Program)
            .With(block.PathHigh)
            .With(block.FirstPathLow)
            .With(block.PathCount)
            .WithView(memory.Add<TScalar>(state), state.Length)
            .WithView(memory.Add<TScalar>(parameters), parameters.Length)
            .WithView(memory.Add<int>(integers), integers.Length)
            .With(copyBits)
            .WithView(copiesAddress, copies.Length);
        launch.Run(block.PathCount);
        return new PtxPlan(Sum(memory, copiesAddress, plan.Tallies, copyBits), launch.Counts);
    }

    private static long[] Sum(PtxMemory memory, ulong copies, int tallies, int copyBits)
    {
        PtxKernel kernel = PtxEntryPoint.Of(typeof(TallyCopies).GetMethod(nameof(TallyCopies.Sum))!).Kernel;
        ulong sums = memory.Add<long>(new long[tallies]);
        new PtxLaunch(kernel, memory).With(tallies).With(copyBits).WithView(copies, (long)tallies << copyBits).WithView(sums, tallies).Run(tallies);
        return memory.Content<long>(sums).ToArray();
    }

    private sealed class Execution(PathBlock block, int copyBits) : IPlanVisitor<PtxPlan>
    {
        public PtxPlan Visit<TProgram>(SimulationPlan<TProgram> plan)
            where TProgram : unmanaged, IPathProgram => Run(plan, block, copyBits);
    }
}
