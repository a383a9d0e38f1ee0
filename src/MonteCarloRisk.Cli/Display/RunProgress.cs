using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Cli.Display;

/// <summary>How far the runs of a command are. It is told by the worker threads after every block, and looked at a few times a second.</summary>
/// <param name="labels">What each run is for, in order.</param>
/// <param name="notice">Told what a person should know.</param>
sealed class RunProgress(IReadOnlyList<string> labels, Action<string> notice) : IRunObserver
{
    readonly Lock gate = new();
    SimulationProgress state;
    int run;

    /// <summary>The run under way: what it is for, and how far it is.</summary>
    public (string Label, SimulationProgress State) Current
    {
        get
        {
            lock (gate) return (labels.Count == 1 ? labels[0] : $"{run + 1} of {labels.Count}: {labels[run]}", state);
        }
    }

    public void Progressed(SimulationProgress progress)
    {
        lock (gate)
        {
            bool isFirstOfNext = state.Paths > 0 && state.PathsDone == state.Paths;
            if (isFirstOfNext && run < labels.Count - 1) run++;
            state = progress;
        }
    }

    public void Noticed(string message) => notice(message);
}
