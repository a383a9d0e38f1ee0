using System.Text.Json.Serialization;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.ModelRisk;

/// <summary>What one asset or underlying requires under one model.</summary>
/// <param name="Requirement">The maintenance requirement solved: equity over debt, or over notional of short options or a perpetual; null where it could not be resolved.</param>
/// <param name="SafeRequirement">Its safe end as rules are stated, to a tenth of a percent of the limit; null likewise.</param>
/// <param name="LoanToValue">The recommended loan-to-value; null likewise, and where nothing is lent.</param>
/// <param name="Reason">Why it could not be resolved; empty where it was.</param>
public sealed record ModelRequirement(Estimate? Requirement, double? SafeRequirement, double? LoanToValue, string Reason)
{
    /// <summary>The breach target's quantile of the lowest price over today's, its safe end; null where nothing is lent or it could not be resolved, and in documents of earlier versions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? LowestPrice { get; init; }
}
