using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Margin.Recommendation;

namespace MonteCarloRisk.Margin.Tests.Recommendation;

internal static class SampleLimits
{
    public static ParameterLimit Limit(double? step = null, double? relative = null, double? least = null, double? most = null, double rounding = .01) => new(step, relative, least, most, rounding);

    public static GovernanceLimits Limits(ParameterLimit? loanToValue = null, ParameterLimit? threshold = null, ParameterLimit? initial = null, ParameterLimit? maintenance = null, double gap = 0, params IReadOnlyList<string>[] tiers) =>
        new(loanToValue ?? Limit(), threshold ?? Limit(), initial ?? Limit(), maintenance ?? Limit(), gap, tiers);

    public static MarginRules Rules(params (string Asset, double LoanToValue, double Threshold)[] collateral) => new(
        collateral.ToDictionary(one => one.Asset, one => new CollateralRule(one.LoanToValue, one.Threshold)), new Dictionary<string, OptionMarginRule>(), 1);

    public static MarginRules Options(params (string Asset, double Initial, double Maintenance)[] options) => new(
        new Dictionary<string, CollateralRule>(), options.ToDictionary(one => one.Asset, one => new OptionMarginRule(one.Initial, one.Maintenance)), 1);

    public static MarginRules PerpetualRules(params (string Asset, double Initial, double Maintenance)[] perpetuals) => new(
        new Dictionary<string, CollateralRule>(), new Dictionary<string, OptionMarginRule>(), 1)
    {
        Perpetuals = perpetuals.ToDictionary(one => one.Asset, one => new PerpetualMarginRule(one.Initial, one.Maintenance)),
    };

    /// <summary>Solved rules whose loan-to-values are shares of their thresholds.</summary>
    public static SolvedRules Solved(MarginRules rules) => new(rules, rules.Collateral.ToDictionary(rule => rule.Key, rule => rule.Value.LoanToValue / rule.Value.LiquidationThreshold));
}
