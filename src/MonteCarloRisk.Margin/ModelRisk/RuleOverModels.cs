using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Margin.ModelRisk;

/// <summary>Makes one requirement of those under several models. A requirement that is not resolved counts as larger than any other, since it may be.</summary>
public static class RuleOverModels
{
    // A share of the models that is whole but for a rounding.
    private const double Rounding = 1e-9;

    /// <summary>The models whose requirement the rule's is enough for, by their requirement, ascending: the last one sets it.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="models">The models, at least one.</param>
    /// <param name="backTest">What a model's back-test says.</param>
    /// <param name="requirement">What a model asks; null where it was not resolved.</param>
    public static IReadOnlyList<TModel> Covered<TModel>(ModelRiskRule rule, IReadOnlyList<TModel> models, Func<TModel, BackTestVerdict> backTest, Func<TModel, double?> requirement)
    {
        TModel[] ordered = [.. Considered(rule, models, backTest).OrderBy(model => requirement(model) ?? double.PositiveInfinity)];
        return rule is ModelRiskRule.Quantile { Level: var level } ? ordered[..(int)Math.Ceiling((level * ordered.Length) - Rounding)] : ordered;
    }

    /// <summary>The requirement of one subject.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="models">The models, at least one.</param>
    /// <param name="subject">Index of the subject.</param>
    /// <param name="loanToValue">What loan-to-values are multiples of.</param>
    public static ChosenRequirement Of(ModelRiskRule rule, IReadOnlyList<ModelAnswers> models, int subject, ParameterLimit? loanToValue = null)
    {
        IReadOnlyList<ModelAnswers> covered = Covered(rule, models, model => model.BackTest, model => model.Requirements[subject].SafeRequirement);
        ModelRequirement requirement = covered[^1].Requirements[subject];
        if (requirement.SafeRequirement is not { } safe) return new ChosenRequirement(null, null, "", $"not resolved under {covered[^1].Model}: {requirement.Reason}");

        // Under a threshold below its own a model's loan-to-value falls along, as a share of it.
        double? lowest = covered.Min(model => model.Requirements[subject].LowestPrice);
        return new ChosenRequirement(safe, lowest is { } price ? LoanToValue(price, 1 / (1 + safe), loanToValue ?? ParameterLimit.None) : null, covered[^1].Model, "");
    }

    /// <summary>The largest loan-to-value under a threshold.</summary>
    /// <param name="lowestPrice">The breach target's quantile of the lowest price over today's, its safe end.</param>
    /// <param name="threshold">The liquidation threshold.</param>
    /// <param name="limit">What it is a multiple of.</param>
    internal static double LoanToValue(double lowestPrice, double threshold, ParameterLimit limit) => limit.Down(Math.Min(1, lowestPrice) * threshold);

    private static IReadOnlyList<TModel> Considered<TModel>(ModelRiskRule rule, IReadOnlyList<TModel> models, Func<TModel, BackTestVerdict> backTest)
    {
        if (rule is not ModelRiskRule.WorstThatPasses) return models;
        TModel[] kept = [.. models.Where(model => backTest(model) != BackTestVerdict.Refused)];
        return kept.Length > 0 ? kept : models;
    }
}
