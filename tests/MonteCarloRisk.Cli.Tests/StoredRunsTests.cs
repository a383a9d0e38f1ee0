using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace MonteCarloRisk.Cli.Tests;

public sealed class StoredRunsTests : IDisposable
{
    readonly SampleMarket market = new("\"paths\": 20000", "\"paths\": 100000");

    public StoredRunsTests() => CommandRun.Of("calibrate", market.File, "--out", market.Out, "--store", market.Store).AssertDone();

    public void Dispose() => market.Dispose();

    [Fact]
    public void Runs_are_listed_with_their_estimate_the_last_used_first()
    {
        JsonElement runs = Runs();
        CommandRun table = CommandRun.Of("runs", "--store", market.Store).AssertDone();

        Assert.Equal(2, runs.GetArrayLength());
        Assert.All(runs.EnumerateArray(), run =>
        {
            Assert.Equal("finished", run.GetProperty("state").GetString());
            Assert.Equal(100_000, run.GetProperty("pathsDone").GetInt64());
            Assert.Equal("protocol insolvency probability", run.GetProperty("label").GetString());
            Assert.Contains(run.GetProperty("key").GetString()![..12], table.Out, StringComparison.Ordinal);
        });
        Assert.True(runs[0].GetProperty("used").GetDateTimeOffset() >= runs[1].GetProperty("used").GetDateTimeOffset());
        Assert.Matches("finished .*100k .* ± .* s .*just now", table.Out);
        Assert.All(table.Out.Split('\n'), line => Assert.True(line.TrimEnd().Length <= 100, line));
    }

    [Fact]
    public void Old_runs_are_deleted_and_counted()
    {
        CommandRun kept = CommandRun.Of("runs", "--store", market.Store, "--prune-before", "30d").AssertDone();
        JsonElement emptied = CommandRun.Of("runs", "--store", market.Store, "--prune-before", "0s", "--json").AssertDone().Document();
        CommandRun empty = CommandRun.Of("runs", "--store", market.Store, "--prune-before", "2020-01-01").AssertDone();

        Assert.StartsWith("0 runs deleted.", kept.Out, StringComparison.Ordinal);
        Assert.Contains("finished", kept.Out, StringComparison.Ordinal);
        Assert.Equal(2, emptied.GetProperty("pruned").GetInt32());
        Assert.Equal(0, emptied.GetProperty("runs").GetArrayLength());
        Assert.Contains("There are no runs.", empty.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("30")]
    [InlineData("-3d")]
    [InlineData("2026-13-01")]
    [InlineData("99999999d")]
    public void A_time_that_is_none_is_refused(string time) => CommandRun.Of("runs", "--store", market.Store, "--prune-before", time).AssertRefused("--prune-before: ", time);

    [Fact]
    public void A_store_that_is_not_there_is_refused_and_not_made()
    {
        string absent = market.Store + ".absent";

        CommandRun.Of("runs", "--store", absent).AssertRefused(absent, "there is no run store");
        CommandRun.Of("verify", "abc", "--store", absent).AssertRefused(absent, "there is no run store");
        Assert.False(File.Exists(absent));
    }

    [Fact]
    public void A_run_is_verified_by_key_by_fingerprint_and_by_its_report()
    {
        string key = Runs()[0].GetProperty("key").GetString()!, fingerprint = Runs()[0].GetProperty("fingerprint").GetString()!;

        JsonElement all = Verify(key[..12], "--all", "--json").AssertDone().Document();
        Assert.Equal(key, all.GetProperty("key").GetString());
        Assert.Equal((4, 4), (all.GetProperty("recorded").GetInt64(), all.GetProperty("checked").GetInt64()));
        Assert.True(all.GetProperty("isEqual").GetBoolean());
        Assert.Equal(2, Verify(fingerprint, "--sample", "2", "--json").AssertDone().Document().GetProperty("checked").GetInt64());
        Assert.Equal(2, Verify(Path.Combine(market.Out, "run.json"), "--json").AssertDone().Document().GetArrayLength());
        Assert.StartsWith($"{key[..12]}: 4 of 4 blocks equal, of 4 recorded; recomputed on cpu", Verify(key).AssertDone().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_block_that_differs_is_named_with_its_device_and_ends_with_code_4()
    {
        string key = Runs()[0].GetProperty("key").GetString()!;
        using (var store = new SqliteConnection($"Data Source={market.Store};Pooling=False"))
        {
            store.Open();
            using SqliteCommand change = store.CreateCommand();
            change.CommandText = "UPDATE blocks SET hash = zeroblob(32) WHERE block = 2 AND run = (SELECT id FROM runs WHERE key = $key)";
            change.Parameters.AddWithValue("$key", key);
            Assert.Equal(1, change.ExecuteNonQuery());
        }

        CommandRun page = Verify(key, "--all");
        CommandRun json = Verify(key, "--all", "--json");

        Assert.Equal((4, 4), (page.ExitCode, json.ExitCode));
        Assert.Contains("3 of 4 blocks equal", page.Out, StringComparison.Ordinal);
        Assert.Matches("block 2 of cpu .* differs: 000000000000 recorded", page.Out);
        JsonElement difference = Assert.Single(json.Document().GetProperty("differences").EnumerateArray());
        Assert.Equal(2, difference.GetProperty("index").GetInt64());
    }

    [Theory]
    [InlineData("no run has a key or a fingerprint that begins with", "zz")]
    [InlineData("no run has a key or a fingerprint that begins with", "")]
    [InlineData("--all and --sample: one of them is allowed", "abc", "--all", "--sample", "3")]
    [InlineData("--sample: 0 is not allowed", "abc", "--sample", "0")]
    [InlineData("a report's run.json is needed", "market.json")]
    public void A_run_that_is_not_there_is_refused(string said, params string[] args) => CommandRun.Of(["verify", "--store", market.Store, .. args]).AssertRefused(said);

    JsonElement Runs() => CommandRun.Of("runs", "--store", market.Store, "--json").AssertDone().Document().GetProperty("runs");

    CommandRun Verify(params string[] args) => CommandRun.Of(["verify", .. args, "--store", market.Store]);
}
