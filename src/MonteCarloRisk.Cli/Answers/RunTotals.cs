using MonteCarloRisk.Simulation.Runs;

namespace MonteCarloRisk.Cli.Answers;

/// <summary>The runs of a store in a few numbers.</summary>
/// <param name="Runs">Number of runs.</param>
/// <param name="Finished">Those that have ended.</param>
/// <param name="Interrupted">Those that can be gone on with.</param>
/// <param name="Running">Those that a live process holds.</param>
/// <param name="Paths">Paths recorded.</param>
/// <param name="Seconds">Wall time spent on them.</param>
sealed record RunTotals(int Runs, int Finished, int Interrupted, int Running, long Paths, double Seconds)
{
    public static RunTotals Of(IReadOnlyList<RunSummary> runs) => new(
        runs.Count,
        runs.Count(run => run.State == RunState.Finished),
        runs.Count(run => run.State == RunState.Interrupted),
        runs.Count(run => run.State == RunState.Running),
        runs.Sum(run => run.PathsDone),
        runs.Sum(run => run.Seconds));
}
