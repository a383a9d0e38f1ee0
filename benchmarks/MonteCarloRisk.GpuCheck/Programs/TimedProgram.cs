using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.GpuCheck.Floors;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Workloads;

namespace MonteCarloRisk.GpuCheck.Programs;

/// <summary>A program on a shape of work that is worth timing.</summary>
/// <param name="Name">Name of the program.</param>
/// <param name="Assets">Number of assets.</param>
/// <param name="Steps">Steps of a path.</param>
abstract record TimedProgram(string Name, int Assets, int Steps)
{
    // Enough for branches that few paths take, few enough to be counted one instruction at a time.
    private const long CountedPaths = 256;

    /// <summary>Assets times steps: what time and instructions are divided by.</summary>
    public int FactorSteps => Assets * Steps;

    /// <summary>Names a program and its plan for given settings.</summary>
    public static TimedProgram Of<TProgram>(string name, int assets, int steps, Func<SimulationSettings, SimulationPlan<TProgram>> plan)
        where TProgram : unmanaged, IPathProgram => new Planned<TProgram>(name, assets, steps, plan);

    public abstract SimulationResult Run(IBackend backend, SimulationSettings settings);

    public abstract PreparedBlocks Prepare(IBackend backend, SimulationSettings settings);

    /// <summary>Instructions that a device issues for one asset over one step of one path.</summary>
    public abstract double InstructionsPerFactorStep(Precision precision);

    private sealed record Planned<TProgram>(string Name, int Assets, int Steps, Func<SimulationSettings, SimulationPlan<TProgram>> Plan) : TimedProgram(Name, Assets, Steps)
        where TProgram : unmanaged, IPathProgram
    {
        public override SimulationResult Run(IBackend backend, SimulationSettings settings) => new SimulationRunner(backend).Run(Plan(settings));

        public override PreparedBlocks Prepare(IBackend backend, SimulationSettings settings) => PreparedBlocks.Of(backend, Plan(settings));

        public override double InstructionsPerFactorStep(Precision precision) =>
            IssuedInstructions.PerFactorStep(Plan(new SimulationSettings(CountedPaths, Seed: 1, precision)), FactorSteps);
    }
}
