using MonteCarloRisk.Kernels.Programs;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>What is done with a plan whose program is known again.</summary>
/// <typeparam name="TResult">What it gives.</typeparam>
public interface IPlanVisitor<out TResult>
{
    /// <summary>Is given the plan with its program.</summary>
    TResult Visit<TProgram>(SimulationPlan<TProgram> plan)
        where TProgram : unmanaged, IPathProgram;
}
