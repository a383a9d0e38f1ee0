namespace MonteCarloRisk.Margin.ModelRisk;

/// <summary>The requirement that the rule over the models makes.</summary>
/// <param name="Requirement">Maintenance requirement: equity over debt, or over notional of short options; null where it is not told.</param>
/// <param name="LoanToValue">The loan-to-value that goes with it, by the same rule; null likewise, and of short options.</param>
/// <param name="Model">The model whose requirement it is; empty where there is none.</param>
/// <param name="Reason">Why it is not told; empty where it is.</param>
public sealed record ChosenRequirement(double? Requirement, double? LoanToValue, string Model, string Reason);
