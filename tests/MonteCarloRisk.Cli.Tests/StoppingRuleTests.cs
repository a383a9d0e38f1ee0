using System.Text.Json;

namespace MonteCarloRisk.Cli.Tests;

public sealed class StoppingRuleTests
{
    const int BlockPaths = 32_768;

    [Theory]
    [InlineData("\"standardError\": 0.02", "standard error 0.02")]
    [InlineData("\"relativeStandardError\": 0.002", "relative standard error 0.002")]
    public void An_error_target_is_met_behind_a_whole_block_with_the_result_of_so_many_paths(string rule, string stopped)
    {
        JsonElement answer = Priced(rule).AssertDone().Document();
        long paths = answer.GetProperty("paths").GetInt64();

        Assert.Equal(stopped, answer.GetProperty("stopped").GetString());
        Assert.True(answer.GetProperty("errorTargetMet").GetBoolean());
        Assert.True(answer.GetProperty("standardError").GetDouble() <= 0.0215);
        Assert.Equal(0, paths % BlockPaths);
        JsonElement again = Priced($"\"paths\": {paths}").AssertDone().Document();
        Assert.Equal("all paths", again.GetProperty("stopped").GetString());
        Assert.False(again.TryGetProperty("errorTargetMet", out _));
        Assert.Equal(again.GetProperty("fingerprint").GetString(), answer.GetProperty("fingerprint").GetString());
    }

    [Fact]
    public void A_rule_that_its_most_paths_end_says_so()
    {
        CommandRun table = CommandRun.WithInput(Request("\"standardError\": 1e-9, \"maximumPaths\": 200000"), "price", "-").AssertDone();
        JsonElement answer = Priced("\"standardError\": 1e-9, \"maximumPaths\": 200000").AssertDone().Document();

        Assert.Equal(200_000, answer.GetProperty("paths").GetInt64());
        Assert.Equal("maximum paths, before standard error 1E-09", answer.GetProperty("stopped").GetString());
        Assert.False(answer.GetProperty("errorTargetMet").GetBoolean());
        Assert.Contains("The error target was missed: maximum paths, before standard error 1E-09.", table.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_budget_ends_a_run_that_would_take_hours()
    {
        JsonElement answer = Priced("\"timeBudget\": 0.3").AssertDone().Document();

        Assert.Equal("time budget 0.3 s", answer.GetProperty("stopped").GetString());
        Assert.True(answer.GetProperty("paths").GetInt64() >= BlockPaths);
        Assert.False(answer.TryGetProperty("errorTargetMet", out _));
    }

    [Theory]
    [InlineData("\"paths\": 1000, \"standardError\": 0.1", "$.simulation: paths and standardError stand here; exactly one of")]
    [InlineData("\"timeBudget\": 1, \"relativeStandardError\": 0.1", "$.simulation: relativeStandardError and timeBudget stand here")]
    [InlineData("\"precision\": \"single\"", "$.simulation: none of paths, standardError, relativeStandardError and timeBudget stands here")]
    [InlineData("\"standardError\": 0", "$.simulation.standardError: 0 is not allowed")]
    [InlineData("\"standardError\": 1e999", "$.simulation.standardError: Infinity is not allowed")]
    [InlineData("\"relativeStandardError\": 1", "$.simulation.relativeStandardError: 1 is not allowed")]
    [InlineData("\"relativeStandardError\": -0.1", "$.simulation.relativeStandardError: -0.1 is not allowed")]
    [InlineData("\"timeBudget\": 0", "$.simulation.timeBudget: 0 is not allowed")]
    [InlineData("\"timeBudget\": 1e7", "at most 30 days")]
    [InlineData("\"standardError\": 0.1, \"maximumPaths\": 0", "$.simulation.maximumPaths: 0 is not allowed")]
    [InlineData("\"paths\": 1000, \"maximumPaths\": 1000", "$.simulation.maximumPaths: this is the most that a stopping rule may take")]
    [InlineData("\"timeBudget\": \"30s\"", "$.simulation.timeBudget: \"30s\" is not allowed; a number is needed")]
    public void A_length_that_is_none_or_two_or_out_of_range_is_refused(string length, string said) => Priced(length).AssertRefused(said);

    [Fact]
    public void Options_of_a_calibration_replace_the_paths_of_its_file()
    {
        using var market = new SampleMarket();

        CommandRun run = Calibrated(market, "--relative-error", "0.2", "--json").AssertDone();
        JsonElement first = run.Document().GetProperty("runs")[0];
        long paths = first.GetProperty("paths").GetInt64();

        Assert.Equal("relative standard error 0.2", first.GetProperty("stopped").GetString());
        Assert.Equal(0.2, run.Document().GetProperty("simulation").GetProperty("stopping").GetProperty("relativeStandardError").GetDouble());
        Assert.True(first.GetProperty("standardError").GetDouble() <= 0.2 * run.Document().GetProperty("current").GetProperty("insolvencyProbability").GetProperty("value").GetDouble());
        Assert.Equal(paths, run.Document().GetProperty("runs")[1].GetProperty("paths").GetInt64());
        Assert.Equal($"mcrisk calibrate {market.File} --paths {paths}", run.Document().GetProperty("reproduceCommand").GetString());
        Assert.Contains("relative standard error 0.2", File.ReadAllText(Path.Combine(market.Out, "report.md")), StringComparison.Ordinal);

        JsonElement again = Calibrated(market, "--paths", $"{paths}", "--json").AssertDone().Document();
        Assert.Equal(first.GetProperty("fingerprint").GetString(), again.GetProperty("runs")[0].GetProperty("fingerprint").GetString());
    }

    [Fact]
    public void Options_replace_the_rule_of_a_file_and_keep_its_most_paths()
    {
        using var market = new SampleMarket("\"paths\": 20000", "\"timeBudget\": 3600, \"maximumPaths\": 50000");

        JsonElement replaced = Calibrated(market, "--standard-error", "1e-9", "--json").Document().GetProperty("runs")[0];
        JsonElement wider = Calibrated(market, "--standard-error", "1e-9", "--maximum-paths", "7e4", "--json").Document().GetProperty("runs")[0];
        JsonElement paths = Calibrated(market, "--paths", "30000", "--json").Document().GetProperty("runs")[0];

        Assert.False(replaced.GetProperty("errorTargetMet").GetBoolean());
        Assert.Equal((50_000, "maximum paths, before standard error 1E-09"), (replaced.GetProperty("paths").GetInt64(), replaced.GetProperty("stopped").GetString()));
        Assert.Equal(70_000, wider.GetProperty("paths").GetInt64());
        Assert.Equal((30_000, "all paths"), (paths.GetProperty("paths").GetInt64(), paths.GetProperty("stopped").GetString()));
    }

    [Fact]
    public void A_rule_in_a_market_file_is_told_to_people()
    {
        using var market = new SampleMarket("\"paths\": 20000", "\"timeBudget\": 0.2");

        CommandRun run = Calibrated(market, "--threads", "1");

        Assert.Contains("Stopped by time budget 0.2 s for 3 simulations; the standard error of the insolvency probability is ", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--paths and --standard-error: exactly one of", "--paths", "1000", "--standard-error", "0.1")]
    [InlineData("--relative-error and --time-budget: exactly one of", "--time-budget", "1", "--relative-error", "0.1")]
    [InlineData("--standard-error: 0 is not allowed", "--standard-error", "0")]
    [InlineData("--standard-error: NaN is not allowed", "--standard-error", "NaN")]
    [InlineData("--relative-error: 1.5 is not allowed", "--relative-error", "1.5")]
    [InlineData("--relative-error: -0.1 is not allowed", "--relative-error", "-0.1")]
    [InlineData("--time-budget: 10x is not allowed", "--time-budget", "10x")]
    [InlineData("--time-budget: 0s is not allowed", "--time-budget", "0s")]
    [InlineData("--time-budget: 31d is not allowed", "--time-budget", "31d")]
    [InlineData("--maximum-paths: 0 is not allowed", "--maximum-paths", "0")]
    [InlineData("--maximum-paths: this is the most that a stopping rule may take", "--maximum-paths", "1e6")]
    [InlineData("--maximum-paths: this is the most that a stopping rule may take", "--paths", "1e6", "--maximum-paths", "1e6")]
    public void Options_that_contradict_or_are_out_of_range_are_refused(string said, params string[] options)
    {
        using var market = new SampleMarket();

        CommandRun.Of(["calibrate", market.File, "--out", market.Out, .. options]).AssertRefused(said);
        Assert.False(Directory.Exists(market.Out));
    }

    [Theory]
    [InlineData("price", "simulation")]
    [InlineData("insolvency", "simulation")]
    [InlineData("market", "simulation")]
    public void A_schema_says_that_exactly_one_length_is_given(string kind, string member)
    {
        JsonElement simulation = CommandRun.Of("schema", kind).AssertDone().Document().GetProperty("properties").GetProperty(member);

        Assert.Equal(
            ["paths", "standardError", "relativeStandardError", "timeBudget"],
            simulation.GetProperty("oneOf").EnumerateArray().Select(one => Assert.Single(one.GetProperty("required").EnumerateArray()).GetString()));
        Assert.Equal(["paths", "maximumPaths"], simulation.GetProperty("not").GetProperty("required").EnumerateArray().Select(name => name.GetString()));
        Assert.DoesNotContain("paths", simulation.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
    }

    static string Request(string length) => SampleRequest.Call.With("\"paths\": 1000000", length);

    static CommandRun Priced(string length) => CommandRun.WithInput(Request(length), "price", "-", "--json");

    static CommandRun Calibrated(SampleMarket market, params string[] options) => CommandRun.Of(["calibrate", market.File, "--out", market.Out, "--no-store", .. options]);
}
