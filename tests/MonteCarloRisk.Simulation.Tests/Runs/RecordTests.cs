using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Runs;
using MonteCarloRisk.Simulation.Runs.Sqlite;

namespace MonteCarloRisk.Simulation.Tests.Runs;

public sealed class RecordTests : IDisposable
{
    readonly StoreFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_run_goes_on_where_it_was_left()
    {
        SimulationPlan plan = SampleRun.Plan();
        using (SqliteRunStore store = folder.Open())
        {
            using IRunRecord record = store.Claim(plan);
            Assert.Equal((Checkpoint.Start, null, 0.0), (record.Checkpoint, record.Outcome, record.SecondsBefore));
            Assert.Empty(record.Devices);
            record.Append(SampleRun.Blocks(0, 5), null, 1);
            record.Append(SampleRun.Blocks(5, 5, "H100"), SampleRun.Checkpoint(8), 2.5);
            Assert.Equal(["CPU", "H100"], record.Devices);
        }

        using SqliteRunStore again = folder.Open();
        using IRunRecord resumed = again.Claim(plan);
        Assert.Equal(RunKey.Of(plan), resumed.Key);
        Assert.Equal(8, resumed.Checkpoint.Blocks);
        Assert.Equal(SampleRun.Checkpoint(8).Tallies.ToArray(), resumed.Checkpoint.Tallies.ToArray());
        Assert.Equal(2.5, resumed.SecondsBefore);
        Assert.Equal(["CPU", "H100"], resumed.Devices);
        resumed.Append(SampleRun.Blocks(8, 4), SampleRun.Checkpoint(12), 1);
        Assert.Equal(12, again.Blocks(resumed.Key).Count());
        RunSummary summary = Assert.Single(again.List());
        Assert.Equal((RunState.Running, 12L * SimulationPlan.BlockPaths, 3.5), (summary.State, summary.PathsDone, summary.Seconds));
    }

    [Fact]
    public void What_was_told_of_a_run_is_kept_until_its_outcome_tells_it()
    {
        SimulationPlan plan = SampleRun.Plan();
        using SqliteRunStore store = folder.Open();
        using (IRunRecord record = store.Claim(plan))
        {
            Assert.Equal(([], []), (record.History.Notices, record.History.Devices));
            record.Append(SampleRun.Blocks(0, 8), SampleRun.Checkpoint(8), 1, SampleRun.History);
            record.Append(SampleRun.Blocks(8, 1), null, 2);
        }

        using (IRunRecord record = store.Claim(plan))
        {
            Assert.Equal(SampleRun.History.Notices, record.History.Notices);
            Assert.Equal(SampleRun.History.Devices, record.History.Devices);
            record.Restart("H100 computed a block wrongly");
        }

        using (IRunRecord record = store.Claim(plan))
        {
            Assert.Equal(SampleRun.History.Notices, record.History.Notices);
            Assert.Equal(SampleRun.History.Devices.Select(device => device with { Blocks = 0, CheckedBlocks = 0 }), record.History.Devices);
            record.Append(SampleRun.Blocks(0, 3), null, 3);
            record.Finish(SampleRun.Outcome(plan, 3) with { Notices = ["it ended"] });
        }

        using IRunRecord finished = store.Claim(plan);
        Assert.Equal(["it ended"], finished.History.Notices);
        Assert.Equal([0L], store.Connection.Read(() => store.Connection.Statement("SELECT count(*) FROM histories").Query(row => row.GetInt64(0))));
    }

    [Fact]
    public void All_that_is_kept_of_a_run_is_found()
    {
        SimulationPlan plan = SampleRun.Plan(stopping: new StoppingRule.RelativeError(.01));
        DateTimeOffset before = DateTimeOffset.UtcNow.AddMilliseconds(-1);
        using SqliteRunStore store = folder.Open();
        using (IRunRecord record = store.Claim(plan))
        {
            record.Append(SampleRun.Blocks(0, 3), SampleRun.Checkpoint(2), 1);
            record.Restart("H100 computed a block wrongly");
            Assert.Empty(record.Devices);
            record.Append(SampleRun.Blocks(0, 1, "GPU"), null, 2);
            record.Restart("GPU too");
            record.Append(SampleRun.Blocks(0, 2, "CPU"), SampleRun.Checkpoint(1), 4);
        }

        StoredRun run = store.Find(RunKey.Of(plan)[..9].ToUpperInvariant());
        Assert.Equal(plan.Encoded.ToArray(), run.Plan.Encoded.ToArray());
        Assert.Equal(SampleRun.Lineage.Command, run.Lineage.Command);
        Assert.Equal(SampleRun.Lineage.Data, run.Lineage.Data);
        Assert.Equal(RunLineage.CodeVersion, run.CodeVersion);
        Assert.Equal(SampleRun.Checkpoint(1).Tallies.ToArray(), run.Checkpoint.Tallies.ToArray());
        Assert.Equal(["H100 computed a block wrongly", "GPU too"], run.Restarts);
        RunSummary summary = run.Summary;
        Assert.Equal((RunKey.Of(plan), RunState.Interrupted, plan.Name, "relative standard error 0.01"), (summary.Key, summary.State, summary.Program, summary.Stopping));
        Assert.Equal((2L * SimulationPlan.BlockPaths, plan.Settings.Paths, 4.0, null), (summary.PathsDone, summary.Paths, summary.Seconds, summary.Outcome));
        Assert.InRange(summary.Started, before, summary.Used);
        Assert.InRange(summary.Used, summary.Started, DateTimeOffset.UtcNow);
        Assert.Equal([(0, "CPU"), (1, "CPU")], store.Blocks(summary.Key).Select(block => (block.Index, block.Device)));
    }

    [Fact]
    public void Only_the_first_to_claim_a_run_is_its_lineage()
    {
        using SqliteRunStore store = folder.Open();
        SimulationPlan plan = SampleRun.Plan();
        store.Claim(plan).Dispose();
        store.Claim(plan, new RunLineage("another", []), _ => { }, CancellationToken.None).Dispose();
        Assert.Equal(SampleRun.Lineage.Command, Assert.Single(store.List()).Command);
        Assert.Equal(2, store.Find(RunKey.Of(plan)).Lineage.Data.Count);
    }

    [Fact]
    public void A_finished_run_is_read_by_all_and_held_by_none()
    {
        SimulationPlan plan = SampleRun.Plan();
        RunOutcome outcome = SampleRun.Outcome(plan, 7);
        using SqliteRunStore store = folder.Open();
        IRunRecord record = store.Claim(plan);
        record.Append(SampleRun.Blocks(0, 10), SampleRun.Checkpoint(9), 1);
        record.Finish(outcome);

        using SqliteRunStore other = folder.Open();
        using IRunRecord first = other.Claim(plan);
        using IRunRecord second = other.Claim(plan);
        RunOutcome read = Assert.IsType<RunOutcome>(second.Outcome);
        Assert.Equal(outcome.Tallies.ToArray(), read.Tallies.ToArray());
        Assert.Equal(outcome.Devices, read.Devices);
        Assert.Equal(outcome with { Tallies = default, Devices = [] }, read with { Tallies = default, Devices = [] });
        Assert.Equal((7, outcome.Seconds), (second.Checkpoint.Blocks, second.SecondsBefore));
        Assert.Throws<InvalidOperationException>(() => second.Append([], null, 0));
        Assert.Throws<InvalidOperationException>(() => second.Restart("why"));
        Assert.Throws<InvalidOperationException>(() => second.Finish(outcome));
        record.Dispose();

        // Blocks behind the end are no part of the result.
        Assert.Equal(7, other.Blocks(record.Key).Count());
        RunSummary summary = Assert.Single(other.List());
        Assert.Equal((RunState.Finished, 7L * SimulationPlan.BlockPaths, outcome.Seconds), (summary.State, summary.PathsDone, summary.Seconds));
        Assert.Equal(outcome.Tracked, summary.Outcome!.Tracked);
    }

    // What stores of this version hold stays readable: the names of the members are part of the form.
    [Fact]
    public void The_form_of_an_outcome_does_not_change()
    {
        SimulationPlan plan = SampleRun.Plan();
        using SqliteRunStore store = folder.Open();
        using IRunRecord record = store.Claim(plan);
        record.Append(SampleRun.Blocks(0, 2), null, 1);
        record.Finish(SampleRun.Outcome(plan, 2) with { Fingerprint = "f", PlanHash = "h", Notices = ["it hung"], ErrorTargetMet = true });
        string document = store.Connection.Read(() => store.Connection.Statement("SELECT document FROM outcomes").Query(row => row.GetString(0)))[0];
        Assert.Equal(
            """{"Paths":65536,"PlanHash":"h","Fingerprint":"f","Tallies":"","Label":"breach probability","Tracked":{"Value":0.30000000000000004,"StandardError":5E-324,"Interval":{"Lower":-0,"Upper":"Infinity","Level":0.95},"SampleCount":2,"Method":"Monte Carlo, \u0022exact\u0022 \u2264 1"},"Stopped":"all paths","Seconds":12.5,"Devices":[{"Name":"CPU","Driver":"wide","Blocks":2,"BusySeconds":3.25,"CheckedBlocks":0,"Restarts":0,"Quarantine":null},{"Name":"H100","Driver":"CUDA 12","Blocks":0,"BusySeconds":"NaN","CheckedBlocks":4,"Restarts":2,"Quarantine":"it hung"}],"Notices":["it hung"],"ErrorTargetMet":true}""",
            document);
    }

    [Fact]
    public void An_outcome_of_before_notices_were_kept_is_read()
    {
        const string Earlier = """{"Paths":65536,"PlanHash":"h","Fingerprint":"f","Tallies":"","Label":"","Tracked":{"Value":0,"StandardError":0,"Interval":{"Lower":0,"Upper":0,"Level":0.95},"SampleCount":2,"Method":""},"Stopped":"all paths","Seconds":1,"Devices":[]}""";
        SimulationPlan plan = SampleRun.Plan();
        using SqliteRunStore store = folder.Open();
        using IRunRecord record = store.Claim(plan);
        record.Append(SampleRun.Blocks(0, 2), null, 1);
        record.Finish(SampleRun.Outcome(plan, 2));
        store.Sql("UPDATE outcomes SET document = ?1, sha256 = ?2", Earlier, System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Earlier)));
        RunOutcome outcome = Assert.IsType<RunOutcome>(Assert.Single(store.List()).Outcome);
        Assert.Equal((65_536, null, null), (outcome.Paths, outcome.Notices, outcome.ErrorTargetMet));
    }

    [Fact]
    public void Runs_of_one_command_are_told_apart_by_their_purpose()
    {
        using SqliteRunStore store = folder.Open();
        store.Claim(SampleRun.Plan(seed: 1), SampleRun.Lineage with { Purpose = "rules in force" }, _ => { }, CancellationToken.None).Dispose();
        store.Claim(SampleRun.Plan(seed: 2), SampleRun.Lineage with { Purpose = "recommended rules" }, _ => { }, CancellationToken.None).Dispose();
        Assert.Equal(["recommended rules", "rules in force"], store.List().Select(run => run.Purpose).Order());
        Assert.Equal("rules in force", store.Find(RunKey.Of(SampleRun.Plan(seed: 1))).Lineage.Purpose);
    }

    [Fact]
    public void A_run_cannot_end_behind_its_recorded_blocks()
    {
        SimulationPlan plan = SampleRun.Plan();
        using SqliteRunStore store = folder.Open();
        using IRunRecord record = store.Claim(plan);
        record.Append(SampleRun.Blocks(0, 2), null, 1);
        Assert.Throws<ArgumentException>(() => record.Finish(SampleRun.Outcome(plan, 3)));
        Assert.Equal(RunState.Running, Assert.Single(store.List()).State);
    }

    [Fact]
    public void A_block_is_counted_once()
    {
        using SqliteRunStore store = folder.Open();
        using IRunRecord record = store.Claim(SampleRun.Plan());
        record.Append([.. SampleRun.Blocks(0, 3), SampleRun.Block(2, "GPU")], null, 1);
        record.Append(SampleRun.Blocks(1, 3, "GPU"), null, 1);
        Assert.Equal(4L * SimulationPlan.BlockPaths, Assert.Single(store.List()).PathsDone);
        Assert.Equal(["CPU", "CPU", "CPU", "GPU"], store.Blocks(record.Key).Select(block => block.Device));
    }

    [Fact]
    public void A_block_that_differs_names_both_devices_and_nothing_of_the_call_is_kept()
    {
        using SqliteRunStore store = folder.Open();
        using IRunRecord record = store.Claim(SampleRun.Plan());
        record.Append(SampleRun.Blocks(0, 3), SampleRun.Checkpoint(1), 1);
        BlockDiffersException differs = Assert.Throws<BlockDiffersException>(
            () => record.Append([SampleRun.Block(3, "H100"), SampleRun.Block(1, "H100", salt: 1)], SampleRun.Checkpoint(3), 2));
        Assert.Equal("block 1 on H100 differs from what CPU gave for it; one of them computes wrongly", differs.Message);
        Assert.Equal(3, store.Blocks(record.Key).Count());
        Assert.Equal(["CPU"], record.Devices);
        Assert.Equal((1, 1.0), (store.Find(record.Key).Checkpoint.Blocks, store.List()[0].Seconds));
    }

    [Fact]
    public void A_checkpoint_only_goes_forward_over_recorded_blocks()
    {
        using SqliteRunStore store = folder.Open();
        using IRunRecord record = store.Claim(SampleRun.Plan());
        record.Append(SampleRun.Blocks(0, 4), SampleRun.Checkpoint(3), 1);
        record.Append([], SampleRun.Checkpoint(3, salt: 1), 1);
        Assert.Throws<ArgumentException>(() => record.Append(SampleRun.Blocks(4, 1), SampleRun.Checkpoint(2), 1));
        Assert.Throws<ArgumentException>(() => record.Append(SampleRun.Blocks(4, 1), SampleRun.Checkpoint(6), 1));
        Assert.Equal(4, store.Blocks(record.Key).Count());
        Assert.Equal(SampleRun.Checkpoint(3, salt: 1).Tallies.ToArray(), store.Find(record.Key).Checkpoint.Tallies.ToArray());
    }

    [Fact]
    public void Runs_are_listed_by_use()
    {
        using SqliteRunStore store = folder.Open();
        foreach (ulong seed in new ulong[] { 1, 2, 3, 1 })
        {
            store.Claim(SampleRun.Plan(seed: seed)).Dispose();
            Thread.Sleep(2);
        }

        Assert.Equal([.. new ulong[] { 1, 3, 2 }.Select(seed => RunKey.Of(SampleRun.Plan(seed: seed)))], store.List().Select(run => run.Key));
    }

    [Fact]
    public void A_stopping_rule_makes_another_run()
    {
        using SqliteRunStore store = folder.Open();
        store.Claim(SampleRun.Plan()).Dispose();
        store.Claim(SampleRun.Plan(stopping: new StoppingRule.AbsoluteError(.001))).Dispose();
        Assert.Equal(2, store.List().Count);
    }

    [Theory]
    [InlineData("", "run: \"\" is no key; hexadecimal digits are")]
    [InlineData("12_", "run: \"12_\" is no key; hexadecimal digits are")]
    [InlineData("%", "run: \"%\" is no key; hexadecimal digits are")]
    [InlineData("0123456789abcdef", "run: no run in {0} has a key that begins with 0123456789abcdef")]
    public void A_key_that_names_no_run_is_refused(string key, string message)
    {
        using SqliteRunStore store = folder.Open();
        store.Claim(SampleRun.Plan()).Dispose();
        Assert.Equal(message.Replace("{0}", folder.Path, StringComparison.Ordinal), Assert.Throws<InputException>(() => store.Find(key)).Message);
        Assert.Throws<InputException>(() => store.Blocks(key));
    }

    [Fact]
    public void Digits_that_name_two_runs_are_refused()
    {
        using SqliteRunStore store = folder.Open();
        for (ulong seed = 0; seed < 17; seed++) store.Claim(SampleRun.Plan(seed: seed)).Dispose();
        string shared = store.List().GroupBy(run => run.Key[..1]).First(group => group.Count() > 1).Key;
        Assert.Equal($"run: more than one run in {folder.Path} has a key that begins with {shared}; give more digits", Assert.Throws<InputException>(() => store.Find(shared)).Message);
    }

    [Fact]
    public void Many_blocks_are_read_in_order()
    {
        const int Count = 10_000;
        using SqliteRunStore store = folder.Open();
        using IRunRecord record = store.Claim(SampleRun.Plan(Count));
        record.Append([.. SampleRun.Blocks(0, Count).Reverse()], null, 1);
        Assert.Equal(Enumerable.Range(0, Count).Select(i => (long)i), store.Blocks(record.Key).Select(block => block.Index));
        Assert.Equal(SampleRun.Block(7777).Hash.ToArray(), store.Blocks(record.Key).ElementAt(7777).Hash.ToArray());
    }
}
