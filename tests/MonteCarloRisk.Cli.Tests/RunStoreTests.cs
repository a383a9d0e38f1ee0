using System.Security.Cryptography;
using System.Text.Json;

namespace MonteCarloRisk.Cli.Tests;

public sealed class RunStoreTests
{
    [Fact]
    public void A_calibration_done_before_comes_from_the_store_with_the_same_numbers()
    {
        using var market = new SampleMarket();

        JsonElement first = Calibrate(market, "--json").AssertDone().Document();
        JsonElement second = Calibrate(market, "--json").AssertDone().Document();
        CommandRun page = Calibrate(market).AssertDone();

        Assert.All(first.GetProperty("runs").EnumerateArray(), run => Assert.False(run.GetProperty("fromStore").GetBoolean()));
        Assert.All(second.GetProperty("runs").EnumerateArray(), run => Assert.True(run.GetProperty("fromStore").GetBoolean()));
        foreach (string member in new[] { "current", "recommended", "collateral", "rules", "recommendedRules" })
            Assert.Equal(first.GetProperty(member).GetRawText(), second.GetProperty(member).GetRawText());
        Assert.Contains(", from the run store.", page.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_is_kept_where_a_store_is_named_and_says_where_it_comes_from()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("call.json", SampleRequest.Call), store = folder.File("runs.db");

        JsonElement first = CommandRun.Of("price", file, "--store", store, "--json").AssertDone().Document();
        JsonElement second = CommandRun.Of("price", file, "--store", store, "--json").AssertDone().Document();

        Assert.False(first.TryGetProperty("fromStore", out _));
        Assert.True(second.GetProperty("fromStore").GetBoolean());
        Assert.Equal(first.GetProperty("fingerprint").GetString(), second.GetProperty("fingerprint").GetString());
        Assert.Contains("From the run store.", CommandRun.Of("price", file, "--store", store).AssertDone().Out, StringComparison.Ordinal);
        JsonElement run = Assert.Single(CommandRun.Of("runs", "--store", store, "--json").AssertDone().Document().GetProperty("runs").EnumerateArray());
        Assert.Equal($"mcrisk price {file}", run.GetProperty("command").GetString());
        Assert.Equal(first.GetProperty("value").GetDouble(), run.GetProperty("estimate").GetProperty("value").GetDouble());
    }

    [Fact]
    public void The_data_behind_a_run_is_kept_with_it()
    {
        using var market = new SampleMarket();

        Calibrate(market).AssertDone();

        using var store = Simulation.Runs.Sqlite.SqliteRunStore.Open(market.Store);
        Simulation.Runs.RunLineage lineage = store.Find(store.List()[0].Key).Lineage;
        Assert.Equal($"mcrisk calibrate {market.File}", lineage.Command);
        Assert.Equal([market.File, "ETH.csv", "USDC.csv"], lineage.Data.Select(file => file.Name));
        Assert.All(lineage.Data, file => Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(market.File)!, file.Name)))), file.Sha256));
    }

    [Fact]
    public void Without_a_store_nothing_is_kept()
    {
        using var market = new SampleMarket();

        CommandRun run = CommandRun.Of("calibrate", market.File, "--out", market.Out, "--no-store", "--json").AssertDone();

        Assert.All(run.Document().GetProperty("runs").EnumerateArray(), one => Assert.False(one.GetProperty("fromStore").GetBoolean()));
        Assert.Equal(["ETH.csv", "USDC.csv", "market.json", "out"], Directory.GetFileSystemEntries(Path.GetDirectoryName(market.File)!).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_refused_before_anything_is_simulated()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self"), "There is no folder here that nobody can write to.");
        using var market = new SampleMarket();

        CommandRun.Of("calibrate", market.File, "--out", "/proc/report", "--store", market.Store).AssertRefused("/proc/report: cannot be written to");
        CommandRun.Of("nightly", Path.GetDirectoryName(market.File)!, "--out", "/proc/reports", "--store", market.Store).AssertRefused("/proc/reports: cannot be written to");
        Assert.False(File.Exists(market.Store));
    }

    [Theory]
    [InlineData("--store and --no-store: one of them is allowed", "--store", "runs.db", "--no-store")]
    [InlineData("--store: '' is no file", "--store", "")]
    public void Contradicting_options_are_refused(string said, params string[] options)
    {
        using var market = new SampleMarket();

        CommandRun.Of(["calibrate", market.File, "--out", market.Out, .. options]).AssertRefused(said);
    }

    [Theory]
    [InlineData("runz/x/y.db")]
    [InlineData("runs/x/y.db")]
    public void A_store_in_a_folder_that_is_not_there_is_refused_and_no_folder_is_made(string file)
    {
        using var market = new SampleMarket();
        string store = Path.Combine(Path.GetDirectoryName(market.File)!, file);

        CommandRun.Of("calibrate", market.File, "--out", market.Out, "--store", store).AssertRefused("--store: there is no folder", "y.db; make it first");
        Assert.False(Directory.Exists(Path.GetDirectoryName(Path.GetDirectoryName(store))));
        Assert.False(Directory.Exists(market.Out));
    }

    [Fact]
    public void A_file_that_is_no_store_is_one_clear_line()
    {
        using var market = new SampleMarket();

        CommandRun.Of("calibrate", market.File, "--out", market.Out, "--store", market.File).AssertRefused("--store: ", market.File, "is not a run store");
        CommandRun.Of("runs", "--store", market.File).AssertRefused("--store: ", market.File, "is not a run store");
        Assert.False(Directory.Exists(market.Out));
    }

    static CommandRun Calibrate(SampleMarket market, params string[] options) => CommandRun.Of(["calibrate", market.File, "--out", market.Out, "--store", market.Store, .. options]);
}
