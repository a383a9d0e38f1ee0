namespace MonteCarloRisk.Simulation.Runs;

/// <summary>A run store cannot be read or written; what it held before is as it was.</summary>
/// <param name="message">One line for people: which store, what, and what helps.</param>
/// <param name="cause">What it came from.</param>
public sealed class RunStoreException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Whether the file is another one, and no run store: a slip of who named it.</summary>
    public bool IsOtherFile { get; init; }
}
