using MonteCarloRisk.Margin.Calibration;

namespace MonteCarloRisk.Margin.ModelRisk;

/// <summary>Requirements by a rule over models: insolvency is measured under the model that sets the maintenance requirement, breach under the one that sets loan-to-value or initial margin.</summary>
/// <param name="ruled">What the rule makes of the models.</param>
/// <param name="measured">The models with their simulations under the recommended rules.</param>
internal sealed class RequirementsByRule(SolutionsByRule ruled, IReadOnlyList<MeasuredModel> measured)
{
    /// <summary>The requirements.</summary>
    public MarginRequirements Measure() => new(Collateral(), Options(), Perpetuals());

    private CollateralRequirement[] Collateral() =>
    [
        .. ruled.Solutions.Collateral.Select((solution, i) =>
        {
            (MeasuredModel setting, MeasuredModel opening) = Models(i);
            CollateralRequirement asked = opening.Measure(solution, i);
            return setting.Measure(solution, i) with { CurrentBreachProbability = asked.CurrentBreachProbability, RecommendedBreachProbability = asked.RecommendedBreachProbability };
        }),
    ];

    private OptionRequirement[] Options() =>
    [
        .. ruled.Solutions.Options.Select((solution, i) =>
        {
            (MeasuredModel setting, MeasuredModel opening) = Models(ruled.Solutions.Collateral.Count + i);
            OptionRequirement asked = opening.Measure(opening.Solved.Solutions.Options[i] with { Solved = solution.Solved });
            return solution.Solution.Requirement is null ? setting.Measure(solution) : setting.Measure(solution) with
            {
                Initial = asked.Initial,
                InitialContract = asked.InitialContract,
                CurrentBreachProbability = asked.CurrentBreachProbability,
                RecommendedBreachProbability = asked.RecommendedBreachProbability,
            };
        }),
    ];

    private PerpetualRequirement[] Perpetuals() =>
    [
        .. ruled.Solutions.Perpetuals.Select((solution, i) =>
        {
            (MeasuredModel setting, MeasuredModel opening) = Models(ruled.Solutions.Collateral.Count + ruled.Solutions.Options.Count + i);
            PerpetualRequirement set = setting.Measure(solution), asked = opening.Measure(opening.Solved.Solutions.Perpetuals[i] with { Solved = solution.Solved });
            return !solution.IsResolved ? set : set with
            {
                Sides =
                [
                    .. set.Sides.Zip(asked.Sides, (side, other) => side with
                    {
                        Initial = other.Initial,
                        CurrentBreachProbability = other.CurrentBreachProbability,
                        RecommendedBreachProbability = other.RecommendedBreachProbability,
                    }),
                ],
            };
        }),
    ];

    private (MeasuredModel Setting, MeasuredModel Opening) Models(int subject) => (Of(ruled.Setting[subject]), Of(ruled.Opening[subject]));

    private MeasuredModel Of(SolvedModel solved) => measured.First(model => ReferenceEquals(model.Solved, solved));
}
