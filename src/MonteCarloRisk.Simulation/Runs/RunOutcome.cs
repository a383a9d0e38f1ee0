using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Simulation.Runs;

/// <summary>How a run ended.</summary>
/// <param name="Paths">Paths that its result stands on.</param>
/// <param name="PlanHash">Hash of the plan with that number of paths.</param>
/// <param name="Fingerprint">SHA-256 over that hash and the merged tallies.</param>
/// <param name="Tallies">The merged tallies, encoded.</param>
/// <param name="Label">What the tracked estimate estimates.</param>
/// <param name="Tracked">The tracked estimate, at the level 0.95.</param>
/// <param name="Stopped">What ended it: "all paths", its stopping rule in words, or "maximum paths, before" the rule.</param>
/// <param name="Seconds">Wall time, interrupted parts included.</param>
/// <param name="Devices">What each device did, in all parts of the run.</param>
/// <param name="Notices">What was told of it, in all its parts; null where an earlier version ended it.</param>
/// <param name="ErrorTargetMet">Whether it met its error target; null where it has none.</param>
public sealed record RunOutcome(
    long Paths,
    string PlanHash,
    string Fingerprint,
    ReadOnlyMemory<byte> Tallies,
    string Label,
    Estimate Tracked,
    string Stopped,
    double Seconds,
    IReadOnlyList<DeviceReport> Devices,
    IReadOnlyList<string>? Notices = null,
    bool? ErrorTargetMet = null);
