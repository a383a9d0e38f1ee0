using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Runs;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>One simulation that was run.</summary>
/// <param name="Purpose">What it was run for, such as "rules in force".</param>
/// <param name="PlanHash">SHA-256 of the canonical plan, lower-case hexadecimal.</param>
/// <param name="Fingerprint">SHA-256 over the plan's hash and the merged result, lower-case hexadecimal; equal on every machine.</param>
/// <param name="Paths">Number of paths.</param>
/// <param name="Seed">Seed of the random numbers.</param>
/// <param name="Precision">Precision of the path arithmetic.</param>
/// <param name="Backend">The backend's name, such as "cpu (Vector512)".</param>
/// <param name="Seconds">Wall time; differs from run to run.</param>
/// <param name="StandardError">Standard error of the protocol's insolvency probability; not a number in documents of earlier versions.</param>
/// <param name="Stopped">What ended it: "all paths", its stopping rule in words, or "maximum paths, before" the rule.</param>
/// <param name="FromStore">Whether it was found finished in the run store; time and devices are then those of the first time.</param>
/// <param name="Devices">What each device did; null in documents of earlier versions.</param>
/// <param name="ErrorTargetMet">Whether its error target was met; null where it had none.</param>
/// <param name="Notices">What was told of it while it ran; null in documents of earlier versions.</param>
/// <param name="Key">What names it in a run store; empty in documents of earlier versions.</param>
public sealed record SimulationRun(
    string Purpose,
    string PlanHash,
    string Fingerprint,
    long Paths,
    ulong Seed,
    Precision Precision,
    string Backend,
    double Seconds,
    double StandardError = double.NaN,
    string Stopped = "all paths",
    bool FromStore = false,
    IReadOnlyList<DeviceReport>? Devices = null,
    bool? ErrorTargetMet = null,
    IReadOnlyList<string>? Notices = null,
    string Key = "")
{
    /// <summary>How its paths were tilted, and what their weights say; null where each counts once.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public SampledRun? ImportanceSampling { get; init; }

    /// <summary>What a result was run for, and what it gave.</summary>
    internal static SimulationRun Of(string purpose, SimulationResult result, Estimate insolvencyProbability) => new(
        purpose,
        result.PlanHash,
        result.Fingerprint,
        result.Settings.Paths,
        result.Settings.Seed,
        result.Settings.Precision,
        result.Backend,
        result.Elapsed.TotalSeconds,
        insolvencyProbability.StandardError,
        result.Stopped,
        result.FromStore,
        result.Devices,
        result.ErrorTargetMet,
        result.Notices,
        result.Key);
}
