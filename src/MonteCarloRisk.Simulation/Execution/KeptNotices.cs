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

    public void Progressed(SimulationProgress progress) => observer?.Progressed(progress);

    public void Noticed(string message)
    {
        lock (gate) all.Add(message);
        observer?.Noticed(message);
    }
}
