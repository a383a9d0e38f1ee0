using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.Recommendation;
using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>What one simulation of a market asks of each rule, every parameter by itself.</summary>
/// <param name="Collateral">By collateral, in the model's order.</param>
/// <param name="Options">By underlying of short options.</param>
/// <param name="Perpetuals">By underlying of perpetuals.</param>
internal sealed record MarginSolutions(IReadOnlyList<CollateralSolution> Collateral, IReadOnlyList<OptionSolution> Options, IReadOnlyList<PerpetualSolution> Perpetuals)
{
    /// <summary>Solves for targets, from one simulation.</summary>
    /// <param name="market">The market.</param>
    /// <param name="result">Its simulation.</param>
    /// <param name="target">The targets.</param>
    public static MarginSolutions Solve(RuledMarket market, SimulationResult result, SolvencyTarget target) => new(
        [.. market.CollateralAssets.Select((asset, i) => CollateralSolution.Solve(market, result, asset, i, target))],
        [.. market.OptionUnderlyings.Select(underlying => OptionSolution.Solve(market, result, underlying, target))],
        [.. market.PerpetualUnderlyings.Select(underlying => PerpetualSolution.Solve(market, result, underlying, target))]);

    /// <summary>The contracts of short options that need most, one an underlying.</summary>
    /// <param name="market">The market that was solved.</param>
    public IEnumerable<EuropeanOption> NeedMost(RuledMarket market) => Options.Select(solution => market.WrittenContracts[solution.NeedsMost.Contract]);

    /// <summary>Rules with what was solved in place.</summary>
    /// <param name="rules">The rules that stand where something was not.</param>
    public SolvedRules Over(MarginRules rules)
    {
        var collateral = Collateral.Where(solution => solution.LiquidationThreshold is not null).ToDictionary(solution => solution.Asset);
        var options = Options.Where(solution => solution.Solution.Requirement is not null).ToDictionary(solution => solution.Underlying);
        var perpetuals = Perpetuals.Where(solution => solution.IsResolved).ToDictionary(solution => solution.Underlying);
        return new SolvedRules(
            rules with
            {
                Collateral = rules.Collateral.ToDictionary(rule => rule.Key, rule => collateral.GetValueOrDefault(rule.Key)?.Solved ?? rule.Value),
                Options = rules.Options.ToDictionary(rule => rule.Key, rule => options.GetValueOrDefault(rule.Key)?.Solved ?? rule.Value),
                Perpetuals = rules.Perpetuals.ToDictionary(rule => rule.Key, rule => perpetuals.GetValueOrDefault(rule.Key)?.Solved ?? rule.Value),
            },
            collateral.Where(solution => solution.Value.LowestPrice is not null).ToDictionary(solution => solution.Key, solution => solution.Value.LowestPrice!.Value))
        {
            OptionMoves = options.ToDictionary(solution => solution.Key, solution => solution.Value.WorstMoves),
            PerpetualMoves = perpetuals.ToDictionary(solution => solution.Key, solution => solution.Value.WorstMoves),
        };
    }

    /// <summary>What they reach under the rules in force and the recommended ones.</summary>
    public MarginRequirements Measure(RuledMarket current, SimulationResult currentResult, RuledMarket recommended, SimulationResult recommendedResult) => new(
        [.. Collateral.Select((solution, i) => solution.Measure(current, currentResult, recommended, recommendedResult, i))],
        [.. Options.Select(solution => solution.Measure(current, currentResult, recommended, recommendedResult))],
        [.. Perpetuals.Select(solution => solution.Measure(current, currentResult, recommended, recommendedResult))]);
}
