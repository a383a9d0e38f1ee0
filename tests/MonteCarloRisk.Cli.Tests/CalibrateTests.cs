using System.Text.Json;

namespace MonteCarloRisk.Cli.Tests;

public sealed class CalibrateTests
{
    static readonly string Vault = Repository.Example("eth-options-vault/market.json");

    [Fact]
    public void The_example_writes_four_files_and_shows_what_they_say()
    {
        using var folder = new TemporaryFolder();
        string target = folder.File("run");

        CommandRun run = CommandRun.Of("calibrate", Vault, "--out", target, "--no-store", "--paths", "100_000").AssertDone();

        Assert.Equal(["findings.csv", "parameters.json", "report.html", "report.md", "run.json"], Directory.GetFiles(target).Select(Path.GetFileName).Order());
        Assert.Contains("liquidation threshold", run.Out, StringComparison.Ordinal);
        Assert.Contains("100,000 paths", run.Out, StringComparison.Ordinal);
        Assert.Contains(target, run.Out, StringComparison.Ordinal);

        // Nothing but progress, which a busy machine sees after ten seconds.
        Assert.All(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches("^mcrisk: (rules in force|recommended rules|alternative: .*): .* of 100k paths", line));
        Assert.All(run.Out.Split('\n'), line => Assert.True(line.TrimEnd().Length <= 100 || line.Contains(target, StringComparison.Ordinal), line));
    }

    [Fact]
    public void The_json_answer_is_one_document_the_same_as_run_json()
    {
        using var market = new SampleMarket();

        CommandRun run = CommandRun.Of("calibrate", market.File, "--out", market.Out, "--no-store", "--seed", "7", "--precision", "double", "--json").AssertDone();

        JsonElement document = run.Document();
        Assert.Equal(File.ReadAllText(Path.Combine(market.Out, "run.json")), run.Out);
        Assert.Equal(7, document.GetProperty("simulation").GetProperty("seed").GetInt32());
        Assert.Equal("double", document.GetProperty("simulation").GetProperty("precision").GetString());
        Assert.Equal($"mcrisk calibrate {market.File} --seed 7 --precision double", document.GetProperty("reproduceCommand").GetString());
        Assert.Contains(market.Out, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_paths_are_exit_code_3_with_the_paths_that_would_do()
    {
        using var folder = new TemporaryFolder();
        string target = folder.File("run");

        CommandRun run = CommandRun.Of("calibrate", Vault, "--out", target, "--no-store", "--paths", "1e3");
        CommandRun json = CommandRun.Of("calibrate", Vault, "--out", target, "--no-store", "--paths", "1e3", "--json");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("Not resolved:", run.Out, StringComparison.Ordinal);
        Assert.Contains("paths", run.Out, StringComparison.Ordinal);
        Assert.Equal(5, Directory.GetFiles(target).Length);
        Assert.Equal(3, json.ExitCode);
        Assert.Equal(JsonValueKind.Object, json.Document().ValueKind);
        long needed = json.Document().GetProperty("collateral")[0].GetProperty("solution").GetProperty("pathsNeeded").GetInt64();
        Assert.True(needed > 1000);
        Assert.Matches("not resolved: .*paths", json.Error);
    }

    [Fact]
    public void A_step_that_holds_a_rule_above_its_target_is_exit_code_3_with_what_binds_and_what_is_left()
    {
        using var market = new SampleMarket("\"target\": {", "\"governance\": { \"loanToValue\": { \"largestStep\": 0.02 }, \"liquidationThreshold\": { \"largestStep\": 0.02 } }, \"target\": {");

        CommandRun run = CommandRun.Of("calibrate", market.File, "--out", market.Out, "--no-store", "--json");

        Assert.Equal(3, run.ExitCode);
        Assert.Matches("not resolved: ETH: loan-to-value 73.00% is held by the largest step, 2 percentage points, the target asks for [0-9.]+%; under the recommended rules the breach probability is .* more changes reach", run.Error);
        JsonElement bound = run.Document().GetProperty("binding")[0];
        Assert.Equal("loanToValue", bound.GetProperty("parameter").GetString());
        Assert.Equal("largestStep", bound.GetProperty("kind").GetString());
        Assert.Equal(0.02, run.Document().GetProperty("governance").GetProperty("loanToValue").GetProperty("largestStep").GetDouble());
        Assert.Equal(0.73, run.Document().GetProperty("recommendedRules").GetProperty("collateral").GetProperty("ETH").GetProperty("loanToValue").GetDouble());
        Assert.Contains("Held by governance limits", File.ReadAllText(Path.Combine(market.Out, "report.html")), StringComparison.Ordinal);
        Assert.Contains("the largest step, 2 percentage points", File.ReadAllText(Path.Combine(market.Out, "parameters.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Threads_and_backends_do_not_change_the_fingerprints()
    {
        using var market = new SampleMarket();
        string[] fingerprints = [.. new string[][] { ["--threads", "1"], ["--threads", "3"], ["--backend", "scalar"] }
            .Select(arguments => Fingerprints(CommandRun.Of(["calibrate", market.File, "--out", market.Out, "--no-store", "--json", .. arguments]).AssertDone().Document()))];

        Assert.Single(fingerprints.Distinct());
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused()
    {
        using var market = new SampleMarket();

        CommandRun.Of("calibrate", market.File, "--out", market.File, "--no-store").AssertRefused("market.json");
    }

    static string Fingerprints(JsonElement document) =>
        string.Join(",", document.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("fingerprint").GetString()));
}
