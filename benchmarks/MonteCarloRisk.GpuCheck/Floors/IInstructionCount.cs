using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.GpuCheck.Floors;

/// <summary>Counts the instructions that a device issues.</summary>
interface IInstructionCount
{
    /// <summary>How it counts, in words that stand below the table.</summary>
    string Method { get; }

    /// <summary>Instructions a factor-step of one path.</summary>
    /// <param name="plan">The plan whose program is counted.</param>
    /// <param name="factorSteps">Assets times steps of one path.</param>
    double PerFactorStep<TProgram>(SimulationPlan<TProgram> plan, int factorSteps)
        where TProgram : unmanaged, IPathProgram;
}
