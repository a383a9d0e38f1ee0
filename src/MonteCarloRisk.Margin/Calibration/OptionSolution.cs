using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.Recommendation;
using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>The rule of short options on one underlying: it covers every contract, so the one that needs most sets each margin.</summary>
internal sealed record OptionSolution(string Underlying, OptionMarginRule Current, OptionMarginRule Solved, IReadOnlyList<WriterSolution> Writers)
{
    /// <summary>The writer whose maintenance margin is the largest; one that was not resolved outranks all that were, as its margin may be the largest.</summary>
    public WriterSolution NeedsMost => Writers.MaxBy(writer => writer.Maintenance.Requirement?.Interval.Upper ?? double.PositiveInfinity)!;

    /// <summary>The maintenance margin of the contract that needs most.</summary>
    public RequirementSolution Solution => NeedsMost.Maintenance;

    /// <summary>Whether no rule meets the targets, however many paths there are.</summary>
    public bool IsOutOfReach => NeedsMost.IsOutOfReach;

    /// <summary>What the contracts ask of the initial margin; empty where one was not resolved.</summary>
    public IReadOnlyList<WorstMove> WorstMoves => Solution.Requirement is null ? [] : MovesOfAll ?? [.. Writers.SelectMany(writer => writer.WorstMoves)];

    /// <summary>The same under several models; null where it is this one's alone.</summary>
    public IReadOnlyList<WorstMove>? MovesOfAll { get; init; }

    /// <summary>The largest initial margin of a contract above a maintenance margin; null where not resolved.</summary>
    public double? Initial(double maintenance) => Solution.Requirement is null ? null : Writers.Max(writer => writer.Initial(maintenance)!.Value);

    public static OptionSolution Solve(RuledMarket market, SimulationResult result, string underlying) => Solve(market, result, underlying, market.Market.Target);

    /// <summary>Solves for targets that need not be those of the market, from the same simulation.</summary>
    public static OptionSolution Solve(RuledMarket market, SimulationResult result, string underlying, SolvencyTarget target)
    {
        OptionMarginRule current = market.Rules.Options[underlying];
        GovernanceLimits limits = market.Market.Governance ?? GovernanceLimits.None;
        WriterSolution[] writers =
        [
            .. market.WrittenContracts.Index().Where(contract => contract.Item.Underlying == underlying).Select(contract => WriterSolution.Solve(market, result, contract.Index, target)),
        ];
        var solution = new OptionSolution(underlying, current, current, writers);
        if (solution.Solution.Requirement is not { } requirement) return solution;
        double maintenance = Math.Min(1, limits.MaintenanceMargin.Up(requirement.Interval.Upper));
        return solution with { Solved = new OptionMarginRule(Math.Min(1, limits.InitialMargin.Up(WorstMove.Initial(solution.WorstMoves, maintenance))), maintenance) };
    }

    public OptionRequirement Measure(RuledMarket current, SimulationResult currentResult, RuledMarket recommended, SimulationResult recommendedResult)
    {
        // The initial margin is that above the maintenance margin recommended, or solved where a limit keeps the rule below it.
        OptionMarginRule rule = recommended.Rules.Options[Underlying];
        double maintenance = Solution.Requirement is null ? rule.MaintenanceMargin : Math.Max(rule.MaintenanceMargin, Solved.MaintenanceMargin);
        WriterSolution opening = Solution.Requirement is null ? NeedsMost : Writers.MaxBy(writer => writer.Initial(maintenance)!.Interval.Upper)!;
        return new OptionRequirement(
            Underlying,
            current.WrittenContracts[NeedsMost.Contract].Name,
            Current,
            rule,
            Solution,
            NeedsMost.WorstInsolvency(current, currentResult),
            NeedsMost.WorstInsolvency(recommended, recommendedResult))
        {
            Solved = current.Market.Governance is null ? null : Solved,
            Equity = NeedsMost.Equity,
            InitialContract = current.WrittenContracts[opening.Contract].Name,
            Initial = Solution.Requirement is null ? null : opening.Initial(maintenance),
            CurrentBreachProbability = current.BreachProbability(currentResult, current.WriterIndex(opening.Contract)),
            RecommendedBreachProbability = recommended.BreachProbability(recommendedResult, recommended.WriterIndex(opening.Contract)),
        };
    }
}
