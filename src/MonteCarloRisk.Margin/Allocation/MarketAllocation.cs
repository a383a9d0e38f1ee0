using MonteCarloRisk.Margin.CommonRandomNumbers;

namespace MonteCarloRisk.Margin.Allocation;

/// <summary>Who carries the bad debt of a market.</summary>
/// <param name="Current">Under the rules in force.</param>
/// <param name="Recommended">Under the recommended rules.</param>
/// <param name="Runs">The simulations that tell the losses apart, on the paths of those of the rules.</param>
public sealed record MarketAllocation(LossAllocation Current, LossAllocation Recommended, StudyRuns Runs);
