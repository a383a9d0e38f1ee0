namespace MonteCarloRisk.Simulation.Runs.Sqlite;

/// <summary>A run that has ended. Nobody holds it, and nothing more is recorded of it.</summary>
internal sealed class FinishedRun(string key, Checkpoint checkpoint, RunOutcome outcome, IReadOnlyCollection<string> devices) : IRunRecord
{
    public string Key => key;

    public Checkpoint Checkpoint => checkpoint;

    public RunOutcome? Outcome => outcome;

    public RunHistory History => new(outcome.Notices ?? [], outcome.Devices);

    public double SecondsBefore => outcome.Seconds;

    public IReadOnlyCollection<string> Devices => devices;

    public IReadOnlyList<BlockRecord> LastBlocks(string device, int most) => throw Ended();

    public void Append(IReadOnlyList<BlockRecord> blocks, Checkpoint? checkpoint, double seconds, RunHistory? history = null) => throw Ended();

    public void Restart(string reason) => throw Ended();

    public void Finish(RunOutcome outcome) => throw Ended();

    public void Dispose()
    {
    }

    private InvalidOperationException Ended() => new($"run {key} has ended");
}
