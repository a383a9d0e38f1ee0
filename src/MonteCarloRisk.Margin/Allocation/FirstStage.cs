using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Statistics.Tails;

namespace MonteCarloRisk.Margin.Allocation;

/// <summary>What the first stage of an allocation told.</summary>
/// <param name="Result">Its run, which keeps the tail.</param>
/// <param name="Buckets">The buckets of the bad debt.</param>
/// <param name="BucketTally">The first of their tallies.</param>
/// <param name="ExpectedBadDebt">The mean bad debt.</param>
/// <param name="Risks">The tail at the levels that are allocated.</param>
internal sealed record FirstStage(SimulationResult Result, LogBuckets Buckets, int BucketTally, Estimate ExpectedBadDebt, IReadOnlyList<TailRisk> Risks);
