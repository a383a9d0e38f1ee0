using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Margin.ModelRisk;

/// <summary>Makes one requirement of those under several models. A requirement that is not resolved counts as larger than any other, since it may be.</summary>
public static class RuleOverModels
{
    // A share of the models that is whole but for a rounding.
    private const double Rounding = 1e-9;

    /// <summary>The models that a rule looks at.</summary>
    public static IReadOnlyList<ModelAnswers> Considered(ModelRiskRule rule, IReadOnlyList<ModelAnswers> models)
    {
        if (rule is not ModelRiskRule.WorstThatPasses) return models;
        ModelAnswers[] kept = [.. models.Where(model => model.BackTest != BackTestVerdict.Refused)];
        return kept.Length > 0 ? kept : models;
    }

    /// <summary>The requirement of one subject.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="models">The models, at least one.</param>
    /// <param name="subject">Index of the subject.</param>
    public static ChosenRequirement Of(ModelRiskRule rule, IReadOnlyList<ModelAnswers> models, int subject)
    {
        (ModelAnswers Model, ModelRequirement Answer)[] ordered =
            [.. Considered(rule, models).Select(model => (model, Answer: model.Requirements[subject])).OrderBy(one => one.Answer.SafeRequirement ?? double.PositiveInfinity)];
        int place = rule is ModelRiskRule.Quantile { Level: var level } ? (int)Math.Ceiling((level * ordered.Length) - Rounding) - 1 : ordered.Length - 1;
        (ModelAnswers binding, ModelRequirement requirement) = ordered[place];
        double?[] loans = [.. ordered.Take(place + 1).Select(one => one.Answer.LoanToValue)];
        return requirement.SafeRequirement is { } safe
            ? new ChosenRequirement(safe, loans.Min(), binding.Model, "")
            : new ChosenRequirement(null, null, "", $"not resolved under {binding.Model}: {requirement.Reason}");
    }
}
