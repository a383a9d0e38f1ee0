using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Margin.ModelRisk;

/// <summary>A model with what margins are solved from under it.</summary>
/// <param name="Model">The model.</param>
/// <param name="Market">The market under it, with the rules in force.</param>
/// <param name="Result">Its simulation.</param>
/// <param name="Solutions">What it asks of each rule at the market's targets.</param>
internal sealed record SolvedModel(PlausibleModel Model, RuledMarket Market, SimulationResult Result, MarginSolutions Solutions)
{
    /// <summary>What it asks, subject by subject.</summary>
    public IReadOnlyList<ModelRequirement> Requirements { get; } = [.. Solutions.Collateral.Select(Of), .. Solutions.Options.Select(Of), .. Solutions.Perpetuals.Select(Of)];

    /// <summary>The market under it without the sizes that thresholds are measured at beside the standard one.</summary>
    public Market Confirmed => Market.Market with { Liquidity = Market.Market.Liquidity?.WithoutSizes };

    /// <summary>The same model solved for other targets.</summary>
    /// <param name="target">The targets.</param>
    public SolvedModel At(SolvencyTarget target) => target == Market.Market.Target ? this : new SolvedModel(Model, Market, Result, MarginSolutions.Solve(Market, Result, target));

    private static ModelRequirement Of(CollateralSolution solution) => solution.Solution.Requirement is { } requirement
        ? new ModelRequirement(requirement, (1 / solution.Solved.LiquidationThreshold) - 1, solution.Solved.LoanToValue, "") { LowestPrice = solution.LowestPrice }
        : new ModelRequirement(null, null, null, solution.Solution.Reason);

    private static ModelRequirement Of(OptionSolution solution) => solution.Solution.Requirement is { } requirement
        ? new ModelRequirement(requirement, solution.Solved.MaintenanceMargin, null, "")
        : new ModelRequirement(null, null, null, solution.Solution.Reason);

    private static ModelRequirement Of(PerpetualSolution solution)
    {
        if (solution.Sides.FirstOrDefault(side => side.Maintenance.Requirement is null || side.Worst is null) is { } open) return new ModelRequirement(null, null, null, open.Maintenance.Reason);
        return new ModelRequirement(solution.Sides.Select(side => side.Maintenance.Requirement!).MaxBy(requirement => requirement.Interval.Upper), solution.Solved.MaintenanceMargin, null, "");
    }
}
