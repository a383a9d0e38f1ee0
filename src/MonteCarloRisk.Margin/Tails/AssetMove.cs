using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Tails;

/// <summary>How an asset moves where the protocol has bad debt, and how it moves on any path.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="AtFirstLoss">Mean log return from today to the close-out of the first insolvent account, over the paths that have bad debt; null where fewer than two have, not told where their weights carry no interval.</param>
/// <param name="DeviationAtFirstLoss">Standard deviation of that log return among these paths; null likewise.</param>
/// <param name="Usual">Mean log return to the horizon over the first paths of the run, with or without bad debt.</param>
/// <param name="UsualDeviation">Standard deviation of that log return among these paths.</param>
public sealed record AssetMove(string Asset, Estimate? AtFirstLoss, double? DeviationAtFirstLoss, Estimate Usual, double UsualDeviation);
