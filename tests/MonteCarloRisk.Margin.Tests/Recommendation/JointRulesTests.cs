using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Margin.Recommendation;
using static MonteCarloRisk.Margin.Tests.Recommendation.SampleLimits;

namespace MonteCarloRisk.Margin.Tests.Recommendation;

public sealed class JointRulesTests
{
    [Fact]
    public void Without_limits_the_solved_rules_are_recommended()
    {
        MarginRules solved = Rules(("A", .6, .85), ("B", .7, .9));
        LimitedRules limited = JointRules.Solve(Rules(("A", .75, .8), ("B", .2, .3)), Solved(solved), GovernanceLimits.None);
        Assert.True(LimitedRules.AreSame(solved, limited.Rules));
        Assert.Empty(limited.Binding(Solved(solved), GovernanceLimits.None));
    }

    [Fact]
    public void A_largest_step_is_kept_and_the_number_of_further_changes_told()
    {
        SolvedRules solved = Solved(Rules(("A", .6, .7)));
        GovernanceLimits limits = Limits(threshold: Limit(step: .03), loanToValue: Limit(step: .1));
        LimitedRules limited = JointRules.Solve(Rules(("A", .72, .8)), solved, limits);

        // 80% -> 77% -> 74% -> 71% -> 70%; the loan-to-value of 60/70 of the threshold, but never above the solved 60%.
        Assert.Equal(new CollateralRule(.62, .77), limited.Rules.Collateral["A"]);
        IReadOnlyList<BindingLimit> binding = limited.Binding(solved, limits);
        BindingLimit threshold = Assert.Single(binding, bound => bound.Parameter == MarginParameter.LiquidationThreshold);
        Assert.Equal((LimitKind.LargestStep, 4, .7, true), (threshold.Kind, threshold.Changes, threshold.Eventual, threshold.IsLooser));
        Assert.Equal("the largest step, 3 percentage points", threshold.Reason());
        Assert.Equal("3 more changes reach 70.00%", threshold.Further());
        BindingLimit loanToValue = Assert.Single(binding, bound => bound.Parameter == MarginParameter.LoanToValue);
        Assert.Equal((LimitKind.LargestStep, 2, .6), (loanToValue.Kind, loanToValue.Changes, loanToValue.Eventual));
    }

    [Fact]
    public void A_relative_step_is_of_the_value_in_force_and_the_smaller_of_two_steps_holds()
    {
        GovernanceLimits limits = Limits(maintenance: Limit(step: .05, relative: .5));
        Assert.Equal(new OptionMarginRule(.4, .06), JointRules.Solve(Options(("A", .4, .04)), Solved(Options(("A", .4, .3))), limits).Rules.Options["A"]);
        Assert.Equal(new OptionMarginRule(.4, .25), JointRules.Solve(Options(("A", .4, .2)), Solved(Options(("A", .4, .3))), limits).Rules.Options["A"]);
    }

    [Fact]
    public void A_riskier_tier_is_capped_by_a_safer_one_which_a_step_may_hold()
    {
        MarginRules inForce = Rules(("SAFE", .5, .8), ("RISKY", .5, .78));
        SolvedRules solved = Solved(Rules(("SAFE", .5, .7), ("RISKY", .5, .85)));
        LimitedRules free = JointRules.Solve(inForce, solved, Limits(tiers: [["SAFE"], ["RISKY"]]));
        Assert.Equal((.7, .7), (free.Rules.Collateral["SAFE"].LiquidationThreshold, free.Rules.Collateral["RISKY"].LiquidationThreshold));
        BindingLimit bound = Assert.Single(free.Binding(solved, Limits(tiers: [["SAFE"], ["RISKY"]])), one => one.Parameter == MarginParameter.LiquidationThreshold);
        Assert.Equal(("RISKY", LimitKind.Tier, "SAFE", false), (bound.Asset, bound.Kind, bound.Other, bound.IsLooser));

        // The safer one falls by one step alone; the riskier one must not fall behind what its own step allows.
        LimitedRules stepped = JointRules.Solve(inForce, solved, Limits(threshold: Limit(step: .01), tiers: [["SAFE"], ["RISKY"]]));
        Assert.Equal((.79, .79), (stepped.Rules.Collateral["SAFE"].LiquidationThreshold, stepped.Rules.Collateral["RISKY"].LiquidationThreshold));
    }

    [Fact]
    public void A_floor_of_the_riskier_tier_holds_the_safer_one_up()
    {
        // Both are solved far below; the riskier tier may fall by 1, so the safer one stays above it though its target is lower.
        MarginRules inForce = Rules(("SAFE", .3, .8), ("RISKY", .3, .8));
        GovernanceLimits limits = Limits(threshold: Limit(relative: .0125), loanToValue: Limit(least: .75), tiers: [["SAFE"], ["RISKY"]]);
        LimitedRules limited = JointRules.Solve(Rules(("SAFE", .75, .8), ("RISKY", .75, .8)), Solved(Rules(("SAFE", .4, .5), ("RISKY", .4, .5))), limits);
        Assert.Equal(.79, limited.Rules.Collateral["SAFE"].LiquidationThreshold);
        Assert.All(limited.Binding(Solved(Rules(("SAFE", .4, .5), ("RISKY", .4, .5))), limits), bound => Assert.True(bound.IsLooser));
        Assert.Equal(.3, inForce.Collateral["SAFE"].LoanToValue);
    }

    [Fact]
    public void Bounds_the_gap_and_the_rounding_are_kept_on_the_safe_side()
    {
        SolvedRules solved = Solved(Rules(("A", .59, .637)));
        LimitedRules rounded = JointRules.Solve(Rules(("A", .5, .6)), solved, Limits(loanToValue: Limit(rounding: .05), threshold: Limit(rounding: .05)));
        Assert.Equal(new CollateralRule(.55, .6), rounded.Rules.Collateral["A"]);

        LimitedRules gap = JointRules.Solve(Rules(("A", .5, .6)), solved, Limits(gap: .08));
        Assert.Equal(new CollateralRule(.55, .63), gap.Rules.Collateral["A"]);
        Assert.Equal(LimitKind.Pair, Assert.Single(gap.Binding(solved, Limits(gap: .08)), bound => bound.Parameter == MarginParameter.LoanToValue).Kind);

        LimitedRules least = JointRules.Solve(Rules(("A", .7, .8)), solved, Limits(threshold: Limit(least: .7), loanToValue: Limit(most: .5)));
        Assert.Equal(new CollateralRule(.5, .7), least.Rules.Collateral["A"]);
    }

    [Fact]
    public void A_bound_that_the_rules_in_force_break_is_approached_by_steps()
    {
        GovernanceLimits limits = Limits(threshold: Limit(step: .02, most: .7), loanToValue: Limit(step: .02, least: .4));
        SolvedRules solved = Solved(Rules(("A", .3, .9)));
        LimitedRules limited = JointRules.Solve(Rules(("A", .2, .8)), solved, limits);
        Assert.Equal(new CollateralRule(.22, .78), limited.Rules.Collateral["A"]);
        IReadOnlyList<BindingLimit> binding = limited.Binding(solved, limits);
        Assert.Equal((.7, 5), (binding[1].Eventual, binding[1].Changes));
        Assert.Equal((.4, 10), (binding[0].Eventual, binding[0].Changes));
    }

    [Fact]
    public void A_margin_is_raised_with_its_initial_margin_and_only_as_far_as_that_may_go()
    {
        GovernanceLimits limits = Limits(initial: Limit(step: .02));
        LimitedRules limited = JointRules.Solve(Options(("A", .15, .1)), Solved(Options(("A", .3, .3))), limits);
        Assert.Equal(new OptionMarginRule(.17, .17), limited.Rules.Options["A"]);
    }
}
