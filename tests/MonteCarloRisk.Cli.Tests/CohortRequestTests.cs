using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MonteCarloRisk.Cli.Tests;

/// <summary>Positions from files, in cohorts, and gas that is fitted, as requests and market files have them.</summary>
public sealed class CohortRequestTests
{
    const string Listed = "\"positions\": [ { \"collateral\": \"ETH\", \"units\": 10, \"debt\": 700 }, { \"collateral\": \"ETH\", \"units\": 5, \"debt\": 300 } ],";

    [Fact]
    public void Positions_of_a_file_run_in_cohorts_and_what_that_changes_is_told()
    {
        using var folder = new TemporaryFolder();
        folder.Write("positions.csv", Positions(400));
        string request = folder.Write("request.json", Request("\"positionsFile\": { \"file\": \"positions.csv\", \"collateral\": \"ETH\", \"debtColumn\": \"owed\" }, \"cohorts\": { \"most\": 20, \"pilotPaths\": 2048 },"));

        JsonElement protocol = CommandRun.Of("insolvency", request, "--json").AssertDone().Document().GetProperty("protocol");
        JsonElement file = protocol.GetProperty("positionsFile");
        Assert.Equal(("positions.csv", 400, 100), (file.GetProperty("file").GetString(), file.GetProperty("positions").GetInt32(), file.GetProperty("withoutDebt").GetInt32()));
        Assert.Equal(64, file.GetProperty("sha256").GetString()!.Length);
        JsonElement cohorts = protocol.GetProperty("cohorts");
        Assert.Equal((400, 20, 2048), (cohorts.GetProperty("positions").GetInt32(), cohorts.GetProperty("cohorts").GetInt32(), cohorts.GetProperty("pilotPaths").GetInt32()));
        Assert.True(cohorts.GetProperty("badDebtDifference").GetProperty("standardError").GetDouble() > 0);
        Assert.True(10 * cohorts.GetProperty("stateSlots").GetProperty("grouped").GetDouble() < cohorts.GetProperty("stateSlots").GetProperty("ungrouped").GetDouble());

        // By hand: 400 positions of i units that owe 40 + i / 10 each a unit, at a price of 100.
        double units = Enumerable.Range(1, 400).Sum(), debt = Enumerable.Range(1, 400).Sum(i => i * (40 + (i / 10.0)));
        Assert.Equal(100 * units, protocol.GetProperty("collateral").GetDouble(), 1e-6);
        Assert.Equal(debt, protocol.GetProperty("debt").GetDouble(), 1e-6);
        Assert.Equal(debt / (100 * units), protocol.GetProperty("capitalEfficiency").GetDouble(), 1e-12);

        // The last owes 80 a unit, at a threshold of 0.8, and is not unhealthy yet.
        Assert.Empty(protocol.GetProperty("unhealthy").EnumerateArray());

        string text = CommandRun.Of("insolvency", request).AssertDone().Out;
        Assert.All(new[] { "positions.csv: 400 positions; 100 more owe nothing and are left out.", "400 positions in 20 cohorts. On 2,048 paths that were run both ways:", "Capital efficiency: 66.7% of the collateral's value of 8,020,000 is borrowed, of 80.0% that may be." }, words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.All(text.Split(Environment.NewLine), line => Assert.InRange(line.Length, 0, 140));
    }

    [Theory]
    [InlineData("\"positionsFile\": { \"file\": \"none.csv\", \"collateral\": \"ETH\" },", "none.csv: there is no such file")]
    [InlineData("\"positionsFile\": { \"file\": \"positions.csv\", \"collateral\": \"ETH\" },", "there is no debt column among")]
    [InlineData("\"positionsFile\": { \"file\": \"positions.csv\", \"collateral\": \"BTC\", \"debtColumn\": \"owed\" },", "$.protocol.positionsFile.collateral: there is no collateral \"BTC\"; listed are ETH")]
    [InlineData("\"positionsFile\": { \"file\": \"positions.csv\", \"debtColumn\": \"owed\", \"collateralColumn\": \"name\" },", "positions.csv:2: there is no collateral \"p1\"; listed are ETH")]
    [InlineData("\"positionsFile\": { \"file\": \"positions.csv\", \"collateral\": \"ETH\", \"collateralColumn\": \"name\" },", "$.protocol.positionsFile.collateralColumn: collateral stands beside it")]
    [InlineData("\"positionsFile\": { \"file\": \"negative.csv\", \"collateral\": \"ETH\" },", "negative.csv:3: -2 in \"debt\" is below zero")]
    [InlineData("\"positionsFile\": { \"file\": \"bare.csv\", \"collateral\": \"ETH\" },", "bare.csv:2: a debt of 5 against no units of collateral")]
    [InlineData("\"positionsFile\": { \"file\": \"twice.csv\", \"collateral\": \"ETH\" },", "twice.csv:3: \"a\" names a position before it")]
    [InlineData("\"positionsFile\": { \"file\": \"empty.csv\", \"collateral\": \"ETH\" },", "empty.csv: 0 positions with debt; 1 to 100000 are allowed")]
    [InlineData(Listed + " \"positionsFile\": { \"file\": \"positions.csv\", \"collateral\": \"ETH\", \"debtColumn\": \"owed\" },", "$.protocol.positionsFile: positions stands beside it")]
    [InlineData("", "$.protocol.positions: 0 positions; 1 to 100000 are allowed")]
    [InlineData(Listed + " \"cohorts\": { \"most\": 2 },", "$.protocol.cohorts.most: 2 is not allowed; 1 or more cohorts, and fewer than the 2 positions")]
    [InlineData(Listed + " \"cohorts\": { \"most\": 0 },", "$.protocol.cohorts.most: 0 is not allowed")]
    [InlineData(Listed + " \"cohorts\": { \"most\": 1, \"seeds\": 3 },", "$.protocol.cohorts.seeds: 3 is not allowed; 4 to 256 seeds are")]
    [InlineData(Listed + " \"cohorts\": { \"most\": 1, \"pilotPaths\": 2 },", "$.protocol.cohorts.pilotPaths: 2 is not allowed; 64 to 1000000 paths are")]
    public void Bad_files_and_cohorts_are_refused_in_one_line(string positions, string said)
    {
        using var folder = new TemporaryFolder();
        folder.Write("positions.csv", Positions(20));
        folder.Write("negative.csv", "units,debt\n1,2\n1,-2\n");
        folder.Write("bare.csv", "units,debt\n0,5\n");
        folder.Write("twice.csv", "name,units,debt\na,1,2\na,1,3\n");
        folder.Write("empty.csv", "units,debt\n1,0\n");
        CommandRun.Of("insolvency", folder.Write("request.json", Request(positions))).AssertRefused(said);
    }

    const string Fitted = "\"type\": \"fitted\", \"costPerLiquidation\": 2, \"referenceAsset\": \"ETH\", \"file\": \"gas.csv\"";

    [Fact]
    public void Gas_is_fitted_and_told_with_its_errors()
    {
        using var folder = new TemporaryFolder();
        Write(folder);
        string with = folder.Write("with.json", Request(Listed, Fitted + ", \"prices\": \"ether.csv\""));
        JsonElement fit = CommandRun.Of("insolvency", with, "--json").AssertDone().Document().GetProperty("protocol").GetProperty("gasFit");

        // Made with a half-life of three days, a long-run deviation of 0.5 and a sensitivity of 5; five standard errors.
        void Near(string name, double truth)
        {
            double value = fit.GetProperty(name).GetProperty("value").GetDouble(), error = fit.GetProperty(name).GetProperty("standardError").GetDouble();
            Assert.InRange(value, truth - (5 * error), truth + (5 * error));
            Assert.InRange(error, 0, .3 * truth);
        }

        Near("halfLifeSeconds", 3 * 86_400);
        Near("deviation", .5);
        Near("moveSensitivity", 5);
        Assert.True(fit.GetProperty("isSensitive").GetBoolean());
        Assert.Equal(1499, fit.GetProperty("pairs").GetInt32());
        Assert.Contains("Gas, fitted to 1,499 steps of 24 h from 2020-01-01 to 2024-02-08, R² 0.", CommandRun.Of("insolvency", with).AssertDone().Out, StringComparison.Ordinal);

        // A window of its own, and no sensitivity where there are no prices.
        JsonElement early = CommandRun.Of("insolvency", folder.Write("early.json", Request(Listed, Fitted + ", \"from\": \"2020-02-01\", \"until\": \"2021-01-31\"")), "--json").AssertDone().Document().GetProperty("protocol").GetProperty("gasFit");
        Assert.Equal(365, early.GetProperty("pairs").GetInt32());
        Assert.False(early.TryGetProperty("moveSensitivity", out _));
    }

    [Theory]
    [InlineData(Fitted + ", \"prices\": \"none.csv\"", "1 d", "none.csv: there is no such file")]
    [InlineData(Fitted + ", \"priceColumn\": \"close\"", "1 d", "$.protocol.gas.priceColumn: a column of prices stands here, and prices names no file")]
    [InlineData(Fitted + ", \"from\": \"2024-01-01\", \"until\": \"2023-01-01\"", "1 d", "$.protocol.gas.from: 2024-01-01 is not allowed; the first day is not after the last, 2023-01-01")]
    [InlineData(Fitted + ", \"until\": \"2020-02-01\"", "1 d", "gas.csv: 31 pairs of gas prices 86400 s apart; 60 or more are needed")]
    [InlineData(Fitted + ", \"column\": \"fee\"", "1 d", "there is no fee column among")]
    [InlineData(Fitted + ", \"prices\": \"ether.csv\"", "hours", "$.protocol.gas.prices: a sensitivity fitted to moves over 86400 s says nothing of moves over the 8640 s between two dates")]
    [InlineData("\"type\": \"fitted\", \"costPerLiquidation\": 2, \"referenceAsset\": \"ETH\", \"file\": \"zero.csv\"", "1 d", "zero.csv:3: 0 in \"gas\" is no gas price; one is above 0")]
    [InlineData("\"type\": \"fitted\", \"costPerLiquidation\": 2, \"referenceAsset\": \"XRP\", \"file\": \"gas.csv\"", "1 d", "$.protocol.gas.referenceAsset")]
    [InlineData("\"type\": \"meanReverting\", \"costPerLiquidation\": 2, \"referenceAsset\": \"ETH\", \"start\": 0", "1 d", "$.protocol.gas.start: 0 is not allowed")]
    public void Bad_gas_is_refused_in_one_line(string gas, string step, string said)
    {
        using var folder = new TemporaryFolder();
        Write(folder);
        folder.Write("zero.csv", "date,gas\n2020-01-01,5\n2020-01-02,0\n");
        CommandRun.Of("insolvency", folder.Write("request.json", Request(Listed, gas, step == "1 d" ? 10 : 100))).AssertRefused(said);
    }

    /// <summary>Gas that begins at four times its usual price, of which half is left in logarithms after 30 days, costs 4^0.98 to 4^0.79 times as much over the ten days: keepers earn less by 1 to 1.44 a liquidation, on the same paths.</summary>
    [Fact]
    public void Gas_begins_where_it_is_said_to()
    {
        (double Profit, double Liquidations) At(double start)
        {
            JsonElement protocol = CommandRun.WithInput(Request(Listed, FormattableString.Invariant($"\"type\": \"meanReverting\", \"costPerLiquidation\": 0.5, \"referenceAsset\": \"ETH\", \"halfLife\": 2592000, \"start\": {start}")), "insolvency", "-", "--json").AssertDone().Document().GetProperty("protocol");
            return (protocol.GetProperty("means").GetProperty("keeperProfit").GetProperty("value").GetDouble(), protocol.GetProperty("events").GetProperty("liquidation").GetDouble());
        }

        (double usual, double liquidations) = At(1);
        (double dear, double asMany) = At(4);
        Assert.True(liquidations > .01);
        Assert.Equal(liquidations, asMany, .01 * liquidations);
        Assert.InRange((usual - dear) / liquidations, 1, 1.44);
    }

    static string Positions(int count)
    {
        var text = new StringBuilder("name,units,owed\n");
        for (int i = 1; i <= count; i++) text.Append(CultureInfo.InvariantCulture, $"p{i},{i},{i * (40 + (i / 10.0))}\n");
        for (int i = 1; i <= count / 4; i++) text.Append(CultureInfo.InvariantCulture, $"idle{i},{i},0\n");
        return text.ToString();
    }

    static void Write(TemporaryFolder folder)
    {
        var random = new Random(4);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        double kept = Math.Pow(2, -1 / 3.0), x = 0, price = 2000;
        var gas = new StringBuilder("date,avg_gas_price_wei\n");
        var ether = new StringBuilder("date,close\n");
        for (int day = 0; day < 1500; day++)
        {
            double move = .04 * Normal();
            price *= Math.Exp(move);
            x = (kept * x) + (5 * Math.Abs(move)) + (.5 * Math.Sqrt(1 - (kept * kept)) * Normal());
            string date = new DateOnly(2020, 1, 1).AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            gas.Append(CultureInfo.InvariantCulture, $"{date},{2e10 * Math.Exp(x)}\n");
            ether.Append(CultureInfo.InvariantCulture, $"{date},{price}\n");
        }

        folder.Write("gas.csv", gas.ToString());
        folder.Write("ether.csv", ether.ToString());
    }

    static string Request(string positions, string gas = "\"type\": \"assetPrice\", \"costPerLiquidation\": 0, \"priceAsset\": \"ETH\"", int dates = 10) => $$"""
        {
          "model": { "type": "gbm", "assets": [ { "name": "ETH", "spot": 100, "volatility": 1.5, "drift": 0 } ] },
          "protocol": {
            "collateral": { "ETH": { "liquidationThreshold": 0.8, "oracle": { "type": "spot" }, "liquidation": { "type": "fixedBonus", "bonus": 0.05 } } },
            {{positions}}
            "keepers": { "capital": 1e9, "uptime": 0.9 },
            "gas": { {{gas}} },
          },
          "horizon": 0.0273972602739726,
          "monitoring": { "type": "discrete", "dates": {{dates}} },
          "simulation": { "paths": 4000, "seed": 7 },
        }
        """;
}
