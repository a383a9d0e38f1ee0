using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Backends;

/// <summary>Prepares plans of any program.</summary>
public static class PlanPreparation
{
    /// <summary>Makes a runner of the plan's blocks on a backend.</summary>
    /// <exception cref="DeviceFailureException">The device failed.</exception>
    public static IBlockRunner PrepareOn(this SimulationPlan plan, IBackend backend) => plan.Accept(new Preparation(backend));

    private sealed class Preparation(IBackend backend) : IPlanVisitor<IBlockRunner>
    {
        public IBlockRunner Visit<TProgram>(SimulationPlan<TProgram> plan)
            where TProgram : unmanaged, IPathProgram => backend.Prepare(plan);
    }
}
