using MonteCarloRisk.Simulation.Runs;

namespace MonteCarloRisk.Cli.Answers;

/// <summary>A stored run.</summary>
/// <param name="Key">Its key.</param>
/// <param name="State">How far it is: running, interrupted or finished.</param>
/// <param name="Program">Canonical name of its program.</param>
/// <param name="Command">The command that asked for it first.</param>
/// <param name="Purpose">What it is for among the runs of that command; left out where it is the only one.</param>
/// <param name="PathsDone">Paths recorded.</param>
/// <param name="Paths">Paths asked for, or the most that its stopping rule allows.</param>
/// <param name="Stopping">Its stopping rule, in words.</param>
/// <param name="Started">When it was first asked for.</param>
/// <param name="Used">When it was last written or found.</param>
/// <param name="Seconds">Wall time spent on it.</param>
/// <param name="Stopped">What ended it; left out where it has not ended.</param>
/// <param name="ErrorTargetMet">Whether it met its error target; left out where it has none, or has not ended.</param>
/// <param name="Label">What its estimate estimates.</param>
/// <param name="Estimate">Its estimate.</param>
/// <param name="Fingerprint">SHA-256 over the plan's hash and the result.</param>
/// <param name="Devices">What each device did, in all parts of the run; left out where it has not ended.</param>
/// <param name="Notices">What was told of it, in all its parts, one line each; left out where it has not ended.</param>
sealed record RunAnswer(
    string Key,
    string State,
    string Program,
    string Command,
    string? Purpose,
    long PathsDone,
    long Paths,
    string Stopping,
    DateTimeOffset Started,
    DateTimeOffset Used,
    double Seconds,
    string? Stopped,
    bool? ErrorTargetMet,
    string? Label,
    EstimateMembers? Estimate,
    string? Fingerprint,
    IReadOnlyList<DeviceReport>? Devices,
    IReadOnlyList<string>? Notices)
{
    public static RunAnswer Of(RunSummary run) => new(
        run.Key,
        Word(run.State),
        run.Program,
        run.Command,
        run.Purpose.Length == 0 ? null : run.Purpose,
        run.PathsDone,
        run.Paths,
        run.Stopping,
        run.Started,
        run.Used,
        run.Seconds,
        run.Outcome?.Stopped,
        run.Outcome?.ErrorTargetMet,
        run.Outcome?.Label,
        run.Outcome is { } outcome ? EstimateMembers.Of(outcome.Tracked) : null,
        run.Outcome?.Fingerprint,
        run.Outcome?.Devices,
        run.Outcome?.Notices);

    /// <summary>A state as a word.</summary>
    public static string Word(RunState state) => state switch
    {
        RunState.Running => "running",
        RunState.Interrupted => "interrupted",
        _ => "finished",
    };
}
