using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Runs.Sqlite;

/// <summary>
/// The runs, with the data files behind them and the reasons why their blocks were dropped. A hash covers all of it; each write takes it
/// anew, and a row that does not fit it is not read.
/// </summary>
internal sealed class RunTable(StoreConnection connection, OutcomeTable outcomes)
{
    private const string Summary = $"""
        SELECT id, key, program, command, purpose, paths_done, paths, stopping, started, used, seconds, {LeaseTable.Columns}
        FROM runs LEFT JOIN leases ON leases.run = id
        """;

    private readonly RunSeal seal = new(connection);

    /// <summary>Number of a run; null where there is none with this key.</summary>
    public long? Id(string key) => connection.Statement("SELECT id FROM runs WHERE key = ?1").Query<long?>(row => row.GetInt64(0), key).SingleOrDefault();

    /// <summary>The keys with leading digits, two of them at the most, with the numbers of their runs.</summary>
    public List<(long Id, string Key)> WithPrefix(string digits) =>
        connection.Statement("SELECT id, key FROM runs WHERE key >= ?1 AND key < ?1 || 'g' ORDER BY key LIMIT 2").Query(row => (row.GetInt64(0), row.GetString(1)), digits);

    /// <summary>Adds a run that has not begun.</summary>
    /// <returns>Its number.</returns>
    public long Add(string key, SimulationPlan plan, RunLineage lineage)
    {
        long now = StoreTime.Now;
        connection.Statement("""
            INSERT INTO runs (key, program, paths, stopping, command, code_version, host, system, started, used, seconds, blocks_done, paths_done, purpose)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, 0, 0, 0, ?10)
            """).Execute(
            key, plan.Name, plan.Settings.Paths, plan.Settings.Stopping.ToString(), lineage.Command, RunLineage.CodeVersion, Environment.MachineName, RuntimeInformation.OSDescription, now, lineage.Purpose);
        long run = Id(key)!.Value;
        for (int i = 0; i < lineage.Data.Count; i++)
        {
            connection.Statement("INSERT INTO data_files (run, position, name, sha256) VALUES (?1, ?2, ?3, ?4)").Execute(run, i, lineage.Data[i].Name, lineage.Data[i].Sha256);
        }

        seal.Take(run);
        return run;
    }

    /// <summary>Notes that a run is used now.</summary>
    public void Touch(long run) => Change(run, () => connection.Statement("UPDATE runs SET used = ?2 WHERE id = ?1").Execute(run, StoreTime.Now));

    /// <summary>Notes how much more of a run is done, and how long it took in all.</summary>
    public void Advance(long run, (long Blocks, long Paths) done, double seconds) => Change(run, () =>
        connection.Statement("UPDATE runs SET used = ?2, seconds = ?3, blocks_done = blocks_done + ?4, paths_done = paths_done + ?5 WHERE id = ?1")
            .Execute(run, StoreTime.Now, seconds, done.Blocks, done.Paths));

    /// <summary>Notes that nothing of a run is done, and why.</summary>
    public void Restart(long run, string reason) => Change(run, () =>
    {
        long now = StoreTime.Now;
        connection.Statement("INSERT INTO restarts (run, position, time, reason) VALUES (?1, (SELECT count(*) FROM restarts WHERE run = ?1), ?2, ?3)").Execute(run, now, reason);
        connection.Statement("UPDATE runs SET used = ?2, blocks_done = 0, paths_done = 0 WHERE id = ?1").Execute(run, now);
    });

    /// <summary>Number of blocks of a run that are recorded.</summary>
    public long BlocksDone(long run) => connection.Statement("SELECT blocks_done FROM runs WHERE id = ?1").Query(row => row.GetInt64(0), run)[0];

    /// <summary>Wall time spent on a run.</summary>
    public double Seconds(long run) => connection.Statement("SELECT seconds FROM runs WHERE id = ?1").Query(row => row.GetDouble(0), run)[0];

    /// <summary>The runs, the last used first.</summary>
    public List<RunSummary> All() => connection.Statement($"{Summary} ORDER BY used DESC, id DESC").Query(Read);

    /// <summary>One run.</summary>
    public RunSummary Read(long run) => connection.Statement($"{Summary} WHERE id = ?1").Query(Read, run)[0];

    /// <summary>Version of the code that began a run.</summary>
    public string CodeVersion(long run) => connection.Statement("SELECT code_version FROM runs WHERE id = ?1").Query(row => row.GetString(0), run)[0];

    /// <summary>The data files behind a run.</summary>
    public List<DataFile> Data(long run) =>
        connection.Statement("SELECT name, sha256 FROM data_files WHERE run = ?1 ORDER BY position").Query(row => new DataFile(row.GetString(0), row.GetString(1)), run);

    /// <summary>Why the blocks of a run were dropped, in order.</summary>
    public List<string> Restarts(long run) => connection.Statement("SELECT reason FROM restarts WHERE run = ?1 ORDER BY position").Query(row => row.GetString(0), run);

    /// <summary>Whether a run has no hash, as those that version 1 of the tables began.</summary>
    public bool IsAnyUnsealed() => connection.Statement("SELECT count(*) FROM runs WHERE sha256 IS NULL").Query(row => row.GetInt64(0))[0] > 0;

    /// <summary>Gives a hash to the runs that have none.</summary>
    /// <returns>How many.</returns>
    public int SealAll()
    {
        List<long> unsealed = connection.Statement("SELECT id FROM runs WHERE sha256 IS NULL").Query(row => row.GetInt64(0));
        unsealed.ForEach(seal.Take);
        return unsealed.Count;
    }

    /// <summary>Deletes the runs that were last used before a time and that no live process holds.</summary>
    /// <returns>How many.</returns>
    public int Prune(DateTimeOffset before)
    {
        long[] old =
        [
            .. connection.Statement($"SELECT id, {LeaseTable.Columns} FROM runs LEFT JOIN leases ON leases.run = id WHERE used < ?1")
                .Query(row => (Id: row.GetInt64(0), IsHeld: LeaseTable.IsHeld(row, 1)), before.ToUnixTimeMilliseconds()).Where(run => !run.IsHeld).Select(run => run.Id),
        ];
        foreach (long run in old) connection.Statement("DELETE FROM runs WHERE id = ?1").Execute(run);
        return old.Length;
    }

    // What does not fit its hash is not passed off as right by taking the hash anew.
    private void Change(long run, Action change)
    {
        seal.Check(run);
        change();
        seal.Take(run);
    }

    private RunSummary Read(SqliteDataReader row)
    {
        string key = row.GetString(1);
        seal.Check(row.GetInt64(0));
        RunOutcome? outcome = outcomes.Read(row.GetInt64(0), key);
        return new RunSummary(
            key,
            outcome is not null ? RunState.Finished : LeaseTable.IsHeld(row, 11) ? RunState.Running : RunState.Interrupted,
            row.GetString(2),
            row.GetString(3),
            row.GetString(4),
            row.GetInt64(5),
            row.GetInt64(6),
            row.GetString(7),
            StoreTime.Read(row.GetInt64(8)),
            StoreTime.Read(row.GetInt64(9)),
            row.GetDouble(10),
            outcome);
    }
}
