using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Simulation.Execution;

/// <summary>How far a run is.</summary>
/// <param name="PathsDone">Paths merged, those of an earlier part of the run included.</param>
/// <param name="Paths">Paths asked for, or the most that the stopping rule allows.</param>
/// <param name="PathsBefore">Paths that an earlier part of the run had merged.</param>
/// <param name="Elapsed">Time since the start of this part.</param>
/// <param name="Label">What the estimate estimates.</param>
/// <param name="Estimate">The running estimate at the level 0.95; null before the first block.</param>
/// <param name="Stopping">What the run goes on for, such as "all paths".</param>
public readonly record struct SimulationProgress(
    long PathsDone, long Paths, long PathsBefore, TimeSpan Elapsed, string Label, Estimate? Estimate, Domain.Markets.StoppingRule Stopping);
