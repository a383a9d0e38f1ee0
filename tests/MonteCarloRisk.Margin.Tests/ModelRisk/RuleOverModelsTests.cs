using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.ModelRisk;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Tests.ModelRisk;

public sealed class RuleOverModelsTests
{
    private static readonly ModelAnswers[] Models =
    [
        Model("a", BackTestVerdict.Passes, .2),
        Model("b", BackTestVerdict.Refused, .5),
        Model("c", BackTestVerdict.NotTested, .3),
        Model("d", BackTestVerdict.Refused, .1),
    ];

    [Fact]
    public void Each_rule_takes_the_model_that_it_names()
    {
        Assert.Equal(("c", .3), Chosen(new ModelRiskRule.WorstThatPasses(), Models));
        Assert.Equal(("b", .5), Chosen(new ModelRiskRule.Worst(), Models));
        Assert.Equal(("d", .1), Chosen(new ModelRiskRule.Quantile(.25), Models));
        Assert.Equal(("a", .2), Chosen(new ModelRiskRule.Quantile(.26), Models));
        Assert.Equal(("a", .2), Chosen(new ModelRiskRule.Quantile(.5), Models));
        Assert.Equal(("c", .3), Chosen(new ModelRiskRule.Quantile(.75), Models));
        Assert.Equal(("b", .5), Chosen(new ModelRiskRule.Quantile(1), Models));

        // Ten models and a tenth of them, which is no sum of halves.
        ModelAnswers[] ten = [.. Enumerable.Range(1, 10).Select(i => Model($"{i}", BackTestVerdict.Passes, i / 10.0))];
        Assert.All(Enumerable.Range(1, 10), i => Assert.Equal(i / 10.0, Chosen(new ModelRiskRule.Quantile(i * .1), ten).Requirement));
    }

    [Fact]
    public void Where_each_is_refused_the_largest_of_all_counts() =>
        Assert.Equal(("b", .5), Chosen(new ModelRiskRule.WorstThatPasses(), [Models[1], Models[3]]));

    [Fact]
    public void What_one_model_does_not_resolve_is_larger_than_any_other()
    {
        ModelAnswers[] models = [.. Models, Model("e", BackTestVerdict.NotTested, null)];
        ChosenRequirement worst = RuleOverModels.Of(new ModelRiskRule.WorstThatPasses(), models, 0);
        Assert.Null(worst.Requirement);
        Assert.Equal("not resolved under e: too few paths", worst.Reason);
        Assert.Equal(("b", .5), Chosen(new ModelRiskRule.Quantile(.8), models));
    }

    // The threshold is c's, 1 / 1.3, and the lowest of the low prices a's: b and d do not count. By hand 0.7 / 1.3 = 0.5384..., and not the least of the models' own, 0.8 / 1.3 = 0.6153...
    [Fact]
    public void The_loan_to_value_meets_the_breach_target_of_every_model_covered_under_the_threshold_taken()
    {
        ModelAnswers[] models = [Model("a", BackTestVerdict.Passes, .2, .7), Model("b", BackTestVerdict.Refused, .5, .1), Model("c", BackTestVerdict.NotTested, .3, .8), Model("d", BackTestVerdict.Refused, .1, .2)];
        Assert.Equal(.538, RuleOverModels.Of(new ModelRiskRule.WorstThatPasses(), models, 0).LoanToValue);
        Assert.Equal(.53, RuleOverModels.Of(new ModelRiskRule.WorstThatPasses(), models, 0, new ParameterLimit(null, null, null, null, .01)).LoanToValue);
        Assert.Equal(.066, RuleOverModels.Of(new ModelRiskRule.Worst(), models, 0).LoanToValue);
    }

    private static (string Model, double? Requirement) Chosen(ModelRiskRule rule, IReadOnlyList<ModelAnswers> models)
    {
        ChosenRequirement chosen = RuleOverModels.Of(rule, models, 0);
        return (chosen.Model, chosen.Requirement);
    }

    private static ModelAnswers Model(string name, BackTestVerdict verdict, double? requirement, double lowest = .9)
    {
        Estimate any = BinomialProportion.Estimate(1, 100, .95, "");
        return new ModelAnswers(name, name == "a", verdict, "", [new ModelRequirement(requirement is null ? null : any, requirement, requirement is { } one ? (1 / (1 + one)) - .1 : null, requirement is null ? "too few paths" : "") { LowestPrice = requirement is null ? null : lowest }], any, any);
    }
}
