namespace MonteCarloRisk.Simulation.Runs;

/// <summary>A run in a list.</summary>
/// <param name="Key">Its key.</param>
/// <param name="State">How far it is.</param>
/// <param name="Program">Canonical name of its program.</param>
/// <param name="Command">The command that asked for it first.</param>
/// <param name="Purpose">What it is for among the runs of that command; empty where it is the only one.</param>
/// <param name="PathsDone">Paths recorded.</param>
/// <param name="Paths">Paths asked for, or the most that its stopping rule allows.</param>
/// <param name="Stopping">Its stopping rule, in words.</param>
/// <param name="Started">When it was first claimed.</param>
/// <param name="Used">When it was last written or found.</param>
/// <param name="Seconds">Wall time spent on it.</param>
/// <param name="Outcome">How it ended; null where it has not.</param>
public sealed record RunSummary(
    string Key,
    RunState State,
    string Program,
    string Command,
    string Purpose,
    long PathsDone,
    long Paths,
    string Stopping,
    DateTimeOffset Started,
    DateTimeOffset Used,
    double Seconds,
    RunOutcome? Outcome);
