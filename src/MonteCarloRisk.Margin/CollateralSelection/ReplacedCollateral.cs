using MonteCarloRisk.Margin.Tails;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.CollateralSelection;

/// <summary>The protocol where a share of all collateral is one asset in the place of what it is.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="InsolvencyProbability">Probability that the protocol has bad debt then.</param>
/// <param name="InsolvencyChange">What that is more than today's, on the same paths.</param>
/// <param name="BadDebtChange">The same of the mean bad debt, in the numéraire.</param>
/// <param name="AtFirstLoss">Mean log return of the asset to the protocol's first loss as it is today; null where fewer than two paths have one.</param>
public sealed record ReplacedCollateral(string Asset, Estimate InsolvencyProbability, Estimate InsolvencyChange, Estimate BadDebtChange, AssetMove? AtFirstLoss);
