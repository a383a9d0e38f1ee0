using MonteCarloRisk.Domain;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Runs.Sqlite;

/// <summary>A run store in an SQLite file, in write-ahead mode.</summary>
public sealed class SqliteRunStore : IRunStore
{
    private const int BlocksAtOnce = 4096;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PollTime = TimeSpan.FromMilliseconds(200);

    // Far more often than a lease may be silent.
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(10);

    private readonly StoreTables tables;
    private readonly TimeSpan renewal;

    private SqliteRunStore(StoreConnection connection, TimeSpan renewal)
    {
        tables = new StoreTables(connection);
        this.renewal = renewal;
        try
        {
            if (!connection.IsReadOnly && connection.Read(tables.Runs.IsAnyUnsealed)) connection.Write(tables.Runs.SealAll);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Opens a store, and makes it, with its folder, where it is absent.</summary>
    /// <param name="path">The file, on a disk of this machine.</param>
    /// <param name="waiting">Told, before a second has passed, that a lock of another process is waited for; null where nobody listens.</param>
    /// <param name="impatience">Cancelled where a lock of another process is waited for no longer, by any call.</param>
    /// <exception cref="RunStoreException">The file is locked, damaged, of a newer version, no run store, or cannot be written.</exception>
    public static SqliteRunStore Open(string path, Action<string>? waiting = null, CancellationToken impatience = default) =>
        new(StoreFile.Open(Path.GetFullPath(path), SchemaVersions.Steps, new LockWait(Patience, impatience, waiting)), Renewal);

    /// <summary>Opens a store that is there and writes nothing to it, so that a file that cannot be written can be read; one of an older version is brought to this one first.</summary>
    /// <param name="path">The file.</param>
    /// <param name="waiting">Told, before a second has passed, that a lock of another process is waited for; null where nobody listens.</param>
    /// <param name="impatience">Cancelled where a lock of another process is waited for no longer, by any call.</param>
    /// <exception cref="RunStoreException">The file is locked, damaged, of a newer version, or no run store.</exception>
    public static SqliteRunStore OpenToRead(string path, Action<string>? waiting = null, CancellationToken impatience = default)
    {
        if (StoreFile.OpenToRead(Path.GetFullPath(path), SchemaVersions.Steps.Count, new LockWait(Patience, impatience, waiting)) is not { } connection) return Open(path, waiting, impatience);
        var store = new SqliteRunStore(connection, Renewal);
        if (!connection.Read(store.tables.Runs.IsAnyUnsealed)) return store;

        // Whoever brought it to this version was ended before its runs were sealed.
        store.Dispose();
        return Open(path, waiting, impatience);
    }

    /// <inheritdoc cref="Open(string, Action{string}, CancellationToken)"/>
    /// <param name="path">The file, on a disk of this machine.</param>
    /// <param name="patience">How long a lock of another process is waited for.</param>
    /// <param name="renewal">How often a lease is renewed.</param>
    /// <param name="impatience">Cancelled where such a lock is waited for no longer.</param>
    internal static SqliteRunStore Open(string path, TimeSpan patience, TimeSpan renewal, CancellationToken impatience = default) =>
        new(StoreFile.Open(Path.GetFullPath(path), SchemaVersions.Steps, new LockWait(patience, impatience)), renewal);

    /// <summary>The connection, for tests of what it may meet.</summary>
    internal StoreConnection Connection => tables.Connection;

    /// <inheritdoc/>
    public IRunRecord Claim(SimulationPlan plan, RunLineage lineage, Action<string> waiting, CancellationToken cancellation)
    {
        for (bool isTold = false; ; isTold = true)
        {
            cancellation.ThrowIfCancellationRequested();
            (FinishedRun? finished, HeldRun? held, ProcessIdentity? holder) = tables.Connection.Write(() => TryClaim(plan, lineage));
            if (finished is not null) return finished;
            if (held is not null)
            {
                held.KeepHold(renewal);
                return held;
            }

            if (!isTold) waiting($"process {holder!.Id} on {holder.Host} holds this run; waiting for it");
            cancellation.WaitHandle.WaitOne(PollTime);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<RunSummary> List() => tables.Connection.Read(tables.Runs.All);

    /// <inheritdoc/>
    public StoredRun Find(string key) => tables.Connection.Read(() =>
    {
        (long run, string whole) = Resolve(key);
        RunSummary summary = tables.Runs.Read(run);
        return new StoredRun(
            summary,
            Decode(tables.Plans.Read(run, whole, summary.Stopping), whole),
            new RunLineage(summary.Command, tables.Runs.Data(run), summary.Purpose),
            tables.Runs.CodeVersion(run),
            tables.Checkpoints.Read(run, whole),
            tables.Runs.Restarts(run));
    });

    /// <inheritdoc/>
    public IEnumerable<BlockRecord> Blocks(string key)
    {
        long run = tables.Connection.Read(() => Resolve(key).Id);
        return BlocksOf(run);
    }

    /// <inheritdoc/>
    public int Prune(DateTimeOffset before)
    {
        (int pruned, bool isAnyHeld) = tables.Connection.Write(() => (tables.Runs.Prune(before), tables.Leases.IsAnyHeld()));
        if (pruned > 0 && !isAnyHeld) Shrink();
        return pruned;
    }

    /// <inheritdoc/>
    public void Dispose() => tables.Dispose();

    private (FinishedRun? Finished, HeldRun? Held, ProcessIdentity? Holder) TryClaim(SimulationPlan plan, RunLineage lineage)
    {
        string key = RunKey.Of(plan);
        if (tables.Runs.Id(key) is not { } run)
        {
            run = tables.Runs.Add(key, plan, lineage);
            tables.Plans.Add(run, plan);
        }

        _ = tables.Plans.Read(run, key, plan.Settings.Stopping.ToString());
        if (tables.Outcomes.Read(run, key) is { } outcome)
        {
            tables.Runs.Touch(run);
            return (new FinishedRun(key, tables.Checkpoints.Read(run, key), outcome, tables.Blocks.Devices(run)), null, null);
        }

        if (tables.Leases.Holder(run) is { } holder) return (null, null, holder);
        var owner = Guid.NewGuid();
        tables.Leases.Take(run, owner);
        tables.Runs.Touch(run);
        return (null, new HeldRun(tables, run, key, owner), null);
    }

    private (long Id, string Key) Resolve(string key)
    {
        string digits = key.ToLowerInvariant();
        if (digits.Length == 0 || !digits.All(char.IsAsciiHexDigitLower)) throw new InputException("run", $"\"{key}\" is no key; hexadecimal digits are");
        List<(long Id, string Key)> runs = tables.Runs.WithPrefix(digits);
        return runs.Count switch
        {
            0 => throw new InputException("run", $"no run in {tables.Connection.Path} has a key that begins with {digits}"),
            1 => runs[0],
            _ => throw new InputException("run", $"more than one run in {tables.Connection.Path} has a key that begins with {digits}; give more digits"),
        };
    }

    // In parts, so that the store is free while a block is looked at, and its log can be emptied.
    private IEnumerable<BlockRecord> BlocksOf(long run)
    {
        long next = 0;
        while (true)
        {
            List<BlockRecord> part = tables.Connection.Read(() => tables.Blocks.Read(run, next, BlocksAtOnce));
            foreach (BlockRecord block in part) yield return block;
            if (part.Count < BlocksAtOnce) yield break;
            next = part[^1].Index + 1;
        }
    }

    private SimulationPlan Decode(byte[] encoded, string key)
    {
        try
        {
            return SimulationPlan.Decode(encoded);
        }
        catch (FormatException fault)
        {
            throw new RunStoreException($"the plan of run {key[..12]} in {tables.Connection.Path} cannot be read by this mcrisk ({RunLineage.CodeVersion}): {fault.Message}", fault);
        }
    }

    // The freed pages are given back one by one under the lock of a writer, which needs no second copy of the file as VACUUM does.
    private void Shrink() => tables.Connection.Alone(() =>
    {
        tables.Connection.Statement("PRAGMA incremental_vacuum").Query(row => row.FieldCount);
        return tables.Connection.Statement("PRAGMA wal_checkpoint(TRUNCATE)").Query(row => row.GetInt64(0));
    });
}
