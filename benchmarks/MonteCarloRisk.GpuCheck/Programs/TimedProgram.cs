using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.GpuCheck.Floors;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Workloads;

namespace MonteCarloRisk.GpuCheck.Programs;

/// <summary>A program on a shape of work that is worth timing.</summary>
/// <param name="Name">Name of the program.</param>
/// <param name="Assets">Number of assets.</param>
/// <param name="Steps">Steps of a path.</param>
/// <param name="Plan">Its plan for given settings.</param>
sealed record TimedProgram(string Name, int Assets, int Steps, Func<SimulationSettings, SimulationPlan> Plan)
{
    // Enough for branches that few paths take, few enough to be counted one instruction at a time.
    private const long CountedPaths = 256;

    /// <summary>Assets times steps: what time and instructions are divided by.</summary>
    public int FactorSteps => Assets * Steps;

    public SimulationResult Run(IBackend backend, SimulationSettings settings) => new SimulationRunner(backend).Run(Plan(settings));

    public PreparedBlocks Prepare(IBackend backend, SimulationSettings settings) => PreparedBlocks.Of(backend, Plan(settings));

    /// <summary>Instructions that a device issues for one asset over one step of one path.</summary>
    public double InstructionsPerFactorStep(Precision precision) =>
        IssuedInstructions.PerFactorStep(Plan(new SimulationSettings(CountedPaths, Seed: 1, precision)), FactorSteps);
}
