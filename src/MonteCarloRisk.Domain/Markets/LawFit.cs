namespace MonteCarloRisk.Domain.Markets;

/// <summary>The parameters that a law of returns was fitted with, with their fitting errors.</summary>
/// <param name="Method">How they and their intervals were found.</param>
/// <param name="Level">Confidence level of the intervals.</param>
/// <param name="Parameters">The parameters.</param>
public sealed record LawFit(string Method, double Level, IReadOnlyList<FittedParameter> Parameters);
