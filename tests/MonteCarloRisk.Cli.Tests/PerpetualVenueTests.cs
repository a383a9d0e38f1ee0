using System.Text.Json;

namespace MonteCarloRisk.Cli.Tests;

/// <summary>Protocols that clear perpetuals.</summary>
public sealed class PerpetualVenueTests
{
    static string Example { get; } = File.ReadAllText(Repository.Example("perpetual-venue/request.json"));

    static string Few { get; } = Example.With("\"paths\": 200000", "\"paths\": 20000");

    [Fact]
    public void The_example_tells_what_fund_and_winners_pay_and_why_a_path_failed()
    {
        JsonElement protocol = CommandRun.WithInput(Few, "insolvency", "-", "--json").AssertDone().Document().GetProperty("protocol");
        double Mean(string of, string name) => protocol.GetProperty(of).GetProperty(name).GetProperty("value").GetDouble();
        double badDebt = Mean("means", "badDebt");
        Assert.True(badDebt > 0 && Mean("measures", "forgone") > 0 && Mean("means", "paidByFund") > 0);
        Assert.Equal(badDebt, Mean("means", "paidByFund") + Mean("measures", "forgone") + Mean("means", "socialized"), 1e-4 * badDebt);
        Assert.Equal(250_000 + Mean("means", "revenue") - Mean("means", "paidByFund"), Mean("measures", "fundLeft"), 1.0);
        JsonElement[] events = [.. protocol.GetProperty("failures")[0].GetProperty("events").EnumerateArray()];
        Assert.Contains(events, happened => happened.GetProperty("kind").GetString() == "perpetualClosing" && happened.GetProperty("position").GetString()!.Length > 0);
        JsonElement market = protocol.GetProperty("perpetuals")[0];
        Assert.Equal(("ETH", 6, 98e6, 98e6), (market.GetProperty("asset").GetString(), market.GetProperty("positions").GetInt32(), market.GetProperty("longNotional").GetDouble(), market.GetProperty("shortNotional").GetDouble()));
        Assert.False(protocol.TryGetProperty("manipulation", out _));
    }

    [Fact]
    public void The_tables_fit_the_page()
    {
        string text = CommandRun.WithInput(Few, "insolvency", "-").AssertDone().Out;
        Assert.All(new[] { "forgone", "fund left", "Perpetuals of ETH: 6 positions, long 98.000M, short 98.000M", "socialized" }, words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.DoesNotContain("borrowing power", text, StringComparison.Ordinal);
        Assert.All(text.Split(Environment.NewLine), line => Assert.InRange(line.Length, 0, 120));
    }

    [Theory]
    [InlineData("\"maintenanceMargin\": 0.03", "\"maintenanceMargin\": 3", "$.protocol.perpetuals.markets.ETH.maintenanceMargin: 3 is not allowed; a maintenance margin is a fraction above 0 and below 1")]
    [InlineData("\"SOL\": {", "\"DOGE\": {", "$.protocol.perpetuals.markets.DOGE: there is no asset \"DOGE\"")]
    [InlineData("\"market\": \"SOL\", \"units\": 60000", "\"market\": \"BTC\", \"units\": 60000", "$.protocol.perpetuals.positions[6].market: there is no market \"BTC\"")]
    [InlineData("\"units\": 30000", "\"units\": 0", "$.protocol.perpetuals.positions[0].units: 0 is not allowed")]
    [InlineData("\"margin\": 6e6 },\n        { \"name\": \"ETH longs, 25x\"", "\"margin\": -6e6 },\n        { \"name\": \"ETH longs, 25x\"", "$.protocol.perpetuals.positions[0].margin: -6000000 is not allowed")]
    [InlineData("\"name\": \"ETH makers\"", "\"name\": \"SOL makers\"", "$.protocol.perpetuals.positions[9].name")]
    [InlineData("\"mostShare\": 0.25", "\"mostShare\": 25", "$.protocol.perpetuals.markets.ETH.liquidation.mostShare: 25 is not allowed")]
    [InlineData("\"mostShare\": 0.25", "\"spread\": 0", "$.protocol.perpetuals.markets.ETH.liquidation.spread: 0 is not allowed")]
    [InlineData("\"partialLiquidation\", \"mostFee\"", "\"fixedBonus\", \"mostFee\"", "$.protocol.perpetuals.markets.SOL.liquidation")]
    [InlineData("\"rate\": 0.0001", "\"rate\": 1", "$.protocol.perpetuals.markets.SOL.funding.rate: 1 is not allowed")]
    [InlineData("{ \"type\": \"insuranceFund\", \"amount\": 250000 }, { \"type\": \"deleveraging\" }", "{ \"type\": \"stakingModule\", \"asset\": \"ETH\", \"units\": 1 }, { \"type\": \"deleveraging\" }", "$.protocol.backstops[1]: deleveraging stands first, or behind one insurance fund alone")]
    [InlineData("\"perpetuals\": {", "\"collateral\": { \"ETH\": { \"liquidationThreshold\": 0.8, \"oracle\": { \"type\": \"spot\" }, \"liquidation\": { \"type\": \"fixedBonus\", \"bonus\": 0.05 } } }, \"positions\": [ { \"collateral\": \"ETH\", \"units\": 1, \"debt\": 1 } ], \"perpetuals\": {", "$.protocol.perpetuals.markets.ETH: the asset is collateral too")]
    [InlineData("\"perpetuals\": {", "\"positions\": [ { \"collateral\": \"ETH\", \"units\": 1, \"debt\": 1 } ], \"perpetuals\": {", "$.protocol.positions: 1 positions")]
    public void A_bad_description_is_refused_in_one_line(string there, string instead, string said) =>
        CommandRun.WithInput(Example.With(there, instead), "insolvency", "-").AssertRefused(said);

    [Fact]
    public void Deleveraging_without_perpetuals_and_collateral_without_keepers_are_refused()
    {
        string lending = File.ReadAllText(Repository.Example("lending-protocol/request.json"));
        CommandRun.WithInput(lending.With("\"backstops\": [", "\"backstops\": [ { \"type\": \"deleveraging\" },"), "insolvency", "-").AssertRefused("$.protocol.backstops[0]: deleveraging is of perpetuals, and there are none");
        CommandRun.WithInput(lending.With("\"keepers\": { \"capital\": 20e6, \"uptime\": 0.98, \"profitThreshold\": 100 },", ""), "insolvency", "-").AssertRefused("$.protocol.keepers: who liquidates is not said");
    }

    [Fact]
    public void Perpetuals_and_loans_of_other_assets_share_the_fund()
    {
        string both = Few.With(
            "\"perpetuals\": {",
            "\"collateral\": { \"BTC\": { \"liquidationThreshold\": 0.8, \"oracle\": { \"type\": \"spot\" }, \"liquidation\": { \"type\": \"fixedBonus\", \"bonus\": 0.05 } } }, \"positions\": [ { \"name\": \"loan\", \"collateral\": \"BTC\", \"units\": 100, \"debt\": 4.7e6 } ], \"keepers\": { \"capital\": 1e7 }, \"gas\": { \"type\": \"meanReverting\", \"costPerLiquidation\": 5, \"referenceAsset\": \"ETH\" }, \"perpetuals\": {")
            .With("{ \"name\": \"SOL\", \"spot\": 150, \"volatility\": 0.9, \"drift\": 0 } ],", "{ \"name\": \"SOL\", \"spot\": 150, \"volatility\": 0.9, \"drift\": 0 }, { \"name\": \"BTC\", \"spot\": 60000, \"volatility\": 0.7, \"drift\": 0 } ],")
            .With("[ [1, 0.7], [0.7, 1] ]", "[ [1, 0.7, 0.8], [0.7, 1, 0.6], [0.8, 0.6, 1] ]");
        JsonElement protocol = CommandRun.WithInput(both, "insolvency", "-", "--json").AssertDone().Document().GetProperty("protocol");
        double Mean(string name) => protocol.GetProperty("means").GetProperty(name).GetProperty("value").GetDouble();
        Assert.True(Mean("repaid") > 0);
        Assert.Equal(250_000 + Mean("revenue") - Mean("paidByFund"), protocol.GetProperty("measures").GetProperty("fundLeft").GetProperty("value").GetDouble(), 1.0);
    }
}
