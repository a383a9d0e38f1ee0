using System.Diagnostics;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Runs;
using MonteCarloRisk.Simulation.Runs.Sqlite;

namespace MonteCarloRisk.Simulation.Tests.Runs;

public sealed class LeaseTests : IDisposable
{
    const string Elsewhere = "elsewhere boot pid:[1]";

    // No process has it: Linux gives numbers up to 2^22.
    const int NoProcess = 1 << 30;

    readonly StoreFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_process_is_told_from_another_with_its_number()
    {
        Assert.False(ProcessIdentity.Current.IsGone);
        Assert.True((ProcessIdentity.Current with { Start = ProcessIdentity.Current.Start - 1 }).IsGone);
        Assert.True((ProcessIdentity.Current with { Id = NoProcess }).IsGone);
        Assert.False(new ProcessIdentity(Elsewhere, NoProcess, 0).IsGone);
    }

    [Fact]
    public void A_killed_process_is_gone()
    {
        // Waits for its input.
        using Process child = Process.Start(new ProcessStartInfo(OperatingSystem.IsWindows() ? "more" : "cat") { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        ProcessIdentity identity = Assert.IsType<ProcessIdentity>(ProcessIdentity.Of(child.Id));
        Assert.False(identity.IsGone);
        child.Kill();
        Assert.True(SpinWait.SpinUntil(() => identity.IsGone, TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public void A_run_of_a_dead_process_is_taken_over_at_once()
    {
        SimulationPlan plan = SampleRun.Plan();
        using SqliteRunStore store = folder.Open();
        using IRunRecord record = store.Claim(plan);
        record.Append(SampleRun.Blocks(0, 3), SampleRun.Checkpoint(2), 1);
        Assert.Equal(RunState.Running, store.List()[0].State);
        Lend(store, ProcessIdentity.Current.Machine, NoProcess, silence: 0);
        Assert.Equal(RunState.Interrupted, store.List()[0].State);
        using IRunRecord taken = store.Claim(plan);
        Assert.Equal(2, taken.Checkpoint.Blocks);
    }

    [Theory]
    [InlineData(61)]
    [InlineData(-61)]
    public void A_run_of_a_process_that_is_silent_for_a_minute_is_taken_over(int silence)
    {
        SimulationPlan plan = SampleRun.Plan();
        using SqliteRunStore store = folder.Open();
        using IRunRecord record = store.Claim(plan);
        Lend(store, Elsewhere, NoProcess, silence);
        Assert.Equal(RunState.Interrupted, store.List()[0].State);
        using IRunRecord taken = store.Claim(plan);
        Assert.Equal(RunState.Running, store.List()[0].State);
    }

    [Fact]
    public void A_run_of_a_live_process_is_waited_for_until_cancelled()
    {
        SimulationPlan plan = SampleRun.Plan();
        using SqliteRunStore store = folder.Open();
        using IRunRecord record = store.Claim(plan);
        Lend(store, Elsewhere, 4711, silence: 30);
        List<string> told = [];
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(700));
        Assert.Throws<OperationCanceledException>(() => store.Claim(plan, SampleRun.Lineage, told.Add, cancellation.Token));
        Assert.Equal(["process 4711 on elsewhere holds this run; waiting for it"], told);
    }

    [Fact]
    public async Task Who_waits_goes_on_where_the_other_ended()
    {
        SimulationPlan plan = SampleRun.Plan();
        using SqliteRunStore store = folder.Open();
        using SqliteRunStore other = folder.Open();
        IRunRecord record = store.Claim(plan);
        using var waits = new ManualResetEventSlim();
        Task<IRunRecord> claim = Task.Run(() => other.Claim(plan, SampleRun.Lineage, _ => waits.Set(), CancellationToken.None));
        waits.Wait();
        record.Append(SampleRun.Blocks(0, 3), SampleRun.Checkpoint(3), 1);
        record.Dispose();
        using IRunRecord next = await claim;
        Assert.Equal(3, next.Checkpoint.Blocks);
        Assert.Null(next.Outcome);
    }

    [Fact]
    public async Task Who_waits_reads_what_the_other_finished()
    {
        SimulationPlan plan = SampleRun.Plan();
        using SqliteRunStore store = folder.Open();
        using IRunRecord record = store.Claim(plan);
        using var waits = new ManualResetEventSlim();
        Task<IRunRecord> claim = Task.Run(() => store.Claim(plan, SampleRun.Lineage, _ => waits.Set(), CancellationToken.None));
        waits.Wait();
        record.Append(SampleRun.Blocks(0, 3), null, 1);
        record.Finish(SampleRun.Outcome(plan, 3));
        using IRunRecord next = await claim;
        Assert.NotNull(next.Outcome);
    }

    [Fact]
    public void Who_was_taken_over_keeps_nothing_more()
    {
        SimulationPlan plan = SampleRun.Plan();
        using SqliteRunStore store = folder.Open();
        using SqliteRunStore other = folder.Open();
        using IRunRecord record = store.Claim(plan);
        record.Append(SampleRun.Blocks(0, 3), SampleRun.Checkpoint(2), 1);
        store.Sql("UPDATE leases SET heartbeat = 0");
        using IRunRecord taken = other.Claim(plan);
        Action[] writes = [() => record.Append(SampleRun.Blocks(3, 1), null, 9), () => record.Restart("why"), () => record.Finish(SampleRun.Outcome(plan, 2))];
        foreach (Action write in writes)
        {
            Assert.Equal(
                $"run {record.Key[..12]} in {folder.Path} was taken over by another process; what was recorded before is kept",
                Assert.Throws<RunStoreException>(write).Message);
        }

        record.Dispose();
        Assert.Equal(3, store.Blocks(record.Key).Count());
        Assert.Empty(store.Find(record.Key).Restarts);
        Assert.Equal(RunState.Running, store.List()[0].State);
        taken.Append(SampleRun.Blocks(3, 1), SampleRun.Checkpoint(4), 1);
    }

    [Fact]
    public void A_lease_is_renewed_while_nothing_is_written()
    {
        using SqliteRunStore store = folder.OpenHasty();
        using IRunRecord record = store.Claim(SampleRun.Plan());
        store.Sql("UPDATE leases SET heartbeat = 0");
        Assert.True(SpinWait.SpinUntil(() => store.List()[0].State == RunState.Running, TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public void A_record_may_outlive_its_store()
    {
        SqliteRunStore store = folder.OpenHasty();
        IRunRecord record = store.Claim(SampleRun.Plan());
        store.Dispose();
        Thread.Sleep(200);
        record.Dispose();
        Assert.Throws<ObjectDisposedException>(() => record.Restart("why"));
    }

    // As if another process held the run.
    static void Lend(SqliteRunStore store, string machine, int process, int silence) => store.Sql(
        "UPDATE leases SET owner = ?1, machine = ?2, process = ?3, heartbeat = heartbeat - ?4", Guid.NewGuid().ToByteArray(), machine, process, silence * 1000);
}
