using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Margin.Curves;
using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>The rule of short options on one underlying, solved from the standard writer that needs most.</summary>
internal sealed record OptionSolution(
    string Underlying,
    int Contract,
    OptionMarginRule Current,
    OptionMarginRule Solved,
    RequirementSolution Solution)
{
    // Not even under no requirement at all.
    private const string Still = "no path of the simulation makes a writer insolvent, so nothing is known of what one may lose, and the rule is not loosened; "
        + "give the underlying a history in which it moves, or state its volatility";

    /// <summary>Whether no rule meets the target, however many paths there are.</summary>
    public bool IsOutOfReach { get; init; }

    public static OptionSolution Solve(RuledMarket market, SimulationResult result, string underlying)
    {
        OptionMarginRule current = market.Rules.Options[underlying];
        int worst = -1;
        RequirementSolution? worstSolution = null;
        for (int contract = 0; contract < market.WrittenContracts.Count; contract++)
        {
            if (market.WrittenContracts[contract].Underlying != underlying) continue;
            RequirementSolution solution = RequirementCurve.Read(result, market.WriterIndex(contract), market.Level).Solve(market.Market.Target.InsolvencyProbability);

            // A contract that cannot be resolved outranks every one that can: its requirement may be the largest.
            bool outranks = worstSolution is null
                || (worstSolution.Requirement is not null
                    && (solution.Requirement is null || solution.Requirement.Interval.Upper > worstSolution.Requirement.Interval.Upper));
            if (!outranks) continue;
            worst = contract;
            worstSolution = solution;
        }

        OptionMarginRule solved = current;
        bool isOutOfReach = worstSolution!.Requirement is null && worstSolution.PathsNeeded == result.Settings.Paths;
        if (worstSolution.Requirement is not null && worstSolution.Curve.All(point => point.InsolvencyProbability.Value == 0)) worstSolution = worstSolution with { Requirement = null, Reason = Still };
        if (worstSolution.Requirement is { } requirement)
        {
            // The curve was measured on writers that open at the initial margin in force, so it stays, unless the maintenance margin passes it.
            double maintenance = (market.Market.Governance ?? GovernanceLimits.None).MaintenanceMargin.Up(requirement.Interval.Upper);
            solved = new OptionMarginRule(Math.Max(current.InitialMargin, maintenance), maintenance);
        }

        return new OptionSolution(underlying, worst, current, solved, worstSolution) { IsOutOfReach = isOutOfReach };
    }

    public OptionRequirement Measure(RuledMarket current, SimulationResult currentResult, RuledMarket recommended, SimulationResult recommendedResult) => new(
        Underlying,
        current.WrittenContracts[Contract].Name,
        Current,
        recommended.Rules.Options[Underlying],
        Solution,
        current.InsolvencyProbability(currentResult, current.WriterIndex(Contract)),
        recommended.InsolvencyProbability(recommendedResult, recommended.WriterIndex(Contract)))
    {
        Solved = current.Market.Governance is null ? null : Solved,
    };
}
