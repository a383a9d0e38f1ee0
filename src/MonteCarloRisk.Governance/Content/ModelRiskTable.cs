using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Governance.Numbers;
using MonteCarloRisk.Margin.ModelRisk;

namespace MonteCarloRisk.Governance.Content;

/// <summary>The answers under every plausible model.</summary>
static class ModelRiskTable
{
    public const string Title = "Under other models";

    /// <summary>Requirements by subject, a column a model, and what the rule makes of them.</summary>
    public static ReportTable Requirements(ModelRiskAnswers risk) => new(
        [
            new ReportColumn("Maintenance requirement", false),
            new ReportColumn("In force", true),
            .. risk.Models.Select(model => new ReportColumn(Name(model), true)),
            new ReportColumn("By the rule", true),
        ],
        [
            .. risk.Subjects.Select((subject, i) => (IReadOnlyList<ReportCell>)
            [
                new ReportCell(Name(subject)),
                new ReportCell(NumberText.Percent(subject.Current), Limit(subject, subject.Current)),
                .. risk.Models.Select(model => Requirement(model.Requirements[i])),
                Chosen(subject, risk.Chosen[i]),
            ]),
        ]);

    /// <summary>Back-test and the protocol's insolvency, a row a model.</summary>
    public static ReportTable Models(ModelRiskAnswers risk) => new(
        [new ReportColumn("Model", false), new ReportColumn("Back-test", false), new ReportColumn("Protocol insolvent, current", true), new ReportColumn("Protocol insolvent, recommended", true)],
        [
            .. risk.Models.Select(model => (IReadOnlyList<ReportCell>)
            [
                new ReportCell(Name(model)),
                new ReportCell(Verdict(model.BackTest), model.BackTestDetail.Replace("; ", "\n", StringComparison.Ordinal)),
                EstimateCell.Probability(model.CurrentInsolvency),
                EstimateCell.Probability(model.RecommendedInsolvency),
            ]),
        ]);

    public static IReadOnlyList<string> Refused(ModelRiskAnswers risk) => [.. risk.Refused.Select(model => $"{model.Model}: {model.Reason}")];

    /// <summary>The rule in words.</summary>
    public static string Rule(ModelRiskAnswers risk) => risk.Rule switch
    {
        ModelRiskRule.Worst => "The rule takes the largest requirement under any model.",
        ModelRiskRule.Quantile quantile => $"The rule takes the smallest requirement that is enough under {NumberText.Level(quantile.Level)} of the models.",
        _ when risk.Models.Count > 0 && risk.Models.All(model => model.BackTest == BackTestVerdict.Refused) => "The rule takes the largest requirement under the models that no back-test refuses; here each is refused, so it takes the largest of all.",
        _ => "The rule takes the largest requirement under the models that no back-test refuses; models without one count.",
    };

    /// <summary>What the recommended parameters rest on, in words.</summary>
    public static string Basis(ModelRiskAnswers risk) => IsRuled(risk)
        ? $"The recommended parameters are the rule's, within the limits of governance; each is measured under the model that sets it: {Setting(risk)}. Protocol, alternatives, sizes, caps and frontier of the protocol are those of the market's own model."
        : "It stands beside the recommended parameters, which are those of the market's own model, and does not move them.";

    /// <summary>By subject, the model that sets its requirement.</summary>
    public static string Setting(ModelRiskAnswers risk) => string.Join(", ", risk.Subjects.Zip(risk.Chosen, (subject, chosen) => $"{Name(subject)} {(chosen.Model.Length > 0 ? chosen.Model : "none")}"));

    /// <summary>Whether the recommended parameters are the rule's.</summary>
    public static bool IsRuled(ModelRiskAnswers? risk) => risk?.Recommendation == RecommendationBasis.Rule;

    public static string Name(RequirementSubject subject) => subject.IsOption ? $"{subject.Name} (short options)" : subject.IsPerpetual ? $"{subject.Name} (perpetuals)" : subject.Name;

    static string Name(ModelAnswers model) => model.IsOwn ? $"{model.Model} (the market's)" : model.Model;

    static string Verdict(BackTestVerdict verdict) => verdict switch
    {
        BackTestVerdict.Passes => "passes",
        BackTestVerdict.Refused => "refused",
        _ => "not tested",
    };

    static ReportCell Requirement(ModelRequirement answer) => answer.Requirement is { } requirement ? EstimateCell.Percent(requirement) : new ReportCell("not resolved", answer.Reason);

    static ReportCell Chosen(RequirementSubject subject, ChosenRequirement chosen) => chosen.Requirement is { } requirement
        ? new ReportCell(NumberText.Percent(requirement), $"{Limit(subject, requirement)}\n{(chosen.LoanToValue is { } loan ? $"loan-to-value {NumberText.Percent(loan)}\n" : "")}{chosen.Model}")
        : new ReportCell("not told", chosen.Reason);

    static string Limit(RequirementSubject subject, double requirement) => subject.IsOption || subject.IsPerpetual ? "of the notional" : $"threshold {NumberText.Percent(1 / (1 + requirement))}";
}
