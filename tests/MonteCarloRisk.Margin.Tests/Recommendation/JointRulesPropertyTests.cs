using FsCheck;
using FsCheck.Fluent;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Margin.Recommendation;

namespace MonteCarloRisk.Margin.Tests.Recommendation;

/// <summary>On small grids every allowed point can be tried: the joint solution is the one that the definition names.</summary>
public sealed class JointRulesPropertyTests
{
    private const double Grid = .1;
    private const double Same = 1e-9;

    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(20_261_128, 7);

    // Two assets in two tiers, in tenths; the rules in force keep gap and tiers, as a change starts from.
    private static Arbitrary<Case> Cases => Arb.From(
        from gap in Gen.Choose(0, 2)
        from thresholds in Two(Gen.Choose(4, 10))
        from loans in Two(Gen.Choose(1, 8))
        let safe = (LoanToValue: Math.Max(loans.First, loans.Second), Threshold: Math.Max(thresholds.First, thresholds.Second))
        let risky = (LoanToValue: Math.Min(loans.First, loans.Second), Threshold: Math.Min(thresholds.First, thresholds.Second))
        where safe.LoanToValue <= safe.Threshold - gap && risky.LoanToValue <= risky.Threshold - gap
        from solved in Two(Gen.Choose(1, 9).SelectMany(threshold => Gen.Choose(1, threshold).Select(loanToValue => (LoanToValue: loanToValue, Threshold: threshold))))
        from loanToValue in Limit
        from threshold in Limit
        select new Case(
            SampleLimits.Rules(("S", Tenths(safe.LoanToValue), Tenths(safe.Threshold)), ("R", Tenths(risky.LoanToValue), Tenths(risky.Threshold))),
            SampleLimits.Rules(("S", Tenths(solved.First.LoanToValue), Tenths(solved.First.Threshold)), ("R", Tenths(solved.Second.LoanToValue), Tenths(solved.Second.Threshold))),
            SampleLimits.Limits(loanToValue, threshold, gap: Tenths(gap), tiers: [["S"], ["R"]])));

    private static Gen<ParameterLimit> Limit =>
        from step in Gen.Choose(0, 4)
        from least in Gen.Choose(0, 4)
        from most in Gen.Choose(0, 4)
        select SampleLimits.Limit(step == 0 ? null : Tenths(step), null, least == 0 ? null : Tenths(least), most == 0 ? null : Tenths(10 - most), Grid);

    // Without the loan-to-value's share of its threshold, which has tests of its own: its target would move with the point.
    [Fact]
    public void The_solution_is_the_loosest_allowed_point_that_is_no_looser_than_its_target_but_where_every_allowed_point_is() => Prop.ForAll(Cases, IsLoosestSafe).Check(Runs);

    [Fact]
    public void Recommendations_keep_steps_order_gap_and_rounding_and_say_where_they_are_looser_than_solved() => Prop.ForAll(Cases, IsWithinLimits).Check(Runs);

    private static void IsLoosestSafe(Case one)
    {
        // The definition is of rules in force within the bounds.
        if (Values(one.InForce).Any(value => !IsWithin(value.Value, one.Limits.Of(value.Parameter)))) return;
        Dictionary<string, CollateralRule>[] allowed = [.. Points().Where(point => IsAllowed(point, one))];
        double[] tightest = [.. Enumerable.Range(0, 4).Select(i => allowed.Min(point => Vector(point)[i]))];
        double[] most = [.. Vector(one.Solved.Collateral).Zip(tightest, Math.Max)];
        Dictionary<string, CollateralRule>[] safe = [.. allowed.Where(point => Vector(point).Zip(most).All(pair => pair.First <= pair.Second + Same))];
        double[] loosest = [.. Enumerable.Range(0, 4).Select(i => safe.Max(point => Vector(point)[i]))];

        double[] found = Vector(JointRules.Solve(one.InForce, new SolvedRules(one.Solved, new Dictionary<string, double>()), one.Limits).Rules.Collateral);
        Assert.All(loosest.Zip(found), pair => Assert.Equal(pair.First, pair.Second, Same));
    }

    private static void IsWithinLimits(Case one)
    {
        SolvedRules solved = SampleLimits.Solved(one.Solved);
        LimitedRules limited = JointRules.Solve(one.InForce, solved, one.Limits);
        Assert.True(IsOrdered(limited.Rules.Collateral, one.Limits.LeastGap));
        IReadOnlyList<BindingLimit> binding = limited.Binding(solved, one.Limits);
        foreach ((string asset, MarginParameter parameter, double value) in Values(limited.Rules))
        {
            double inForce = LimitedRules.Value(one.InForce, asset, parameter);
            double target = LimitedRules.Value(one.Solved, asset, parameter);
            ParameterLimit limit = one.Limits.Of(parameter);
            Assert.True(Math.Abs(value - inForce) <= limit.Step(inForce) + Same);
            Assert.True(IsWithin(value, limit) || !IsWithin(inForce, limit) || IsHeldByAnother(binding, asset, parameter), $"{asset} {parameter} {value}");
            Assert.Equal(Math.Abs(value - target) > Same, binding.Any(bound => bound.Asset == asset && bound.Parameter == parameter && bound.IsLooser == value > target));
        }
    }

    private static bool IsHeldByAnother(IReadOnlyList<BindingLimit> binding, string asset, MarginParameter parameter) =>
        binding.Any(bound => bound.Asset == asset && bound.Parameter == parameter && bound.Kind is LimitKind.Pair or LimitKind.Tier);

    private static IEnumerable<(string Asset, MarginParameter Parameter, double Value)> Values(MarginRules rules) => rules.Collateral.SelectMany(rule => new[]
    {
        (rule.Key, MarginParameter.LoanToValue, rule.Value.LoanToValue),
        (rule.Key, MarginParameter.LiquidationThreshold, rule.Value.LiquidationThreshold),
    });

    private static bool IsWithin(double value, ParameterLimit limit) => value >= (limit.Minimum ?? 0) - Same && value <= (limit.Maximum ?? 1) + Same;

    private static bool IsOrdered(IReadOnlyDictionary<string, CollateralRule> rules, double gap) =>
        rules.Values.All(rule => rule.LoanToValue <= rule.LiquidationThreshold - gap + Same && rule.LoanToValue > 0)
        && rules["R"].LoanToValue <= rules["S"].LoanToValue + Same
        && rules["R"].LiquidationThreshold <= rules["S"].LiquidationThreshold + Same;

    private static bool IsAllowed(Dictionary<string, CollateralRule> point, Case one) =>
        IsOrdered(point, one.Limits.LeastGap)
        && Values(one.InForce with { Collateral = point }).All(value =>
        {
            double inForce = LimitedRules.Value(one.InForce, value.Asset, value.Parameter);
            ParameterLimit limit = one.Limits.Of(value.Parameter);
            return IsWithin(value.Value, limit) && Math.Abs(value.Value - inForce) <= limit.Step(inForce) + Same;
        });

    private static double[] Vector(IReadOnlyDictionary<string, CollateralRule> rules) =>
        [rules["S"].LoanToValue, rules["S"].LiquidationThreshold, rules["R"].LoanToValue, rules["R"].LiquidationThreshold];

    private static IEnumerable<Dictionary<string, CollateralRule>> Points() =>
        from a in Enumerable.Range(1, 10)
        from b in Enumerable.Range(a, 11 - a)
        from c in Enumerable.Range(1, 10)
        from d in Enumerable.Range(c, 11 - c)
        select new Dictionary<string, CollateralRule> { ["S"] = new(a / 10.0, b / 10.0), ["R"] = new(c / 10.0, d / 10.0) };

    private static Gen<(T First, T Second)> Two<T>(Gen<T> one) => one.SelectMany(first => one.Select(second => (first, second)));

    private static double Tenths(int count) => count / 10.0;

    private sealed record Case(MarginRules InForce, MarginRules Solved, GovernanceLimits Limits);
}
