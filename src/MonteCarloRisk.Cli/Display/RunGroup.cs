using MonteCarloRisk.Margin.FittingErrors;
using MonteCarloRisk.Simulation.Runs;

namespace MonteCarloRisk.Cli.Display;

/// <summary>Runs that are one line of a list.</summary>
/// <param name="Purpose">What they are for.</param>
/// <param name="Runs">The runs, the last used first; at least one.</param>
sealed record RunGroup(string Purpose, IReadOnlyList<RunSummary> Runs)
{
    /// <summary>A run alone.</summary>
    public static RunGroup Of(RunSummary run) => new(run.Purpose, [run]);

    /// <summary>Each run alone, but those of the fitting error of one command, which are hundreds: one group where its last used one stands.</summary>
    public static IReadOnlyList<RunGroup> All(IReadOnlyList<RunSummary> runs)
    {
        Dictionary<string, RunSummary[]> drawn = runs.Where(IsDrawn).GroupBy(run => run.Command).ToDictionary(command => command.Key, command => command.ToArray());
        return
        [
            .. runs.Where(run => !IsDrawn(run) || drawn[run.Command][0] == run)
                .Select(run => IsDrawn(run) ? new RunGroup(FittingErrorRuns.Purpose, drawn[run.Command]) : Of(run)),
        ];
    }

    static bool IsDrawn(RunSummary run) => run.Purpose.StartsWith(FittingErrorRuns.Purpose + ",", StringComparison.Ordinal);
}
