using Microsoft.Data.Sqlite;

namespace MonteCarloRisk.Simulation.Runs.Sqlite;

/// <summary>Which process holds which run.</summary>
/// <remarks>
/// The owner is a number drawn for one claim and never again. Each write asks, in its own transaction, whether the run's lease is still its
/// owner's, so that a process that was thought dead and wakes up cannot write any more.
/// </remarks>
internal sealed class LeaseTable(StoreConnection connection)
{
    // A live process renews its lease far more often.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(60);

    /// <summary>What a query has to read for <see cref="IsHeld"/>; all of it is null where there is no lease.</summary>
    public const string Columns = "leases.machine, leases.process, leases.process_start, leases.heartbeat";

    /// <summary>The live process that holds a run; null where none does.</summary>
    public ProcessIdentity? Holder(long run) =>
        connection.Statement($"SELECT {Columns} FROM leases WHERE run = ?1").Query(row => Live(row, 0), run).SingleOrDefault();

    /// <summary>Whether a live process holds the run of a row.</summary>
    /// <param name="row">A row with the columns.</param>
    /// <param name="first">Index of the first of them.</param>
    public static bool IsHeld(SqliteDataReader row, int first) => Live(row, first) is not null;

    /// <summary>Whether a live process holds any run.</summary>
    public bool IsAnyHeld() => connection.Statement($"SELECT {Columns} FROM leases").Query(row => IsHeld(row, 0)).Contains(true);

    /// <summary>Takes a run that no live process holds.</summary>
    public void Take(long run, Guid owner)
    {
        ProcessIdentity self = ProcessIdentity.Current;
        connection.Statement("REPLACE INTO leases (run, owner, machine, process, process_start, heartbeat) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
            .Execute(run, owner.ToByteArray(), self.Machine, self.Id, self.Start, StoreTime.Now);
    }

    /// <summary>Renews a lease; false where it is no longer its owner's.</summary>
    public bool Renew(long run, Guid owner) =>
        connection.Statement("UPDATE leases SET heartbeat = ?3 WHERE run = ?1 AND owner = ?2").Execute(run, owner.ToByteArray(), StoreTime.Now) == 1;

    /// <summary>Lets go of a run, where it is still held.</summary>
    public int Release(long run, Guid owner) =>
        connection.Statement("DELETE FROM leases WHERE run = ?1 AND owner = ?2").Execute(run, owner.ToByteArray());

    private static ProcessIdentity? Live(SqliteDataReader row, int first)
    {
        if (row.IsDBNull(first)) return null;
        var holder = new ProcessIdentity(row.GetString(first), row.GetInt32(first + 1), row.GetInt64(first + 2));

        // A heartbeat of the future is one of a clock that was set back.
        TimeSpan silence = TimeSpan.FromMilliseconds(StoreTime.Now - row.GetInt64(first + 3)).Duration();
        return holder.IsGone || silence > LongestSilence ? null : holder;
    }
}
