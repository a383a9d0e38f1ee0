using System.Text.Json;
using MonteCarloRisk.Cli.Markets;
using MonteCarloRisk.Governance.Nightly;

namespace MonteCarloRisk.Cli.Tests;

public sealed class NightlyTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_market_of_a_folder_is_calibrated_in_name_order_and_others_are_skipped()
    {
        AddMarket("zebra");
        AddMarket("alpha", "\"debt\": 22000", "\"debt\": 21000");
        folder.Write("markets/request.json", SampleRequest.Call);
        folder.Write("markets/beta.json", File.ReadAllText(folder.File("markets/alpha/market.json")).With("ETH.csv", "alpha/ETH.csv").With("USDC.csv", "alpha/USDC.csv").With("21000", "20000"));

        CommandRun run = Nightly("--json").AssertDone();
        JsonElement markets = run.Document().GetProperty("markets");

        Assert.Equal(["alpha", "beta", "zebra"], Of(markets, "name"));
        Assert.All(markets.EnumerateArray(), market =>
        {
            Assert.Equal("met", market.GetProperty("status").GetString());
            Assert.Equal(0, market.GetProperty("fromStore").GetInt32());
            Assert.True(market.GetProperty("devices")[0].GetProperty("busySeconds").GetDouble() > 0);
            Assert.Equal(5, Directory.GetFiles(market.GetProperty("report").GetString()!).Length);
        });
        Assert.Contains("request.json: skipped; this is no market file", run.Error, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(folder.File("out/nightly.json")), run.Out);
    }

    [Fact]
    public void What_has_not_changed_comes_from_the_store()
    {
        AddMarket("alpha");
        AddMarket("beta", "\"value\": 0.8", "\"value\": 0.7");
        Nightly().AssertDone();

        JsonElement same = Nightly("--json").AssertDone().Document().GetProperty("markets");
        string prices = folder.File("markets/beta/ETH.csv");
        File.WriteAllText(prices, File.ReadAllText(prices).With("2026-06-30,", "2026-06-30,1"));
        JsonElement changed = Nightly("--json").Document().GetProperty("markets");
        CommandRun table = Nightly();

        Assert.Equal([4, 4], same.EnumerateArray().Select(market => market.GetProperty("fromStore").GetInt32()));
        Assert.All(same.EnumerateArray(), market => Assert.Equal(0, market.GetProperty("devices").GetArrayLength()));
        Assert.Equal([4, 0], changed.EnumerateArray().Select(market => market.GetProperty("fromStore").GetInt32()));
        Assert.Contains("2 markets in ", table.Out, StringComparison.Ordinal);
        Assert.Contains("2 of them from the run store", table.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_fails_does_not_stop_the_others()
    {
        AddMarket("alpha");
        AddMarket("broken", "\"debt\": 22000", "\"dept\": 22000");
        folder.Write("markets/nothing.json", "{ not json");
        AddMarket("zebra");

        CommandRun run = Nightly();
        JsonElement markets = Nightly("--json").Document().GetProperty("markets");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["met", "badInput", "badInput", "met"], Of(markets, "status"));
        Assert.Contains("$.accounts[0].dept", markets[1].GetProperty("fault").GetString(), StringComparison.Ordinal);
        Assert.Contains("not JSON", markets[2].GetProperty("fault").GetString(), StringComparison.Ordinal);
        Assert.Contains("$.accounts[0].dept", run.Out, StringComparison.Ordinal);
        Assert.All(run.Out.Split('\n').Where(line => line.Contains("met", StringComparison.Ordinal) || line.Contains("bad input", StringComparison.Ordinal)), line => Assert.True(line.TrimEnd().Length <= 100, line));
    }

    [Fact]
    public void The_report_of_a_market_that_fails_is_told_to_be_of_an_earlier_night()
    {
        AddMarket("alpha");
        Nightly().AssertDone();
        folder.Write("markets/alpha/market.json", "{");
        string fault = Nightly("--json").Document().GetProperty("markets")[0].GetProperty("fault").GetString()!;
        Assert.EndsWith($"; the report in {folder.File("out/alpha")} is of an earlier night", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_nothing_but_bad_input_is_exit_code_2()
    {
        AddMarket("broken", "\"debt\": 22000", "\"dept\": 22000");

        Assert.Equal(2, Nightly().ExitCode);
        Assert.True(File.Exists(folder.File("out/nightly.json")));
    }

    [Fact]
    public void A_target_that_is_not_resolved_is_exit_code_3()
    {
        AddMarket("alpha");
        AddMarket("beta", "\"insolvencyProbability\": 0.01", "\"insolvencyProbability\": 0.000001");

        CommandRun run = Nightly("--json");

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(["met", "unresolved"], Of(run.Document().GetProperty("markets"), "status"));
    }

    [Fact]
    public void The_cost_is_the_devices_time_at_the_price_given()
    {
        AddMarket("alpha");

        JsonElement market = Nightly("--price-per-hour", "3600", "--json").AssertDone().Document().GetProperty("markets")[0];

        Assert.Equal(market.GetProperty("devices")[0].GetProperty("busySeconds").GetDouble(), market.GetProperty("cost").GetDouble(), 9);
        Assert.Contains("Cost", Nightly("--price-per-hour", "3600").AssertDone().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_markets_and_one_that_is_not_there_are_refused()
    {
        folder.Write("some.json", "[]");

        CommandRun none = CommandRun.Of("nightly", folder.FullName, "--out", folder.File("out"), "--no-store");
        Assert.Equal(2, none.ExitCode);
        Assert.Contains("there is no market file in this folder", none.Error, StringComparison.Ordinal);
        CommandRun.Of("nightly", folder.File("absent"), "--out", folder.File("out"), "--no-store").AssertRefused("there is no such folder");
        CommandRun.Of("nightly", folder.FullName, "--price-per-hour", "-1").AssertRefused("--price-per-hour: -1 is not allowed");
    }

    [Fact]
    public void Two_markets_of_one_name_are_refused()
    {
        AddMarket("alpha");
        folder.Write("markets/alpha.json", File.ReadAllText(folder.File("markets/alpha/market.json")));

        Nightly().AssertRefused("alpha.json and ", "would both be reported as alpha");
    }

    [Fact]
    public void The_summary_has_totals_times_and_the_keys_that_verification_takes()
    {
        AddMarket("alpha");
        AddMarket("broken", "\"debt\": 22000", "\"dept\": 22000");

        JsonElement night = Nightly("--json").Document();
        JsonElement alpha = night.GetProperty("markets")[0], totals = night.GetProperty("totals");
        CommandRun table = Nightly();

        Assert.Equal("finished", night.GetProperty("status").GetString());
        Assert.True(night.GetProperty("started").GetDateTimeOffset() <= alpha.GetProperty("started").GetDateTimeOffset());
        Assert.True(alpha.GetProperty("started").GetDateTimeOffset() <= alpha.GetProperty("finished").GetDateTimeOffset());
        Assert.True(alpha.GetProperty("finished").GetDateTimeOffset() <= night.GetProperty("finished").GetDateTimeOffset());
        Assert.Equal((2, 1, 1, 0, 4, 80_000), (Count(totals, "markets"), Count(totals, "done"), Count(totals, "failed"), Count(totals, "fromStore"), Count(totals, "simulations"), Count(totals, "paths")));
        Assert.Equal(["rules in force", "recommended rules", "alternative: only the tightenings", "alternative: a tenth of the targets"], Of(alpha.GetProperty("runs"), "purpose"));
        Assert.All(Of(alpha.GetProperty("runs"), "key"), key => CommandRun.Of("verify", key!, "--store", folder.File("runs.db")).AssertDone());
        JsonElement device = Assert.Single(alpha.GetProperty("devices").EnumerateArray());
        Assert.Equal((4, 0), (Count(device, "blocks"), alpha.GetProperty("notices").GetArrayLength()));
        Assert.Equal(JsonValueKind.Null, device.GetProperty("quarantine").ValueKind);
        Assert.Contains(" s: 1 done, 1 of them from the run store, 1 failed; 80,000 paths in 4 simulations.", table.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_target_that_was_missed_is_told()
    {
        AddMarket("alpha", "\"paths\": 20000", "\"standardError\": 1e-9, \"maximumPaths\": 20000");

        JsonElement market = Nightly("--json").AssertDone().Document().GetProperty("markets")[0];

        Assert.False(market.GetProperty("errorTargetMet").GetBoolean());
        Assert.Contains("alpha, error target missed: 20,000 paths, maximum paths, before standard error 1E-09", Nightly().AssertDone().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_night_that_fails_as_a_whole_leaves_no_earlier_summary()
    {
        AddMarket("alpha");
        Nightly().AssertDone();

        Assert.Equal(2, Nightly("--backend", "simulator:7").ExitCode);

        JsonElement night = Kept();
        Assert.Equal(("failed", 0, 1), (night.GetProperty("status").GetString(), night.GetProperty("markets").GetArrayLength(), Count(night.GetProperty("totals"), "markets")));
        Assert.Contains("no simulator:7 device", night.GetProperty("fault").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_night_that_is_interrupted_leaves_what_was_done()
    {
        NightlyMarket done = NightlyMarket.NotCalibrated("alpha", "alpha.json", NightlyStatus.Failed, "why", DateTimeOffset.UtcNow, TimeSpan.Zero, ["a device is quarantined"]);
        var journal = new NightJournal("markets", folder.File("out"), 2, pricePerHour: null, CancellationToken.None);

        Assert.Throws<OperationCanceledException>(() => journal.Follow(tell =>
        {
            Assert.Equal(("running", 0), (Kept().GetProperty("status").GetString(), Kept().GetProperty("markets").GetArrayLength()));
            tell(done);
            Assert.Equal(("running", 1), (Kept().GetProperty("status").GetString(), Kept().GetProperty("markets").GetArrayLength()));
            Assert.Equal(JsonValueKind.Null, Kept().GetProperty("finished").ValueKind);
            throw new OperationCanceledException();
        }));

        Assert.Equal("interrupted", Kept().GetProperty("status").GetString());
        JsonElement market = Assert.Single(Kept().GetProperty("markets").EnumerateArray());
        Assert.Equal(("alpha", "a device is quarantined"), (market.GetProperty("name").GetString(), market.GetProperty("notices")[0].GetString()));
    }

    JsonElement Kept()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(folder.File("out/nightly.json")));
        return document.RootElement.Clone();
    }

    static long Count(JsonElement of, string member) => of.GetProperty(member).GetInt64();

    CommandRun Nightly(params string[] options) =>
        CommandRun.Of(["nightly", folder.File("markets"), "--out", folder.File("out"), "--store", folder.File("runs.db"), .. options]);

    void AddMarket(string name, string replaced = "", string by = "")
    {
        using var market = new SampleMarket(replaced, by);
        string target = folder.File($"markets/{name}");
        Directory.CreateDirectory(target);
        foreach (string file in Directory.GetFiles(Path.GetDirectoryName(market.File)!)) File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
    }

    static IEnumerable<string?> Of(JsonElement markets, string member) => markets.EnumerateArray().Select(market => market.GetProperty(member).GetString());
}
