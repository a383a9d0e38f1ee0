using MonteCarloRisk.Margin.CommonRandomNumbers;
using MonteCarloRisk.Simulation.Runs;

namespace MonteCarloRisk.Cli.Display;

/// <summary>Runs that are one line of a list.</summary>
/// <param name="Purpose">What they are for.</param>
/// <param name="Runs">The runs, the last used first; at least one.</param>
sealed record RunGroup(string Purpose, IReadOnlyList<RunSummary> Runs)
{
    /// <summary>A run alone.</summary>
    public static RunGroup Of(RunSummary run) => new(run.Purpose, [run]);

    /// <summary>Each run alone, but those of a fitting error or another study of one command, which are hundreds: one group a study where its last used one stands.</summary>
    public static IReadOnlyList<RunGroup> All(IReadOnlyList<RunSummary> runs)
    {
        Dictionary<(string, string), RunSummary[]> drawn = runs.Where(run => Study(run) is not null).GroupBy(run => (run.Command, Study(run)!)).ToDictionary(study => study.Key, study => study.ToArray());
        return
        [
            .. runs.Where(run => Study(run) is not { } study || drawn[(run.Command, study)][0] == run)
                .Select(run => Study(run) is { } study ? new RunGroup(study, drawn[(run.Command, study)]) : Of(run)),
        ];
    }

    static string? Study(RunSummary run) => StudyRuns.Purposes.FirstOrDefault(purpose => run.Purpose.StartsWith(purpose + ",", StringComparison.Ordinal));
}
