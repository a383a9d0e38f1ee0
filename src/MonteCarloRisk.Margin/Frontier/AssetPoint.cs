using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Frontier;

/// <summary>A rule on the frontier of an asset.</summary>
/// <param name="Requirement">Maintenance requirement: equity over debt of a loan, over the notional of short options.</param>
/// <param name="Leverage">Position over equity at the requirement: 1 / (1 - liquidation threshold) of a loan, 1 / requirement of short options.</param>
/// <param name="InsolvencyProbability">Probability that the standard account is insolvent at close-out.</param>
/// <param name="MarginalCost">Requirement that makes an insolvency ten times as rare, at this point; null where the paths do not tell.</param>
public sealed record AssetPoint(double Requirement, double Leverage, Estimate InsolvencyProbability, Estimate? MarginalCost);
