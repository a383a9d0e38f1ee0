using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Margin.Recommendation;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>Recommended margin rules.</summary>
/// <param name="Rules">The rules; a requirement that could not be resolved keeps the value in force.</param>
/// <param name="Unresolved">One line for each requirement that could not be resolved: which, why, and what would help.</param>
public sealed record MarginRulesRecommendation(MarginRules Rules, IReadOnlyList<string> Unresolved)
{
    /// <summary>The subject of the lines of the insurance fund.</summary>
    public const string Fund = "insurance fund";

    /// <summary>The governance limits that keep parameters from their solved values.</summary>
    public IReadOnlyList<BindingLimit> Binding { get; init; } = [];
}
