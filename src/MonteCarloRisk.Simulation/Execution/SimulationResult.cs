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
/// <param name="Devices">What each device did, in all parts of the run.</param>
/// <param name="FromStore">Whether it was found finished in the run store; time, devices and notices are then those of the first time.</param>
/// <param name="Key">What names the run in a store.</param>
/// <param name="ErrorTargetMet">Whether its error target was met; null where it had none.</param>
/// <param name="Notices">What was told of it while it ran, in all its parts, one line each: devices that failed, that were started again or quarantined, earlier parts that were gone on with.</param>
public sealed record SimulationResult(
    MergedTallies Tallies,
    string PlanHash,
    string Fingerprint,
    SimulationSettings Settings,
    string Backend,
    TimeSpan Elapsed,
    string Stopped,
    IReadOnlyList<DeviceReport> Devices,
    bool FromStore,
    string Key,
    bool? ErrorTargetMet,
    IReadOnlyList<string> Notices);
