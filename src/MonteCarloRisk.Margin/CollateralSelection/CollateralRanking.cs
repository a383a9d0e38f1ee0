using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.CommonRandomNumbers;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.CollateralSelection;

/// <summary>Which collateral adds least safety.</summary>
/// <param name="Share">Share of each account's collateral value that is replaced.</param>
/// <param name="Paths">Paths of each point.</param>
/// <param name="InsolvencyProbability">The probability as it is today, on the same paths.</param>
/// <param name="Assets">The collateral, that which adds least safety first: by the change of the mean bad debt, the largest rise first.</param>
/// <param name="Runs">The simulations.</param>
public sealed record CollateralRanking(double Share, ReplicatedPaths Paths, Estimate InsolvencyProbability, IReadOnlyList<ReplacedCollateral> Assets, StudyRuns Runs);
