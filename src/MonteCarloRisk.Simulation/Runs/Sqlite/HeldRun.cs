using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Runs.Sqlite;

/// <summary>A run that this process holds by a lease, which it renews until it lets go.</summary>
internal sealed class HeldRun : IRunRecord
{
    private readonly StoreTables tables;
    private readonly long run;
    private readonly Guid owner;
    private readonly Timer renewal;
    private volatile IReadOnlyCollection<string> devices;

    /// <summary>Goes on with a run whose lease was just taken.</summary>
    /// <param name="tables">The store.</param>
    /// <param name="run">Number of the run.</param>
    /// <param name="key">Its key.</param>
    /// <param name="owner">Owner of the lease.</param>
    public HeldRun(StoreTables tables, long run, string key, Guid owner)
    {
        this.tables = tables;
        this.run = run;
        this.owner = owner;
        Key = key;
        Checkpoint = tables.Checkpoints.Read(run, key);
        History = tables.Histories.Read(run, key);
        SecondsBefore = tables.Runs.Seconds(run);
        devices = tables.Blocks.Devices(run);
        if (Checkpoint.Blocks > tables.Runs.BlocksDone(run)) throw StoreFailure.Damaged(tables.Connection.Path, $"the checkpoint of run {key[..12]} is of more blocks than it has");
        renewal = new Timer(_ => Renew());
    }

    public string Key { get; }

    public Checkpoint Checkpoint { get; }

    public RunOutcome? Outcome => null;

    public RunHistory History { get; }

    public double SecondsBefore { get; }

    public IReadOnlyCollection<string> Devices => devices;

    /// <summary>Begins to renew the lease; called when the claim is kept.</summary>
    public void KeepHold(TimeSpan every) => renewal.Change(every, every);

    public IReadOnlyList<BlockRecord> LastBlocks(string device, int most) => tables.Connection.Read(() => tables.Blocks.Last(run, device, most));

    public void Append(IReadOnlyList<BlockRecord> blocks, Checkpoint? checkpoint, double seconds, RunHistory? history = null) => devices = Write(() =>
    {
        tables.Runs.Advance(run, tables.Blocks.Add(run, blocks), SecondsBefore + seconds);
        if (checkpoint is not null) Write(checkpoint);
        if (history is not null) tables.Histories.Write(run, Key, history);
        return tables.Blocks.Devices(run);
    });

    public void Restart(string reason) => devices = Write<IReadOnlyCollection<string>>(() =>
    {
        tables.Blocks.Clear(run);
        tables.Checkpoints.Drop(run);
        tables.Histories.Write(run, Key, tables.Histories.Read(run, Key).WithoutBlocks());
        tables.Runs.Restart(run, reason);
        return [];
    });

    public void Finish(RunOutcome outcome)
    {
        Write(() =>
        {
            // An earlier part of the run may have gone further than the one that a stopping rule ended; what is behind its end is no part of the result.
            long blocks = (outcome.Paths + SimulationPlan.BlockPaths - 1) / SimulationPlan.BlockPaths;
            (long Blocks, long Paths) behind = tables.Blocks.Drop(run, blocks);
            tables.Runs.Advance(run, (-behind.Blocks, -behind.Paths), outcome.Seconds);
            tables.Checkpoints.Drop(run);
            Write(new Checkpoint(blocks, outcome.Tallies));
            tables.Histories.Drop(run);
            tables.Outcomes.Add(run, outcome);
            return tables.Leases.Release(run, owner);
        });
        renewal.Dispose();
    }

    public void Dispose()
    {
        renewal.Dispose();
        try
        {
            tables.Connection.Write(() => tables.Leases.Release(run, owner));
        }
        catch (Exception fault) when (fault is RunStoreException or ObjectDisposedException)
        {
            // The lease falls with this process, or by its silence.
        }
    }

    private void Write(Checkpoint checkpoint)
    {
        if (checkpoint.Blocks < tables.Checkpoints.Blocks(run)) throw new ArgumentException($"a checkpoint of {checkpoint.Blocks} blocks behind one of more", nameof(checkpoint));
        if (checkpoint.Blocks > tables.Runs.BlocksDone(run)) throw new ArgumentException($"a checkpoint of {checkpoint.Blocks} blocks, not all of which are recorded", nameof(checkpoint));
        tables.Checkpoints.Write(run, Key, checkpoint);
    }

    private T Write<T>(Func<T> work) => tables.Connection.Write(() =>
        tables.Leases.Renew(run, owner) ? work() : throw new RunStoreException($"run {Key[..12]} in {tables.Connection.Path} was taken over by another process; what was recorded before is kept"));

    private void Renew()
    {
        try
        {
            tables.Connection.Write(() => tables.Leases.Renew(run, owner));
        }
        catch (Exception fault) when (fault is RunStoreException or ObjectDisposedException)
        {
            // The next write tells; nothing waits for this one.
        }
    }
}
