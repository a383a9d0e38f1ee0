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

        Assert.Equal(4, runs.GetArrayLength());
        Assert.All(runs.EnumerateArray(), run =>
        {
            Assert.Equal("finished", run.GetProperty("state").GetString());
            Assert.Equal(100_000, run.GetProperty("pathsDone").GetInt64());
            Assert.Equal("protocol insolvency probability", run.GetProperty("label").GetString());
            Assert.Equal(0, run.GetProperty("notices").GetArrayLength());
            Assert.Equal(4, run.GetProperty("devices").EnumerateArray().Sum(device => device.GetProperty("blocks").GetInt64()));
            Assert.Contains(run.GetProperty("key").GetString()![..12], table.Out, StringComparison.Ordinal);
        });
        Assert.True(runs[0].GetProperty("used").GetDateTimeOffset() >= runs[1].GetProperty("used").GetDateTimeOffset());
        Assert.Matches("finished .*100k .* ± .* s .*just now", table.Out);
        Assert.All(table.Out.Split('\n'), line => Assert.True(line.TrimEnd().Length <= 100, line));
    }

    [Fact]
    public void The_runs_of_a_calibration_are_told_apart_and_counted()
    {
        CommandRun json = CommandRun.Of("runs", "--store", market.Store, "--json").AssertDone();
        CommandRun table = CommandRun.Of("runs", "--store", market.Store).AssertDone();

        Assert.Equal(["alternative: a tenth of the targets", "alternative: only the tightenings", "recommended rules", "rules in force"], Runs().EnumerateArray().Select(run => run.GetProperty("purpose").GetString()));
        Assert.Matches("(?s)recommended rules.*rules in force", table.Out);
        JsonElement totals = json.Document().GetProperty("totals");
        Assert.Equal((4, 4, 0, 0, 400_000), (Count(totals, "runs"), Count(totals, "finished"), Count(totals, "interrupted"), Count(totals, "running"), Count(totals, "paths")));
        Assert.Contains("4 runs: 4 finished, 0 interrupted, 0 running; 400,000 paths in ", table.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_is_broken_between_words_and_a_long_path_keeps_its_end()
    {
        CommandRun.Of("calibrate", market.File, "--paths", "100000", "--seed", "1234567", "--out", market.Out, "--store", market.Store).AssertDone();
        CommandRun table = CommandRun.Of("runs", "--store", market.Store).AssertDone();
        string[] words = table.Out.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

        Assert.All(["calibrate", "--paths", "100000", "--seed", "1234567", "recommended"], word => Assert.Contains(word, words));
        Assert.Contains(words, word => word.StartsWith('…') && word.EndsWith("/market.json", StringComparison.Ordinal));
    }

    [Fact]
    public void Looking_at_runs_and_verifying_them_writes_nothing_to_the_store()
    {
        byte[] before = File.ReadAllBytes(market.Store);

        CommandRun.Of("runs", "--store", market.Store).AssertDone();
        Verify(Path.Combine(market.Out, "run.json"), "--all").AssertDone();

        Assert.Equal(before, File.ReadAllBytes(market.Store));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(market.Store)!, "runs.db-*"));
    }

    [Fact]
    public void Old_runs_are_deleted_and_counted()
    {
        CommandRun kept = CommandRun.Of("runs", "--store", market.Store, "--prune-before", "30d").AssertDone();
        JsonElement emptied = CommandRun.Of("runs", "--store", market.Store, "--prune-before", "0s", "--json").AssertDone().Document();
        CommandRun empty = CommandRun.Of("runs", "--store", market.Store, "--prune-before", "2020-01-01").AssertDone();

        Assert.StartsWith("0 runs deleted.", kept.Out, StringComparison.Ordinal);
        Assert.Contains("finished", kept.Out, StringComparison.Ordinal);
        Assert.Equal(4, emptied.GetProperty("pruned").GetInt32());
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
        Assert.Equal(4, Verify(Path.Combine(market.Out, "run.json"), "--json").AssertDone().Document().GetArrayLength());
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
    [InlineData("nosuch.json: this is no run: give the run.json of a report, or the first digits of a key or a fingerprint, which `mcrisk runs` lists", "nosuch.json")]
    [InlineData("nowhere/run.json: there is no such file; `mcrisk runs` lists the runs by key", "nowhere/run.json")]
    [InlineData("--seed: x is not allowed; a seed is a whole number from 0 to 18446744073709551615", "abc", "--seed", "x")]
    [InlineData("--seed: -1 is not allowed", "abc", "--seed", "-1")]
    public void A_run_that_is_not_there_is_refused(string said, params string[] args) => CommandRun.Of(["verify", "--store", market.Store, .. args]).AssertRefused(said);

    static long Count(JsonElement totals, string member) => totals.GetProperty(member).GetInt64();

    JsonElement Runs() => CommandRun.Of("runs", "--store", market.Store, "--json").AssertDone().Document().GetProperty("runs");

    CommandRun Verify(params string[] args) => CommandRun.Of(["verify", .. args, "--store", market.Store]);
}
