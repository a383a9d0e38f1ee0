using MonteCarloRisk.Domain.Accounts;

namespace MonteCarloRisk.Margin.Recommendation;

/// <summary>Rules that were solved together, and what limits kept from their solved values.</summary>
public sealed class LimitedRules
{
    private readonly IReadOnlyList<RuleNode> limited;

    internal LimitedRules(MarginRules rules, IReadOnlyList<RuleNode> limited)
    {
        Rules = rules;
        this.limited = limited;
    }

    /// <summary>Changes of a series that are looked at.</summary>
    public const int MostChanges = 1000;

    /// <summary>The rules.</summary>
    public MarginRules Rules { get; }

    /// <summary>The limits that bind, with where a series of changes under the same limits and targets leads.</summary>
    /// <param name="solved">What the targets ask for.</param>
    /// <param name="limits">What governance allows.</param>
    public IReadOnlyList<BindingLimit> Binding(SolvedRules solved, GovernanceLimits limits)
    {
        if (limited.Count == 0) return [];
        var series = new List<MarginRules> { Rules };
        bool isEnded = false;
        while (!isEnded && series.Count <= MostChanges)
        {
            MarginRules next = JointRules.Solve(series[^1], solved, limits).Rules;
            isEnded = AreSame(next, series[^1]);
            if (!isEnded) series.Add(next);
        }

        return [.. limited.Select(node => Bound(node, [.. series.Select(rules => Value(rules, node.Asset, node.Parameter))], isEnded))];
    }

    /// <summary>A parameter of rules.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="asset">An asset that they have a rule for.</param>
    /// <param name="parameter">A parameter of that rule.</param>
    public static double Value(MarginRules rules, string asset, MarginParameter parameter) => parameter switch
    {
        MarginParameter.LoanToValue => rules.Collateral[asset].LoanToValue,
        MarginParameter.LiquidationThreshold => rules.Collateral[asset].LiquidationThreshold,
        MarginParameter.InitialMargin => rules.Options[asset].InitialMargin,
        MarginParameter.MaintenanceMargin => rules.Options[asset].MaintenanceMargin,
        MarginParameter.PerpetualInitialMargin => rules.Perpetuals[asset].InitialMargin,
        _ => rules.Perpetuals[asset].MaintenanceMargin,
    };

    /// <summary>Whether two sets of rules have the same parameters.</summary>
    /// <param name="one">Rules.</param>
    /// <param name="other">Rules for the same assets.</param>
    public static bool AreSame(MarginRules one, MarginRules other) =>
        one.Collateral.All(rule => other.Collateral[rule.Key] == rule.Value) && one.Options.All(rule => other.Options[rule.Key] == rule.Value)
        && one.Perpetuals.All(rule => other.Perpetuals[rule.Key] == rule.Value);

    private static BindingLimit Bound(RuleNode node, double[] series, bool isEnded)
    {
        (LimitKind kind, string other) = node.Reason ?? (LimitKind.Pair, string.Empty);
        int changes = Array.FindLastIndex(series, value => value != series[^1]) + 2;
        return new BindingLimit(
            node.Asset, node.Parameter, kind, kind == LimitKind.Tier ? other : string.Empty, node.Stated(node.InForce), node.Stated(node.Solved), series[0], series[^1], isEnded ? changes : null);
    }
}
