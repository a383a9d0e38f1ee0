using MonteCarloRisk.Cli.Invocation;
using MonteCarloRisk.Simulation.Execution;
using Spectre.Console;

namespace MonteCarloRisk.Cli.Display;

/// <summary>Paths done, rate and time left of the run under way, on standard error while a command works; shown only to a person.</summary>
static class ProgressDisplay
{
    /// <summary>Does some work, which is given what to report to.</summary>
    public static T Show<T>(CommandSession session, IReadOnlyList<string> labels, Func<IRunObserver, T> work)
    {
        var progress = new RunProgress(labels, session.Tell);
        if (!session.ShowsProgress) return work(progress);
        return ConsolePage.Error(session).Progress()
            .AutoClear(true)
            .Columns(new RunLabelColumn(progress), new ProgressBarColumn { Width = 24 }, new PathRateColumn(progress))
            .Start(context =>
            {
                ProgressTask task = context.AddTask("run");
                using var timer = new Timer(_ => Update(task, progress), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
                return work(progress);
            });
    }

    static void Update(ProgressTask task, RunProgress progress)
    {
        SimulationProgress state = progress.Current.State;
        if (state.Paths > 0) task.Value = 100.0 * state.PathsDone / state.Paths;
    }
}
