using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.ModelRisk;

/// <summary>What one asset or underlying requires under one model.</summary>
/// <param name="Requirement">The maintenance requirement solved: equity over debt, or over notional of short options; null where it could not be resolved.</param>
/// <param name="SafeRequirement">Its safe end as rules are stated, to a tenth of a percent of the limit; null likewise.</param>
/// <param name="LoanToValue">The recommended loan-to-value; null likewise, and of short options.</param>
/// <param name="Reason">Why it could not be resolved; empty where it was.</param>
public sealed record ModelRequirement(Estimate? Requirement, double? SafeRequirement, double? LoanToValue, string Reason);
