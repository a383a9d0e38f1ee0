using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Cli.Answers;

/// <summary>A checked request: what computes its answer.</summary>
delegate EstimateAnswer RequestedRun(SimulationRunner runner, CancellationToken cancellation);
