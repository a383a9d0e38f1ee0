using MonteCarloRisk.Domain.Accounts;

namespace MonteCarloRisk.Margin.Recommendation;

/// <summary>The two sets of rules that stand beside the recommendation. Each keeps the governance limits.</summary>
public static class AlternativeRules
{
    /// <summary>The rules in force.</summary>
    public const string Unchanged = "change nothing";

    /// <summary>The recommended rules.</summary>
    public const string Recommended = "recommended";

    /// <summary>The recommended tightenings without its loosenings.</summary>
    public const string Tightenings = "only the tightenings";

    /// <summary>What a tenth of both target probabilities asks for.</summary>
    public const string Stricter = "a tenth of the targets";

    /// <summary>Every parameter half of its way.</summary>
    public const string Half = "half of each change";

    private const int Most = 2;

    /// <summary>Only the tightenings and a tenth of the targets; where one of them is no rules of its own, half of each change takes its place.</summary>
    /// <param name="inForce">The rules in force.</param>
    /// <param name="recommended">The recommended rules.</param>
    /// <param name="stricter">What a tenth of the targets asks for; the recommended rule where it could not be resolved.</param>
    /// <param name="limits">What governance allows.</param>
    /// <returns>At most two, each with its name; fewer where there are no others than these two.</returns>
    public static IReadOnlyList<(string Name, MarginRules Rules)> Of(MarginRules inForce, MarginRules recommended, SolvedRules stricter, GovernanceLimits limits)
    {
        MarginRules Joint(SolvedRules solved) => JointRules.Solve(inForce, solved, limits).Rules;
        (string Name, MarginRules Rules)[] candidates =
        [
            (Tightenings, Combined(inForce, recommended, (from, to) => Math.Min(from, to))),
            (Stricter, Joint(stricter)),
            (Half, Joint(new SolvedRules(Combined(inForce, recommended, (from, to) => from + ((to - from) / 2)), new Dictionary<string, double>()))),
        ];
        var chosen = new List<(string Name, MarginRules Rules)>();
        foreach ((string name, MarginRules rules) in candidates)
        {
            bool isOfItsOwn = new[] { inForce, recommended }.Concat(chosen.Select(one => one.Rules)).All(other => !LimitedRules.AreSame(rules, other));
            if (isOfItsOwn && chosen.Count < Most) chosen.Add((name, rules));
        }

        return chosen;
    }

    /// <summary>How many parameters of rules ask more of an account than those in force, and how many less.</summary>
    /// <param name="inForce">The rules in force.</param>
    /// <param name="rules">The others.</param>
    public static (int Tighter, int Looser) Count(MarginRules inForce, MarginRules rules)
    {
        double[] changes =
        [
            .. rules.Collateral.SelectMany(rule => new[]
            {
                rule.Value.LoanToValue - inForce.Collateral[rule.Key].LoanToValue,
                rule.Value.LiquidationThreshold - inForce.Collateral[rule.Key].LiquidationThreshold,
            }),
            .. rules.Options.SelectMany(rule => new[]
            {
                inForce.Options[rule.Key].InitialMargin - rule.Value.InitialMargin,
                inForce.Options[rule.Key].MaintenanceMargin - rule.Value.MaintenanceMargin,
            }),
            .. rules.Perpetuals.SelectMany(rule => new[]
            {
                inForce.Perpetuals[rule.Key].InitialMargin - rule.Value.InitialMargin,
                inForce.Perpetuals[rule.Key].MaintenanceMargin - rule.Value.MaintenanceMargin,
            }),
        ];
        return (changes.Count(change => change < 0), changes.Count(change => change > 0));
    }

    // What lies between the two is rounded on the safe side; the two are as they are.
    private static double Margin(double inForce, double recommended, Func<double, double, double> value)
    {
        double margin = -value(-inForce, -recommended);
        return margin == inForce || margin == recommended ? margin : ParameterLimit.None.Up(margin);
    }

    // The function takes values oriented so that the larger is the looser.
    private static MarginRules Combined(MarginRules inForce, MarginRules recommended, Func<double, double, double> value) => inForce with
    {
        Collateral = inForce.Collateral.ToDictionary(rule => rule.Key, rule => rule.Value with
        {
            LoanToValue = value(rule.Value.LoanToValue, recommended.Collateral[rule.Key].LoanToValue),
            LiquidationThreshold = value(rule.Value.LiquidationThreshold, recommended.Collateral[rule.Key].LiquidationThreshold),
        }),
        Options = inForce.Options.ToDictionary(rule => rule.Key, rule => new OptionMarginRule(
            -value(-rule.Value.InitialMargin, -recommended.Options[rule.Key].InitialMargin),
            -value(-rule.Value.MaintenanceMargin, -recommended.Options[rule.Key].MaintenanceMargin))),
        Perpetuals = inForce.Perpetuals.ToDictionary(rule => rule.Key, rule => rule.Value with
        {
            InitialMargin = Margin(rule.Value.InitialMargin, recommended.Perpetuals[rule.Key].InitialMargin, value),
            MaintenanceMargin = Margin(rule.Value.MaintenanceMargin, recommended.Perpetuals[rule.Key].MaintenanceMargin, value),
        }),
    };
}
