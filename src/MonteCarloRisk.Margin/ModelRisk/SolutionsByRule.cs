using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.Recommendation;

namespace MonteCarloRisk.Margin.ModelRisk;

/// <summary>
/// What a rule over models makes of their solutions, subject by subject: the maintenance requirement is that of the model which the rule takes, and the initial one what the worst move under any model that it covers asks above it.
/// </summary>
/// <param name="Solutions">The solutions; of a subject that the model which the rule takes does not resolve, its reason with that model's name.</param>
/// <param name="Setting">By subject, the model that sets the maintenance requirement.</param>
/// <param name="Opening">By subject, the model that sets loan-to-value or initial margin.</param>
internal sealed record SolutionsByRule(MarginSolutions Solutions, IReadOnlyList<SolvedModel> Setting, IReadOnlyList<SolvedModel> Opening)
{
    /// <summary>Solves for the targets that the models are solved for.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="models">The models, at least one.</param>
    /// <param name="limits">What values are multiples of.</param>
    public static SolutionsByRule Of(ModelRiskRule rule, IReadOnlyList<SolvedModel> models, GovernanceLimits limits)
    {
        MarginSolutions any = models[0].Solutions;
        var setting = new List<SolvedModel>();
        var opening = new List<SolvedModel>();
        T[] Ruled<T>(IReadOnlyList<T> solutions, Func<SolvedModel, IReadOnlyList<T>> of, Func<T, bool> isResolved, Func<T, string, T> open, Func<T, double, double> initial, Func<T, T, IReadOnlyList<T>, T> joined)
        {
            var made = new T[solutions.Count];
            for (int i = 0; i < made.Length; i++)
            {
                int subject = setting.Count;
                IReadOnlyList<SolvedModel> covered = RuleOverModels.Covered(rule, models, model => model.Model.BackTest, model => model.Requirements[subject].SafeRequirement);
                SolvedModel last = covered[^1];
                T taken = of(last)[i];
                bool isOpen = !isResolved(taken);
                SolvedModel asks = isOpen ? last : covered.MaxBy(model => initial(of(model)[i], last.Requirements[subject].SafeRequirement!.Value))!;
                int index = i;
                made[i] = isOpen ? open(taken, last.Model.Name) : joined(taken, of(asks)[i], [.. covered.Select(model => of(model)[index])]);
                setting.Add(last);
                opening.Add(asks);
            }

            return made;
        }

        CollateralSolution[] collateral = Ruled(
            any.Collateral,
            model => model.Solutions.Collateral,
            solution => solution.LiquidationThreshold is not null,
            Named,
            (solution, _) => -solution.LowestPrice!.Value,
            (taken, asks, _) => Joined(taken, asks, limits));
        OptionSolution[] options = Ruled(
            any.Options,
            model => model.Solutions.Options,
            solution => solution.Solution.Requirement is not null,
            Named,
            (solution, maintenance) => WorstMove.Initial(solution.WorstMoves, maintenance),
            (taken, _, covered) => Joined(taken, [.. covered.SelectMany(solution => solution.WorstMoves)], limits));
        PerpetualSolution[] perpetuals = Ruled(
            any.Perpetuals,
            model => model.Solutions.Perpetuals,
            solution => solution.IsResolved,
            Named,
            (solution, maintenance) => WorstMove.Initial(solution.WorstMoves, maintenance),
            (taken, _, covered) => Joined(taken, [.. covered.SelectMany(solution => solution.WorstMoves)], limits));
        return new SolutionsByRule(new MarginSolutions(collateral, options, perpetuals), setting, opening);
    }

    // The loan-to-value is the threshold taken times the lowest of the low prices.
    private static CollateralSolution Joined(CollateralSolution taken, CollateralSolution asks, GovernanceLimits limits)
    {
        double threshold = taken.Solved.LiquidationThreshold, lowest = asks.LowestPrice!.Value;
        double loanToValue = RuleOverModels.LoanToValue(lowest, threshold, limits.LoanToValue);
        if (loanToValue <= 0)
            return taken with { Solved = taken.Current, LiquidationThreshold = null, LoanToValue = null, LowestPrice = null, IsOutOfReach = true, Solution = taken.Solution with { Requirement = null, Reason = "no loan-to-value above zero meets the targets under the models that the rule covers" } };
        return taken with
        {
            Solved = taken.Solved with { LoanToValue = loanToValue },
            LowestPrice = lowest,
            LoanToValue = asks.LoanToValue!.Mapped(one => one * threshold / asks.Solved.LiquidationThreshold, "under the threshold by the rule"),
        };
    }

    private static OptionSolution Joined(OptionSolution taken, IReadOnlyList<WorstMove> moves, GovernanceLimits limits)
    {
        double maintenance = taken.Solved.MaintenanceMargin, initial = limits.InitialMargin.Up(WorstMove.Initial(moves, maintenance));
        return initial > 1
            ? Open(taken, solution => solution with { Requirement = null, Reason = "no initial margin up to the whole notional meets the targets under the models that the rule covers" }) with { Solved = taken.Current }
            : taken with { Solved = new OptionMarginRule(initial, maintenance), MovesOfAll = moves };
    }

    private static PerpetualSolution Joined(PerpetualSolution taken, IReadOnlyList<WorstMove> moves, GovernanceLimits limits)
    {
        double maintenance = taken.Solved.MaintenanceMargin;
        return taken with { Solved = new PerpetualMarginRule(Math.Min(1, limits.InitialMargin.Up(WorstMove.Initial(moves, maintenance))), maintenance), MovesOfAll = moves };
    }

    private static CollateralSolution Named(CollateralSolution solution, string model) => solution with { Solution = Named(solution.Solution, model) };

    private static OptionSolution Named(OptionSolution solution, string model) => Open(solution, one => Named(one, model));

    private static PerpetualSolution Named(PerpetualSolution solution, string model) => solution with { Sides = [.. solution.Sides.Select(side => side with { Maintenance = Named(side.Maintenance, model) })] };

    private static OptionSolution Open(OptionSolution solution, Func<RequirementSolution, RequirementSolution> changed) => solution with { Writers = [solution.NeedsMost with { Maintenance = changed(solution.Solution) }] };

    private static RequirementSolution Named(RequirementSolution solution, string model) => solution.Reason.Length == 0 ? solution : solution with { Reason = $"under {model}, which the rule takes, {solution.Reason}" };
}
