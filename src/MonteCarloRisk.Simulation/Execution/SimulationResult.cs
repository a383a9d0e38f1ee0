using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Simulation.Runs;

namespace MonteCarloRisk.Simulation.Execution;

/// <summary>What a run gave.</summary>
/// <param name="Tallies">The merged tallies.</param>
/// <param name="PlanHash">SHA-256 of the canonical plan of as many paths as were run.</param>
/// <param name="Fingerprint">SHA-256 over the plan's hash and the tallies; equal on every machine.</param>
/// <param name="Settings">Paths that were run, seed and precision.</param>
/// <param name="Backend">What ran it.</param>
/// <param name="Elapsed">Wall time, that of earlier parts of the run included.</param>
/// <param name="Stopped">What ended it: "all paths", its stopping rule in words, or "maximum paths, before" the rule.</param>
/// <param name="Devices">What each device did.</param>
/// <param name="FromStore">Whether it was found finished in the run store.</param>
public sealed record SimulationResult(
    MergedTallies Tallies,
    string PlanHash,
    string Fingerprint,
    SimulationSettings Settings,
    string Backend,
    TimeSpan Elapsed,
    string Stopped,
    IReadOnlyList<DeviceReport> Devices,
    bool FromStore);
