namespace MonteCarloRisk.Simulation.Runs;

/// <summary>A run that this process holds; disposing of it lets go of it.</summary>
/// <remarks>
/// Every call may throw <see cref="RunStoreException"/>, also where the run was taken over by another process after this one was thought
/// dead: then nothing of the call is kept.
/// </remarks>
public interface IRunRecord : IDisposable
{
    /// <summary>The run's key.</summary>
    string Key { get; }

    /// <summary>The last checkpoint, when the run was claimed.</summary>
    Checkpoint Checkpoint { get; }

    /// <summary>How the run ended, when it was claimed; null where it has not.</summary>
    RunOutcome? Outcome { get; }

    /// <summary>What was told of the run, and what its devices did, before it was claimed.</summary>
    RunHistory History { get; }

    /// <summary>Wall time spent on the run before it was claimed.</summary>
    double SecondsBefore { get; }

    /// <summary>Names of the devices whose blocks are recorded.</summary>
    IReadOnlyCollection<string> Devices { get; }

    /// <summary>The last recorded blocks of a device, the last first.</summary>
    /// <param name="device">The device's name.</param>
    /// <param name="most">How many at the most.</param>
    IReadOnlyList<BlockRecord> LastBlocks(string device, int most);

    /// <summary>Records blocks and, where one is given, a checkpoint: all of it or nothing.</summary>
    /// <param name="blocks">The blocks; one that is recorded already is left, after its hash is compared.</param>
    /// <param name="checkpoint">A checkpoint, of no fewer blocks than the last.</param>
    /// <param name="seconds">Wall time spent on the run since it was claimed.</param>
    /// <param name="history">What was told of all parts of the run so far; null where it is as it was.</param>
    /// <exception cref="BlockDiffersException">A block is recorded with another hash.</exception>
    void Append(IReadOnlyList<BlockRecord> blocks, Checkpoint? checkpoint, double seconds, RunHistory? history = null);

    /// <summary>Drops every recorded block and checkpoint, and keeps the reason and what was told.</summary>
    void Restart(string reason);

    /// <summary>Records how the run ended.</summary>
    void Finish(RunOutcome outcome);
}
