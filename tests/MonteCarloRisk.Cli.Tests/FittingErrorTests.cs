using System.Text.Json;

namespace MonteCarloRisk.Cli.Tests;

/// <summary>A calibration that asks for its fitting error.</summary>
public sealed class FittingErrorTests
{
    const string Plain = "\"model\": { \"volatility\": { \"type\": \"given\", \"value\": 0.8 }";
    const string Asked = "\"fittingError\": { \"histories\": 40, \"paths\": 4000 }, \"model\": { \"volatility\": { \"type\": \"sample\" }";

    [Fact]
    public void Both_intervals_are_shown_and_a_second_time_comes_from_the_store()
    {
        using var market = new SampleMarket(Plain, Asked);

        CommandRun run = CommandRun.Of("calibrate", market.File, "--out", market.Out, "--store", market.Store).AssertDone();
        Assert.Contains("Fitting error: 40 histories, 164 simulations of 2,000 paths in ", run.Out, StringComparison.Ordinal);
        Assert.Matches(@"\n +fitting \[", run.Out);
        Assert.Matches(@"\n +simulation \[", run.Out);
        Assert.All(run.Out.Split('\n'), line => Assert.True(line.TrimEnd().Length <= 100 || line.Contains(market.Out, StringComparison.Ordinal), line));
        string[] first = [.. new[] { "report.html", "parameters.json" }.Select(file => File.ReadAllText(Path.Combine(market.Out, file)))];

        CommandRun again = CommandRun.Of("calibrate", market.File, "--out", market.Out, "--store", market.Store, "--threads", "1").AssertDone();
        Assert.Matches("164 simulations of 2,000 paths in .* s, from the run store", again.Out);
        Assert.Equal(first[1], File.ReadAllText(Path.Combine(market.Out, "parameters.json")));

        // Four simulations of the calibration, and 164 that are one line.
        CommandRun listed = CommandRun.Of("runs", "--store", market.Store).AssertDone();
        Assert.Matches("164 runs +finished +calibrate", listed.Out);
        Assert.DoesNotContain(" of 40", listed.Out, StringComparison.Ordinal);
        Assert.Contains("168 runs: 168 finished", listed.Out, StringComparison.Ordinal);
        Assert.Contains("--all lists each run of a fitting error or of another study.", listed.Out, StringComparison.Ordinal);
        Assert.Equal(164, CommandRun.Of("runs", "--store", market.Store, "--all").AssertDone().Out.Split("fitting").Length - 1);
        Assert.Equal(168, CommandRun.Of("runs", "--store", market.Store, "--json").AssertDone().Document().GetProperty("runs").GetArrayLength());

        JsonElement drawn = JsonDocument.Parse(File.ReadAllText(Path.Combine(market.Out, "run.json"))).RootElement.GetProperty("fittingError").GetProperty("runs")[100];
        Assert.Matches("^fitting error, [0-9]+ of 40, ", drawn.GetProperty("purpose").GetString());
        CommandRun verified = CommandRun.Of("verify", drawn.GetProperty("key").GetString()!, "--store", market.Store, "--all").AssertDone();
        Assert.Contains("1", verified.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_answers()
    {
        using var market = new SampleMarket(Plain, Asked);
        JsonElement[] runs = [.. new[] { "1", "2" }.Select(threads =>
            CommandRun.Of("calibrate", market.File, "--out", market.Out, "--no-store", "--threads", threads, "--json").AssertDone().Document())];
        foreach (string member in new[] { "current", "recommended", "collateral" })
            Assert.Equal(runs[0].GetProperty(member).GetRawText(), runs[1].GetProperty(member).GetRawText());
        JsonElement threshold = runs[0].GetProperty("collateral")[0].GetProperty("liquidationThreshold");
        Assert.StartsWith("fitting error, stationary bootstrap of 40 histories", threshold.GetProperty("fittingError").GetProperty("method").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"fittingError\": { \"histories\": 1 }, \"model\": {", "$.fittingError.histories")]
    [InlineData("\"fittingError\": { \"histories\": 1000000000 }, \"model\": {", "$.fittingError.histories")]
    [InlineData("\"fittingError\": { \"paths\": 100 }, \"model\": {", "$.fittingError.paths")]
    public void What_gives_no_interval_is_one_line(string by, string place)
    {
        using var market = new SampleMarket("\"model\": {", by);
        CommandRun run = CommandRun.Of("calibrate", market.File, "--out", market.Out, "--no-store");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(place, Assert.Single(run.Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.False(Directory.Exists(market.Out));
    }

    [Fact]
    public void A_night_tells_what_was_done_and_does_nothing_twice()
    {
        using var market = new SampleMarket(Plain, Asked);
        string folder = Path.GetDirectoryName(market.File)!;
        JsonElement[] nights = [.. Enumerable.Range(0, 2).Select(_ => CommandRun.Of("nightly", folder, "--out", market.Out, "--store", market.Store, "--json").AssertDone().Document().GetProperty("markets")[0])];
        Assert.Equal([168, 168], nights.Select(night => night.GetProperty("simulations").GetInt32()));
        Assert.Equal([0, 168], nights.Select(night => night.GetProperty("fromStore").GetInt32()));
        Assert.Equal(40, nights[1].GetProperty("fittingError").GetProperty("histories").GetInt32());
        Assert.Empty(nights[1].GetProperty("devices").EnumerateArray());
    }
}
