using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Runs;

/// <summary>A run as a store keeps it.</summary>
/// <param name="Summary">The run in a list.</param>
/// <param name="Plan">Its plan, with the most paths that it may take.</param>
/// <param name="Lineage">Where it came from.</param>
/// <param name="CodeVersion">Version of the code that began it.</param>
/// <param name="Checkpoint">Its last checkpoint.</param>
/// <param name="Restarts">Why its blocks were dropped and done again, once each.</param>
public sealed record StoredRun(
    RunSummary Summary,
    SimulationPlan Plan,
    RunLineage Lineage,
    string CodeVersion,
    Checkpoint Checkpoint,
    IReadOnlyList<string> Restarts);
