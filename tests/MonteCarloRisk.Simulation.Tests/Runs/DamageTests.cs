using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Runs;
using MonteCarloRisk.Simulation.Runs.Sqlite;

namespace MonteCarloRisk.Simulation.Tests.Runs;

public sealed class DamageTests : IDisposable
{
    const int PageBytes = 4096;

    readonly StoreFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_damaged_page_is_found_wherever_it_is()
    {
        byte[] whole = Filled();
        Assert.True(whole.Length > 20 * PageBytes);
        for (int page = 0; page < whole.Length; page += PageBytes)
        {
            byte[] damaged = [.. whole];
            damaged.AsSpan(page, 200).Fill(0xA5);
            Refused(damaged);
        }
    }

    [Fact]
    public void A_store_that_was_cut_short_is_refused()
    {
        byte[] whole = Filled();
        for (int length = whole.Length - PageBytes; length > 0; length -= 3 * PageBytes) Refused(whole[..length]);
        Refused(whole[..^1]);
        Refused(whole[..100]);
        Refused(whole[..10]);
    }

    [Theory]
    [InlineData("UPDATE checkpoints SET tallies = ?1", "the checkpoint")]
    [InlineData("UPDATE checkpoints SET blocks = 2, sha256 = sha256", "the checkpoint")]
    [InlineData("UPDATE checkpoints SET sha256 = zeroblob(32)", "the checkpoint")]
    [InlineData("UPDATE plans SET encoded = ?1", "the plan")]
    [InlineData("UPDATE plans SET sha256 = zeroblob(32)", "the plan")]
    [InlineData("DELETE FROM plans", "the plan")]
    public void A_checkpoint_or_plan_that_does_not_fit_its_hash_is_damage(string change, string what)
    {
        SimulationPlan plan = SampleRun.Plan();
        using SqliteRunStore store = folder.Open();
        using (IRunRecord record = store.Claim(plan)) record.Append(SampleRun.Blocks(0, 3), SampleRun.Checkpoint(3), 1);
        store.Sql(change, new byte[] { 1, 2, 3 });
        string message = $"run store {folder.Path} is damaged: {what} of run {RunKey.Of(plan)[..12]} does not fit its hash; put back a copy, or move the file away to begin anew";
        Assert.Equal(message, Assert.Throws<RunStoreException>(() => store.Find(RunKey.Of(plan))).Message);
        Assert.Equal(message, Assert.Throws<RunStoreException>(() => store.Claim(plan)).Message);
        Assert.Equal(RunState.Interrupted, store.List()[0].State);
    }

    [Theory]
    [InlineData("UPDATE histories SET document = replace(document, 'hung', 'ended')")]
    [InlineData("UPDATE histories SET sha256 = zeroblob(32)")]
    public void A_history_that_does_not_fit_its_hash_is_damage(string change)
    {
        SimulationPlan plan = SampleRun.Plan();
        using SqliteRunStore store = folder.Open();
        using (IRunRecord record = store.Claim(plan)) record.Append(SampleRun.Blocks(0, 3), SampleRun.Checkpoint(3), 1, SampleRun.History);
        Assert.Equal(1, store.Sql(change));
        Assert.Contains($"is damaged: the history of run {RunKey.Of(plan)[..12]}", Assert.Throws<RunStoreException>(() => store.Claim(plan)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE runs SET command = 'mcrisk calibrate another.json'")]
    [InlineData("UPDATE runs SET purpose = 'rules in force'")]
    [InlineData("UPDATE runs SET program = 'another'")]
    [InlineData("UPDATE runs SET paths = paths + 1")]
    [InlineData("UPDATE runs SET stopping = 'standard error 1'")]
    [InlineData("UPDATE runs SET code_version = '9'")]
    [InlineData("UPDATE runs SET host = 'another', system = 'another'")]
    [InlineData("UPDATE runs SET started = started - 1")]
    [InlineData("UPDATE runs SET used = used + 1")]
    [InlineData("UPDATE runs SET seconds = seconds + 0.5")]
    [InlineData("UPDATE runs SET blocks_done = 2")]
    [InlineData("UPDATE runs SET paths_done = paths_done + 1")]
    [InlineData("UPDATE runs SET sha256 = NULL")]
    [InlineData("UPDATE runs SET sha256 = zeroblob(32)")]
    [InlineData("UPDATE data_files SET sha256 = 'f' WHERE position = 1")]
    [InlineData("UPDATE data_files SET name = 'another' WHERE position = 0")]
    [InlineData("DELETE FROM data_files WHERE position = 1")]
    [InlineData("UPDATE restarts SET reason = 'none'")]
    [InlineData("DELETE FROM restarts")]
    public void What_is_kept_of_a_run_and_does_not_fit_its_hash_is_damage(string change)
    {
        SimulationPlan plan = SampleRun.Plan();
        using SqliteRunStore store = folder.Open();
        using (IRunRecord record = store.Claim(plan))
        {
            record.Restart("a device computed wrongly");
            record.Append(SampleRun.Blocks(0, 3), SampleRun.Checkpoint(3), 1);
        }

        Assert.InRange(store.Sql(change), 1, int.MaxValue);
        string message = $"run store {folder.Path} is damaged: what is kept of run {RunKey.Of(plan)[..12]} does not fit its hash; put back a copy, or move the file away to begin anew";
        Action[] reads = [() => store.List(), () => store.Find(RunKey.Of(plan)), () => store.Claim(plan)];
        foreach (Action read in reads) Assert.Equal(message, Assert.Throws<RunStoreException>(read).Message);
    }

    [Theory]
    [InlineData("UPDATE outcomes SET document = replace(document, '0.3', '0.2')", "the outcome")]
    [InlineData("UPDATE checkpoints SET tallies = x'00'", "the checkpoint")]
    public void An_outcome_that_does_not_fit_its_hash_is_damage(string change, string what)
    {
        SimulationPlan plan = SampleRun.Plan();
        using SqliteRunStore store = folder.Open();
        using IRunRecord record = store.Claim(plan);
        record.Append(SampleRun.Blocks(0, 3), null, 1);
        record.Finish(SampleRun.Outcome(plan, 3));
        store.Sql(change);
        Action[] reads = [() => store.Claim(plan), () => store.Find(record.Key), () => store.List()];
        foreach (Action read in reads) Assert.Contains($"is damaged: {what} of run {record.Key[..12]}", Assert.Throws<RunStoreException>(read).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NULL")]
    [InlineData("9e99")]
    [InlineData("9223372036854775807")]
    public void A_value_that_no_column_holds_is_damage(string value)
    {
        using SqliteRunStore store = folder.Open();
        Assert.Contains("is damaged", Assert.Throws<RunStoreException>(() =>
            store.Connection.Read(() => store.Connection.Statement($"SELECT {value}").Query(row => (row.GetInt32(0), row.GetFieldValue<byte[]>(0).Length)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_of_a_program_that_is_unknown_is_no_damage()
    {
        SimulationPlan plan = SampleRun.Plan();
        using SqliteRunStore store = folder.Open();
        store.Claim(plan).Dispose();
        byte[] other = "a plan of a later version"u8.ToArray();
        byte[] hash = System.Security.Cryptography.SHA256.HashData(other);
        string key = RunKey.Of(Convert.ToHexStringLower(hash), plan.Settings.Stopping.ToString());
        store.Sql("UPDATE plans SET encoded = ?1, sha256 = ?2", other, hash);
        store.Sql("UPDATE runs SET key = ?1, sha256 = NULL", key);
        store.Connection.Write(new RunTable(store.Connection, new OutcomeTable(store.Connection, new CheckpointTable(store.Connection))).SealAll);
        Assert.StartsWith($"the plan of run {key[..12]} in {folder.Path} cannot be read by this mcrisk ({RunLineage.CodeVersion}): ", Assert.Throws<RunStoreException>(() => store.Find(key)).Message, StringComparison.Ordinal);
    }

    byte[] Filled()
    {
        using (SqliteRunStore store = folder.Open())
        {
            using IRunRecord record = store.Claim(SampleRun.Plan(3000));
            record.Append(SampleRun.Blocks(0, 2000), SampleRun.Checkpoint(2000) with { Tallies = new byte[20_000] }, 1);
        }

        return File.ReadAllBytes(folder.Path);
    }

    // Refused, named, and left as it is.
    void Refused(byte[] damaged)
    {
        File.WriteAllBytes(folder.Path, damaged);
        Assert.Contains(folder.Path, Assert.Throws<RunStoreException>(folder.Open).Message, StringComparison.Ordinal);
        Assert.Equal(damaged, File.ReadAllBytes(folder.Path));
    }
}
