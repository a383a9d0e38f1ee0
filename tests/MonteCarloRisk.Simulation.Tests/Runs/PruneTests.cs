using MonteCarloRisk.Domain;
using MonteCarloRisk.Simulation.Runs;
using MonteCarloRisk.Simulation.Runs.Sqlite;

namespace MonteCarloRisk.Simulation.Tests.Runs;

public sealed class PruneTests : IDisposable
{
    readonly StoreFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Runs_last_used_before_a_time_are_deleted()
    {
        using SqliteRunStore store = folder.Open();
        foreach (ulong seed in new ulong[] { 1, 2, 3 }) Fill(store, seed, blocks: 10);
        Thread.Sleep(5);
        DateTimeOffset time = DateTimeOffset.UtcNow;
        Thread.Sleep(5);
        store.Claim(SampleRun.Plan(10, seed: 2)).Dispose();
        Assert.Equal(2, store.Prune(time));
        Assert.Equal(0, store.Prune(time));
        string left = Assert.Single(store.List()).Key;
        Assert.Equal(RunKey.Of(SampleRun.Plan(10, seed: 2)), left);
        Assert.Equal(10, store.Blocks(left).Count());
        Assert.Throws<InputException>(() => store.Find(RunKey.Of(SampleRun.Plan(10, seed: 1))));
        Assert.Equal([(10, 1, 1, 2, 1)], store.Connection.Read(() => store.Connection.Statement("""
            SELECT (SELECT count(*) FROM blocks), (SELECT count(*) FROM plans), (SELECT count(*) FROM devices), (SELECT count(*) FROM data_files), (SELECT count(*) FROM checkpoints)
            """).Query(row => (row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4)))));
    }

    [Fact]
    public void A_held_run_stays()
    {
        using SqliteRunStore store = folder.Open();
        using SqliteRunStore other = folder.Open();
        using IRunRecord record = store.Claim(SampleRun.Plan());
        Fill(store, seed: 2, blocks: 1);
        Assert.Equal(1, other.Prune(DateTimeOffset.MaxValue));
        Assert.Equal(record.Key, Assert.Single(store.List()).Key);
        record.Append(SampleRun.Blocks(0, 1), null, 1);
    }

    [Fact]
    public void The_file_shrinks_when_nobody_holds_a_run()
    {
        using (SqliteRunStore filled = folder.Open())
        {
            Fill(filled, seed: 1, blocks: 20_000);
            Fill(filled, seed: 2, blocks: 20_000);
            Fill(filled, seed: 3, blocks: 1);
        }

        using SqliteRunStore store = folder.Open();
        using (IRunRecord record = store.Claim(SampleRun.Plan(1, seed: 3)))
        {
            store.Sql("UPDATE runs SET used = 0 WHERE key = ?1", RunKey.Of(SampleRun.Plan(20_000, seed: 1)));
            Assert.Equal(1, store.Prune(DateTimeOffset.UnixEpoch.AddDays(1)));
            Assert.InRange(Size(), 1_000_000, long.MaxValue);
        }

        Assert.Equal(2, store.Prune(DateTimeOffset.MaxValue));
        Assert.InRange(Size(), 1, 200_000);
        Assert.Empty(store.List());
    }

    static void Fill(SqliteRunStore store, ulong seed, int blocks)
    {
        using IRunRecord record = store.Claim(SampleRun.Plan(blocks, seed));
        record.Append(SampleRun.Blocks(0, blocks), SampleRun.Checkpoint(blocks), 1);
    }

    long Size() => new FileInfo(folder.Path).Length;
}
