namespace MonteCarloRisk.Simulation.Workers;

/// <summary>A worker that was started, and the two streams that lead to and from it. Disposing of it ends it.</summary>
internal interface IWorkerChannel : IDisposable
{
    /// <summary>What the worker reads; it ends when this is closed.</summary>
    Stream ToWorker { get; }

    /// <summary>What the worker writes; ends with it.</summary>
    Stream FromWorker { get; }

    /// <summary>Ends the worker at once, whatever it does.</summary>
    void Kill();

    /// <summary>Says how the worker ended, in words that go on behind "its worker": for that it waits a moment for its end.</summary>
    string DescribeEnd();
}
