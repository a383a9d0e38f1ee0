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

    /// <summary>Aave's risk steward: 50 basis points of a loan-to-value, either way, so that of 70% 70.50% may follow and 70.51% may not.</summary>
    [Theory]
    [InlineData(.7050, .7050)]
    [InlineData(.7051, .7050)]
    [InlineData(.6950, .6950)]
    [InlineData(.6949, .6950)]
    public void A_step_of_fifty_basis_points_ends_where_a_risk_steward_refuses(double solved, double allowed)
    {
        GovernanceLimits limits = Limits(loanToValue: Limit(step: .005, rounding: .0001), threshold: Limit(rounding: .0001));
        LimitedRules limited = JointRules.Solve(Rules(("A", .7, .8)), Solved(Rules(("A", solved, .8))), limits);
        Assert.Equal(new CollateralRule(allowed, .8), limited.Rules.Collateral["A"]);
    }

    /// <summary>Where the steward's description and its code differ, the code counts: 10_00 of a loan-to-value of 70% is ten points, 60% to 80%, not a tenth of it, 63% to 77%.</summary>
    [Theory]
    [InlineData(.85, .80)]
    [InlineData(.80, .80)]
    [InlineData(.60, .60)]
    [InlineData(.55, .60)]
    public void A_step_in_points_is_no_share_of_the_value(double solved, double allowed)
    {
        GovernanceLimits limits = Limits(loanToValue: Limit(step: .1, rounding: .0001), threshold: Limit(rounding: .0001));
        LimitedRules limited = JointRules.Solve(Rules(("A", .7, .9)), Solved(Rules(("A", solved, .9))), limits);
        Assert.Equal(new CollateralRule(allowed, .9), limited.Rules.Collateral["A"]);
    }

    /// <summary>30% of a cap of 1,000,000: 700,000 to 1,300,000.</summary>
    [Fact]
    public void A_relative_step_is_that_of_a_risk_stewards_cap()
    {
        double step = Limit(relative: .3).Step(1_000_000);
        Assert.Equal((700_000, 1_300_000), (1_000_000 - step, 1_000_000 + step));
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

    [Fact]
    public void An_initial_margin_follows_its_maintenance_margin_where_that_is_limited_tighter_than_solved()
    {
        SolvedRules solved = Solved(Options(("A", .3, .1))) with { OptionMoves = new Dictionary<string, IReadOnlyList<WorstMove>> { ["A"] = [new(.2, 1), new(.14, 1.3)] } };
        GovernanceLimits limits = Limits(maintenance: Limit(least: .3));
        LimitedRules limited = JointRules.Solve(Options(("A", .25, .12)), solved, limits);

        // .14 + 1.3 * .3 is .53, above .2 + .3.
        Assert.Equal(new OptionMarginRule(.53, .3), limited.Rules.Options["A"]);
        BindingLimit initial = Assert.Single(limited.Binding(solved, limits), bound => bound.Parameter == MarginParameter.InitialMargin);
        Assert.Equal((LimitKind.Threshold, "its maintenance margin", false), (initial.Kind, initial.Reason(), initial.IsLooser));

        // One that a step holds below its solution takes nothing off the initial margin.
        Assert.Equal(new OptionMarginRule(.3, .05), JointRules.Solve(Options(("A", .25, .04)), solved, Limits(maintenance: Limit(step: .01))).Rules.Options["A"]);
    }

    [Fact]
    public void Perpetuals_keep_steps_bounds_and_tiers_with_the_others()
    {
        MarginRules inForce = PerpetualRules(("SAFE", .1, .05), ("RISKY", .1, .05));
        SolvedRules solved = Solved(PerpetualRules(("SAFE", .3, .2), ("RISKY", .25, .1)));
        LimitedRules tiered = JointRules.Solve(inForce, solved, Limits(tiers: [["SAFE"], ["RISKY"]]));
        Assert.Equal((new PerpetualMarginRule(.3, .2), new PerpetualMarginRule(.3, .2)), (tiered.Rules.Perpetuals["SAFE"], tiered.Rules.Perpetuals["RISKY"]));
        Assert.Contains(tiered.Binding(solved, Limits(tiers: [["SAFE"], ["RISKY"]])), bound => (bound.Asset, bound.Parameter, bound.Kind, bound.Other) == ("RISKY", MarginParameter.PerpetualMaintenanceMargin, LimitKind.Tier, "SAFE"));

        GovernanceLimits stepped = Limits(initial: Limit(step: .04), maintenance: Limit(most: .08));
        LimitedRules limited = JointRules.Solve(inForce, solved, stepped);
        Assert.Equal(new PerpetualMarginRule(.14, .08), limited.Rules.Perpetuals["SAFE"]);
        BindingLimit initial = limited.Binding(solved, stepped).First(bound => bound.Parameter == MarginParameter.PerpetualInitialMargin);
        Assert.Equal((LimitKind.LargestStep, 5, .3, true), (initial.Kind, initial.Changes, initial.Eventual, initial.IsLooser));

        // Options and perpetuals on one asset are different parameters.
        MarginRules both = inForce with { Options = Options(("SAFE", .2, .1), ("RISKY", .2, .1)).Options };
        MarginRules freed = JointRules.Solve(both, Solved(both with { Perpetuals = solved.Rules.Perpetuals }), Limits(tiers: [["SAFE"], ["RISKY"]])).Rules;
        Assert.Equal(new OptionMarginRule(.2, .1), freed.Options["RISKY"]);
    }
}
