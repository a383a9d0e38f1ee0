using MonteCarloRisk.Ptx.Counting;
using MonteCarloRisk.Ptx.Execution;
using MonteCarloRisk.Ptx.Parsing;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.GpuCheck.Floors;

/// <summary>Instructions that a device issues, counted by executing a program's PTX on the host.</summary>
static class IssuedInstructions
{
    /// <summary>How it is counted, in words that stand below the table.</summary>
    public const string Method = "issued a factor-step, counted by executing the program's PTX on the host, start and end of a path included";

    /// <summary>Instructions of a factor-step of one path.</summary>
    /// <param name="plan">A plan of few paths.</param>
    /// <param name="factorSteps">Assets times steps of one path.</param>
    public static double PerFactorStep(SimulationPlan plan, int factorSteps)
    {
        PathBlock block = plan.Block(0);
        InstructionCounts counts = PtxPlan.Run(plan, block, copyBits: 0).Counts;
        long issued = Enum.GetValues<PtxInstructionClass>().Where(kind => kind != PtxInstructionClass.Free).Sum(kind => counts[kind]);
        return (double)issued / block.PathCount / factorSteps;
    }
}
