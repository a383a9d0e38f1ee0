using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Margin.Recommendation;
using static MonteCarloRisk.Margin.Tests.Recommendation.SampleLimits;

namespace MonteCarloRisk.Margin.Tests.Recommendation;

public sealed class AlternativeRulesTests
{
    private static readonly MarginRules InForce = Rules(("A", .7, .8), ("B", .5, .6));
    private static readonly SolvedRules Strict = Solved(Rules(("A", .3, .4), ("B", .3, .4)));

    [Fact]
    public void The_alternatives_are_the_tightenings_alone_and_a_tenth_of_the_targets()
    {
        IReadOnlyList<(string Name, MarginRules Rules)> alternatives = AlternativeRules.Of(InForce, Rules(("A", .6, .7), ("B", .55, .75)), Strict, Limits());
        Assert.Equal([AlternativeRules.Tightenings, AlternativeRules.Stricter], alternatives.Select(one => one.Name));
        Assert.Equal((new CollateralRule(.6, .7), new CollateralRule(.5, .6)), (alternatives[0].Rules.Collateral["A"], alternatives[0].Rules.Collateral["B"]));
        Assert.Equal(new CollateralRule(.3, .4), alternatives[1].Rules.Collateral["A"]);
    }

    [Fact]
    public void Where_every_change_tightens_half_of_each_takes_the_place_of_the_tightenings_and_limits_hold_for_all()
    {
        GovernanceLimits limits = Limits(threshold: Limit(step: .1), loanToValue: Limit(step: .1));
        IReadOnlyList<(string Name, MarginRules Rules)> alternatives = AlternativeRules.Of(InForce, Rules(("A", .63, .73), ("B", .45, .55)), Strict, limits);
        Assert.Equal([AlternativeRules.Stricter, AlternativeRules.Half], alternatives.Select(one => one.Name));
        Assert.Equal(new CollateralRule(.6, .7), alternatives[0].Rules.Collateral["A"]);

        // Half of -7 is -3.5, rounded on the safe side.
        Assert.Equal((new CollateralRule(.66, .76), new CollateralRule(.47, .57)), (alternatives[1].Rules.Collateral["A"], alternatives[1].Rules.Collateral["B"]));
    }

    [Fact]
    public void Margins_are_tighter_where_they_are_higher()
    {
        MarginRules inForce = Options(("A", .2, .1), ("B", .2, .1));
        MarginRules recommended = Options(("A", .2, .15), ("B", .2, .05));
        IReadOnlyList<(string Name, MarginRules Rules)> alternatives = AlternativeRules.Of(inForce, recommended, Solved(recommended), Limits());
        Assert.Equal([AlternativeRules.Tightenings, AlternativeRules.Half], alternatives.Select(one => one.Name));
        Assert.Equal((.15, .1), (alternatives[0].Rules.Options["A"].MaintenanceMargin, alternatives[0].Rules.Options["B"].MaintenanceMargin));
        Assert.Equal((.13, .08), (alternatives[1].Rules.Options["A"].MaintenanceMargin, alternatives[1].Rules.Options["B"].MaintenanceMargin));
        Assert.Equal((1, 1), AlternativeRules.Count(inForce, recommended));
    }

    [Fact]
    public void Where_nothing_changes_only_what_is_stricter_is_left()
    {
        Assert.Equal([AlternativeRules.Stricter], AlternativeRules.Of(InForce, InForce, Strict, Limits()).Select(one => one.Name));
        Assert.Empty(AlternativeRules.Of(InForce, InForce, Solved(InForce), Limits()));
    }
}
