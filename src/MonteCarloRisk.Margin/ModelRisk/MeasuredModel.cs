using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Margin.ModelRisk;

/// <summary>A solved model with its simulation under the recommended rules.</summary>
/// <param name="Solved">The model.</param>
/// <param name="Recommended">The market under it, with the recommended rules.</param>
/// <param name="Result">The simulation.</param>
internal sealed record MeasuredModel(SolvedModel Solved, RuledMarket Recommended, SimulationResult Result)
{
    /// <summary>What a collateral's solution reaches under this model.</summary>
    public CollateralRequirement Measure(CollateralSolution solution, int collateral) => solution.Measure(Solved.Market, Solved.Result, Recommended, Result, collateral);

    /// <summary>What a solution of short options reaches under this model.</summary>
    public OptionRequirement Measure(OptionSolution solution) => solution.Measure(Solved.Market, Solved.Result, Recommended, Result);

    /// <summary>What a solution of perpetuals reaches under this model.</summary>
    public PerpetualRequirement Measure(PerpetualSolution solution) => solution.Measure(Solved.Market, Solved.Result, Recommended, Result);
}
