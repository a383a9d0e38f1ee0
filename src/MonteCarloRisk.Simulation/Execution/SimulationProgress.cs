namespace MonteCarloRisk.Simulation.Execution;

/// <summary>How far a run is.</summary>
/// <param name="PathsDone">Paths merged.</param>
/// <param name="Paths">Paths asked for.</param>
/// <param name="Elapsed">Time since the start.</param>
public readonly record struct SimulationProgress(long PathsDone, long Paths, TimeSpan Elapsed);
