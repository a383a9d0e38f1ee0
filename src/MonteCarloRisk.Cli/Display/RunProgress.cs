using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Cli.Display;

/// <summary>Shows how far the runs of a command are, on standard error. It is told by the worker threads, a few times a second.</summary>
abstract class RunProgress : IRunObserver, IDisposable
{
    readonly Lock gate = new();
    readonly List<string> notices = [];
    string label = "";

    /// <summary>The next run begins.</summary>
    /// <param name="purpose">What it is for.</param>
    public void Begin(string purpose)
    {
        lock (gate) label = purpose;
    }

    public void Progressed(SimulationProgress progress)
    {
        lock (gate) Show(label, progress);
    }

    /// <summary>So many pieces of other work are done.</summary>
    /// <param name="purpose">What it is.</param>
    /// <param name="done">Pieces done.</param>
    /// <param name="pieces">All pieces.</param>
    public void Counted(string purpose, int done, int pieces)
    {
        lock (gate) Show(ProgressText.Counted(purpose, done, pieces));
    }

    public void Noticed(string message)
    {
        lock (gate)
        {
            notices.Add(message);
            Tell(message);
        }
    }

    /// <summary>What was noticed since it was asked last.</summary>
    public IReadOnlyList<string> TakeNotices()
    {
        lock (gate)
        {
            string[] taken = [.. notices];
            notices.Clear();
            return taken;
        }
    }

    public void Dispose()
    {
        lock (gate) Clear();
    }

    protected abstract void Show(string purpose, SimulationProgress progress);

    protected abstract void Show(string line);

    protected abstract void Tell(string message);

    /// <summary>Takes back what is shown, so that other lines can follow.</summary>
    protected abstract void Clear();
}
