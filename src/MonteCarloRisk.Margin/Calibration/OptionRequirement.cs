using System.Text.Json.Serialization;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>
/// What short options on one underlying require, from standard writers of one contract each: those who have the maintenance margin or more today, and who opens at the initial margin. Each margin is that of the contract that needs most.
/// </summary>
/// <param name="Underlying">Name of the underlying asset.</param>
/// <param name="Contract">Name of the contract that needs the largest maintenance margin.</param>
/// <param name="Current">The rule in force.</param>
/// <param name="Recommended">The recommended rule; the one in force where the targets could not be resolved.</param>
/// <param name="Solution">The maintenance margin of that contract, as a fraction of the underlying's value.</param>
/// <param name="CurrentInsolvencyProbability">The worst of its writers who have the maintenance margin in force or more.</param>
/// <param name="RecommendedInsolvencyProbability">The same under the recommended rule.</param>
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

    /// <summary>Equity today of the writer that sets the maintenance margin, beyond the option's value and as a fraction of the underlying's value; null in documents of earlier versions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Equity { get; init; }

    /// <summary>Name of the contract that needs the largest initial margin; null in documents of earlier versions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? InitialContract { get; init; }

    /// <summary>The initial margin from which the maintenance margin is reached within the horizon with the breach target's probability; null where not resolved, and in documents of earlier versions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Estimate? Initial { get; init; }

    /// <summary>Breach of a writer of <see cref="InitialContract"/> who opens at the initial margin in force; null in documents of earlier versions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Estimate? CurrentBreachProbability { get; init; }

    /// <summary>The same under the recommended rule; null in documents of earlier versions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Estimate? RecommendedBreachProbability { get; init; }
}
