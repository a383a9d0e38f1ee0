using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Simulation.Execution;

/// <summary>What a run gave.</summary>
/// <param name="Tallies">The merged tallies.</param>
/// <param name="PlanHash">SHA-256 of the canonical plan.</param>
/// <param name="Fingerprint">SHA-256 over the plan's hash and the tallies; equal on every machine.</param>
/// <param name="Settings">Paths, seed and precision.</param>
/// <param name="Backend">What ran it.</param>
/// <param name="Elapsed">Wall time.</param>
public sealed record SimulationResult(
    MergedTallies Tallies,
    string PlanHash,
    string Fingerprint,
    SimulationSettings Settings,
    string Backend,
    TimeSpan Elapsed);
