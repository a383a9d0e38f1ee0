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

        public WalkedMarket(int returns, string volatility = """{ "type": "ewma" }""")
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
                  "model": { "volatility": {{volatility}} },
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
