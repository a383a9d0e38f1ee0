using System.Text.Json.Serialization;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>
/// What short options on one underlying require, from standard writers: one short contract each against cash of its value plus the initial
/// margin in force; the requirement is that of the contract that needs most.
/// </summary>
/// <param name="Underlying">Name of the underlying asset.</param>
/// <param name="Contract">Name of the contract that needs most.</param>
/// <param name="Current">The rule in force.</param>
/// <param name="Recommended">The recommended rule; the one in force where the target could not be resolved.</param>
/// <param name="Solution">The requirement of that contract, as a fraction of the underlying's value.</param>
/// <param name="CurrentInsolvencyProbability">Its standard writer under the rule in force.</param>
/// <param name="RecommendedInsolvencyProbability">Its standard writer under the recommended rule.</param>
public sealed record OptionRequirement(
    string Underlying,
    string Contract,
    OptionMarginRule Current,
    OptionMarginRule Recommended,
    RequirementSolution Solution,
    Estimate CurrentInsolvencyProbability,
    Estimate RecommendedInsolvencyProbability)
{
    /// <summary>The rule that would be recommended without governance limits; null where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OptionMarginRule? Solved { get; init; }
}
