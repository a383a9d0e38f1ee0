using System.Text.Json.Serialization;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.CommonRandomNumbers;

namespace MonteCarloRisk.Margin.ModelRisk;

/// <summary>The answers under every plausible model, side by side, and the rule over them.</summary>
/// <param name="Subjects">What has a requirement.</param>
/// <param name="Models">The models, the market's own first.</param>
/// <param name="Refused">Models that give no answers.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Chosen">By subject, what the rule makes of the models' requirements.</param>
/// <param name="Runs">The simulations.</param>
public sealed record ModelRiskAnswers(
    IReadOnlyList<RequirementSubject> Subjects,
    IReadOnlyList<ModelAnswers> Models,
    IReadOnlyList<RefusedModel> Refused,
    ModelRiskRule Rule,
    IReadOnlyList<ChosenRequirement> Chosen,
    StudyRuns Runs)
{
    /// <summary>What the recommended margins rest on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public RecommendationBasis Recommendation { get; init; }
}
