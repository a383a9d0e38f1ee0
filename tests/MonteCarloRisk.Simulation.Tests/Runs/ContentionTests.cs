using Microsoft.Data.Sqlite;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Runs;
using MonteCarloRisk.Simulation.Runs.Sqlite;

namespace MonteCarloRisk.Simulation.Tests.Runs;

/// <summary>Several at one store, and stores that cannot be written.</summary>
public sealed class ContentionTests : IDisposable
{
    readonly StoreFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void One_run_claimed_by_many_gets_each_block_once()
    {
        const int Threads = 4;
        const int Rounds = 8;
        const int Advance = 50;
        SimulationPlan plan = SampleRun.Plan();
        using SqliteRunStore first = folder.Open();
        using SqliteRunStore second = folder.Open();
        OnThreads(2 * Threads, thread =>
        {
            SqliteRunStore store = thread % 2 == 0 ? first : second;
            for (int round = 0; round < Rounds; round++)
            {
                using IRunRecord record = store.Claim(plan, SampleRun.Lineage, _ => { }, CancellationToken.None);
                int next = (int)record.Checkpoint.Blocks;

                // As after a crash: some of the blocks behind the checkpoint are recorded already.
                record.Append(SampleRun.Blocks(next, Advance / 2, $"device {thread}"), null, 1);
                record.Append(SampleRun.Blocks(next, Advance, $"device {thread}"), SampleRun.Checkpoint(next + Advance), 1);
            }
        });

        const int Total = 2 * Threads * Rounds * Advance;
        StoredRun run = second.Find(RunKey.Of(plan));
        Assert.Equal((Total, (long)Total * SimulationPlan.BlockPaths), (run.Checkpoint.Blocks, run.Summary.PathsDone));
        Assert.Equal(Enumerable.Range(0, Total).Select(i => (long)i), first.Blocks(run.Summary.Key).Select(block => block.Index));
    }

    [Fact]
    public void Many_runs_of_two_stores_on_one_file_do_not_disturb_each_other()
    {
        using SqliteRunStore first = folder.Open();
        using SqliteRunStore second = folder.Open();
        OnThreads(8, thread =>
        {
            SqliteRunStore store = thread % 2 == 0 ? first : second;
            SimulationPlan plan = SampleRun.Plan(seed: (ulong)thread);
            using IRunRecord record = store.Claim(plan, SampleRun.Lineage, _ => { }, CancellationToken.None);
            for (int batch = 0; batch < 20; batch++)
            {
                record.Append(SampleRun.Blocks(batch * 20, 20), batch % 3 == 0 ? SampleRun.Checkpoint((batch * 20) + 20) : null, batch);
                Assert.Equal((batch + 1) * 20, store.Blocks(record.Key).Count());
                if (batch % 7 == 0) store.Prune(DateTimeOffset.UnixEpoch);
            }

            record.Finish(SampleRun.Outcome(plan, 400));
        });
        Assert.Equal(8, first.List().Count);
        Assert.All(second.List(), run => Assert.Equal((RunState.Finished, 400L * SimulationPlan.BlockPaths), (run.State, run.PathsDone)));
    }

    [Fact]
    public void A_store_that_another_locks_is_told_and_nothing_is_lost()
    {
        using SqliteRunStore other = folder.Open();
        using SqliteRunStore store = folder.OpenHasty();
        using IRunRecord record = store.Claim(SampleRun.Plan());
        record.Append(SampleRun.Blocks(0, 2), SampleRun.Checkpoint(2), 1);
        other.Connection.Write(() =>
        {
            string message = $"run store {folder.Path} is locked by another process; try again when that is done";
            Assert.Equal(message, Assert.Throws<RunStoreException>(() => record.Append(SampleRun.Blocks(2, 2), null, 2)).Message);
            Assert.Equal(message, Assert.Throws<RunStoreException>(() => store.Claim(SampleRun.Plan(seed: 2))).Message);
            Assert.Equal(2, store.Blocks(record.Key).Count());
            return 0;
        });
        record.Append(SampleRun.Blocks(2, 2), SampleRun.Checkpoint(4), 2);
        Assert.Equal(4, other.Blocks(record.Key).Count());
    }

    [Theory]
    [InlineData("BEGIN EXCLUSIVE", true)]
    [InlineData("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE", false)]
    public async Task A_lock_that_is_waited_for_is_told_within_a_second(string locks, bool isOpen)
    {
        folder.Open().Dispose();
        SqliteRunStore? store = null;
        var told = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        int times = 0;
        void Waiting(string line)
        {
            times++;
            told.TrySetResult(line);
        }

        if (isOpen) store = SqliteRunStore.Open(folder.Path, Waiting, TestContext.Current.CancellationToken);
        Task work;
        using (var other = new SqliteConnection($"Data Source={folder.Path};Pooling=False"))
        {
            other.Open();
            using SqliteCommand command = other.CreateCommand();
            command.CommandText = $"{locks}; PRAGMA user_version";
            command.ExecuteNonQuery();
            work = Task.Run(
                () =>
                {
                    store ??= SqliteRunStore.Open(folder.Path, Waiting, TestContext.Current.CancellationToken);
                    store.Claim(SampleRun.Plan()).Dispose();
                },
                TestContext.Current.CancellationToken);

            // Told after half a second; the bound leaves room for a busy machine.
            Assert.Equal($"run store {folder.Path} is locked by another program; waiting for it, 30 s at most", await told.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken));
            Assert.False(work.IsCompleted);
        }

        await work;
        Assert.Equal(1, times);
        store!.Dispose();
    }

    [Fact]
    public void A_full_disk_is_told_and_nothing_is_lost()
    {
        SimulationPlan plan = SampleRun.Plan(100_000);
        using SqliteRunStore store = folder.Open();
        using IRunRecord record = store.Claim(plan);
        record.Append(SampleRun.Blocks(0, 100), SampleRun.Checkpoint(100), 1);
        Limit(store, pages: 60);
        Assert.Equal(
            $"run store {folder.Path}: no room is left on its disk; make room and run the same command again, which goes on where this ended",
            Assert.Throws<RunStoreException>(() => record.Append(SampleRun.Blocks(100, 50_000), SampleRun.Checkpoint(50_100), 2)).Message);
        Assert.Equal(100, store.Blocks(record.Key).Count());
        Assert.Equal(100, store.Find(record.Key).Checkpoint.Blocks);
        Limit(store, pages: 1 << 20);
        record.Append(SampleRun.Blocks(100, 50_000), SampleRun.Checkpoint(50_100), 2);
        using SqliteRunStore again = folder.Open();
        Assert.Equal(50_100, again.Blocks(record.Key).Count());
    }

    static void Limit(SqliteRunStore store, int pages) =>
        store.Connection.Alone(() => store.Connection.Statement($"PRAGMA max_page_count = {pages}").Query(row => row.GetInt64(0)));

    static void OnThreads(int count, Action<int> work) =>
        Task.WaitAll([.. Enumerable.Range(0, count).Select(thread => Task.Factory.StartNew(() => work(thread), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))]);
}
