using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace MonteCarloRisk.Cli.Tests;

public sealed class BackTestTests
{
    [Fact]
    public void The_example_shows_its_tables_and_writes_a_page_with_a_chart_an_asset()
    {
        using var market = new WalkedMarket(700);

        CommandRun run = CommandRun.Of("backtest", market.File, "--out", market.Out);

        Assert.True(run.ExitCode is 0 or 3, run.Error);
        Assert.Equal(["backtest.html", "backtest.json", "backtest.md"], Directory.GetFiles(market.Out).Select(Path.GetFileName).Order());
        Assert.Contains("EWMA, decay 0.94 + filtered history", run.Out, StringComparison.Ordinal);
        Assert.Contains("ETH walked, 1 of 1", run.Error, StringComparison.Ordinal);
        XDocument page = XDocument.Parse(File.ReadAllText(Path.Combine(market.Out, "backtest.html")).Replace("<!DOCTYPE html>", "", StringComparison.Ordinal));
        Assert.Single(page.Descendants("figure"));
    }

    [Fact]
    public void The_json_answer_is_the_file_and_its_exceptions_are_counted()
    {
        using var market = new WalkedMarket(700);

        CommandRun run = CommandRun.Of("backtest", market.File, "--out", market.Out, "--all-models", "--json");

        Assert.Equal(File.ReadAllText(Path.Combine(market.Out, "backtest.json")), run.Out);
        JsonElement asset = Assert.Single(run.Document().GetProperty("assets").EnumerateArray());
        Assert.Equal(15, asset.GetProperty("models").GetArrayLength());
        foreach (JsonElement model in asset.GetProperty("models").EnumerateArray())
        {
            JsonElement position = model.GetProperty("long");
            Assert.Equal(position.GetProperty("exceptions").GetInt32(), position.GetProperty("exceptionDays").GetArrayLength());
            Assert.Equal(450, position.GetProperty("days").GetInt32());
        }
    }

    [Fact]
    public void A_model_that_asks_too_little_ends_with_three()
    {
        using var market = new WalkedMarket(700, """{ "type": "given", "value": 0.2 }""");
        Assert.Equal(3, CommandRun.Of("backtest", market.File, "--out", market.Out).ExitCode);
    }

    [Theory]
    [InlineData("student", "Student-t")]
    [InlineData("groupedStudent", "Student-t")]
    [InlineData("filteredHistory", "filtered history")]
    [InlineData("garch", "normal")]
    public void The_law_is_that_of_the_markets_returns(string returns, string law)
    {
        using var market = new WalkedMarket(700, $$"""{ "type": "ewma" }, "returns": { "type": "{{returns}}" }""");
        JsonElement asset = CommandRun.Of("backtest", market.File, "--out", market.Out, "--json").Document().GetProperty("assets")[0];
        Assert.Equal(law, Assert.Single(asset.GetProperty("models").EnumerateArray()).GetProperty("law").GetString());
    }

    [Fact]
    public void Margins_of_a_copula_are_refused()
    {
        using var market = new WalkedMarket(700, """{ "type": "ewma" }, "returns": { "type": "copula" }""");
        CommandRun.Of("backtest", market.File, "--out", market.Out).AssertRefused("$.model.returns", "copula", "filteredHistory");
    }

    [Fact]
    public void Margins_are_walked_and_the_json_answer_is_the_file()
    {
        using var market = new WalkedMarket(700, rules: WalkedMarket.Rule);

        CommandRun run = CommandRun.Of("backtest", market.File, "--margins", "--targets", "0.05,0.01", "--paths", "20000", "--out", market.Out, "--json");

        Assert.True(run.ExitCode is 0 or 3, run.Error);
        Assert.Equal(["margins.html", "margins.json", "margins.md"], Directory.GetFiles(market.Out).Select(Path.GetFileName).Order());
        Assert.Equal(File.ReadAllText(Path.Combine(market.Out, "margins.json")), run.Out);
        JsonElement test = run.Document().GetProperty("backTest");
        JsonElement asset = Assert.Single(test.GetProperty("assets").EnumerateArray());
        // Days 250 to 700, windows of 31: the last whole one begins 31 days before the end.
        Assert.Equal(14, asset.GetProperty("windows").GetArrayLength());
        Assert.Equal([0.05, 0.01], test.GetProperty("insolvencies").EnumerateArray().Select(one => one.GetProperty("probability").GetDouble()));
        Assert.All(test.GetProperty("insolvencies").EnumerateArray(), one => Assert.Equal(14, one.GetProperty("observations").GetInt32()));
        Assert.Equal(
            asset.GetProperty("windows").EnumerateArray().Count(window => window.GetProperty("insolvencies")[0].GetProperty("isException").GetBoolean()),
            test.GetProperty("insolvencies")[0].GetProperty("exceptions").GetInt32());
        XDocument page = XDocument.Parse(File.ReadAllText(Path.Combine(market.Out, "margins.html")).Replace("<!DOCTYPE html>", "", StringComparison.Ordinal));
        Assert.Single(page.Descendants("figure"));
        Assert.Contains("--margins --targets 0.05,0.01 --paths 20000", run.Document().GetProperty("reproduceCommand").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_walk_of_margins_is_shown_as_tables()
    {
        using var market = new WalkedMarket(400, rules: WalkedMarket.Rule);
        CommandRun run = CommandRun.Of("backtest", market.File, "--margins", "--targets", "0.05", "--paths", "2000", "--out", market.Out);
        Assert.Contains("liquidation threshold, insolvency", run.Out, StringComparison.Ordinal);
        Assert.Contains("loan-to-value, breach", run.Out, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(market.Out, "margins.html"), run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--targets: 0.01,2 is not allowed", "--margins", "--targets", "0.01,2")]
    [InlineData("--targets: 0.01,0.01 is not allowed", "--margins", "--targets", "0.01,0.01")]
    [InlineData("--targets", "--targets", "0.01")]
    [InlineData("--paths", "--paths", "1000")]
    [InlineData("--all-models", "--margins", "--all-models")]
    [InlineData("$.rules", "--margins")]
    public void Options_that_contradict_or_walk_nothing_are_refused(string said, params string[] options)
    {
        using var market = new WalkedMarket(700);
        CommandRun.Of(["backtest", market.File, "--out", market.Out, .. options]).AssertRefused(said);
        Assert.False(Directory.Exists(market.Out));
    }

    // EWMA of a price that stood still for the days before a fit is zero, and nothing is lent against what has never moved: no rule, and no failure.
    [Fact]
    public void What_cannot_be_fitted_on_a_day_is_told_in_one_line()
    {
        using var market = new WalkedMarket(700, """{ "type": "ewma" }, "returns": { "type": "copula" }""", WalkedMarket.Rule);
        CommandRun run = CommandRun.Of("backtest", market.File, "--margins", "--out", market.Out, "--paths", "2000", "--targets", "0.05");
        Assert.True(run.ExitCode is 0 or 2 or 3, run.Error);
        Assert.DoesNotContain("One or more errors", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_too_few_for_a_target_are_refused_and_pass_nothing()
    {
        using var market = new WalkedMarket(700, rules: WalkedMarket.Rule);
        CommandRun.Of("backtest", market.File, "--margins", "--out", market.Out, "--paths", "19999").AssertRefused("--paths: 19999 paths resolve no probability of 0.001; 20000 or more are needed");
        Assert.False(Directory.Exists(market.Out));
    }

    [Fact]
    public void Margins_of_a_history_without_two_windows_are_refused()
    {
        using var market = new WalkedMarket(281, rules: WalkedMarket.Rule);
        CommandRun.Of("backtest", market.File, "--margins", "--out", market.Out, "--paths", "100", "--targets", "0.5").AssertRefused("two windows of 31 days");
    }

    [Fact]
    public void A_short_history_is_refused_and_nothing_is_written()
    {
        using var market = new WalkedMarket(499);
        CommandRun.Of("backtest", market.File, "--out", market.Out).AssertRefused("ETH", "499 daily returns", "500 or more");
        Assert.False(Directory.Exists(market.Out));
    }

    /// <summary>A market of one asset whose price moves 4% or so a day, by residues.</summary>
    sealed class WalkedMarket : IDisposable
    {
        readonly TemporaryFolder folder = new();

        public const string Rule = """ "rules": { "collateral": { "ETH": { "loanToValue": 0.7, "liquidationThreshold": 0.8 } }, "liquidationDelayDays": 1 }, """;

        public WalkedMarket(int returns, string volatility = """{ "type": "ewma" }""", string rules = "")
        {
            double price = 2000;
            var rows = new StringBuilder("date,close\n");
            for (int day = 0; day <= returns; day++)
            {
                rows.Append(CultureInfo.InvariantCulture, $"{new DateOnly(2022, 1, 1).AddDays(day):yyyy-MM-dd},{price:R}\n");
                price *= Math.Exp(0.0063 * ((day * 7919 + day * day * 31 % 101) % 23 - 11));
            }

            folder.Write("ETH.csv", rows.ToString());
            File = folder.Write("market.json", $$"""
                {
                  "name": "walk",
                  "assets": [ { "name": "ETH", "prices": "ETH.csv" } ],
                  "model": { "volatility": {{volatility}} },{{rules}}
                  "target": { "insolvencyProbability": 0.01, "breachProbability": 0.05, "horizonDays": 30 },
                  "simulation": { "paths": 20000, "seed": 42 }
                }
                """);
        }

        public string File { get; }

        public string Out => folder.File("out");

        public void Dispose() => folder.Dispose();
    }
}
