namespace MonteCarloRisk.Simulation.Execution;

/// <summary>Keeps what is told of one run, for its result, and passes it on.</summary>
/// <param name="observer">Who else is told; may be null.</param>
internal sealed class KeptNotices(IRunObserver? observer) : IRunObserver
{
    private readonly Lock gate = new();
    private readonly List<string> all = [];

    /// <summary>What was told so far, in order.</summary>
    public IReadOnlyList<string> All
    {
        get
        {
            lock (gate) return [.. all];
        }
    }

    /// <summary>How many there are.</summary>
    public int Count
    {
        get
        {
            lock (gate) return all.Count;
        }
    }

    /// <summary>Puts what was told in earlier parts of the run before all of it; nobody else is told again.</summary>
    public void GoOnBehind(IReadOnlyList<string> earlier)
    {
        lock (gate) all.InsertRange(0, earlier);
    }

    public void Progressed(SimulationProgress progress) => observer?.Progressed(progress);

    public void Noticed(string message)
    {
        lock (gate) all.Add(message);
        observer?.Noticed(message);
    }
}
