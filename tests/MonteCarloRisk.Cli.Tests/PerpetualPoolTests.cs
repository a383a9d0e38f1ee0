using System.Text.Json;

namespace MonteCarloRisk.Cli.Tests;

/// <summary>Protocols whose perpetuals have a pool for their counterparty.</summary>
public sealed class PerpetualPoolTests
{
    static string Example { get; } = File.ReadAllText(Repository.Example("perpetual-pool/request.json"));

    static string Few { get; } = Example.With("\"paths\": 200000", "\"paths\": 8000");

    [Fact]
    public void The_example_tells_who_pays_and_what_the_pool_holds_today()
    {
        JsonElement protocol = CommandRun.WithInput(Few, "insolvency", "-", "--json").AssertDone().Document().GetProperty("protocol");
        double Mean(string of, string name) => protocol.GetProperty(of).GetProperty(name).GetProperty("value").GetDouble();
        Assert.True(Mean("measures", "paidByProviders") > 0 && Mean("measures", "deleveraged") > 0 && Mean("measures", "largestTradersProfit") > Mean("measures", "providerLoss"));
        Assert.Equal(Mean("means", "badDebt"), Mean("measures", "paidByProviders") + Mean("means", "socialized"), 1e-4 * Mean("means", "badDebt"));
        Assert.True(protocol.GetProperty("events").GetProperty("profitDeleveraging").GetDouble() > 0);

        // 3000 ETH at 2000 for 27 million of DOGE at 0.2; longs have gained 14M (0.2 - 0.11) + 9M (0.2 - 0.19), shorts 14M (0.22 - 0.2) + 8M (0.205 - 0.2).
        JsonElement market = protocol.GetProperty("perpetuals")[0];
        JsonElement pool = market.GetProperty("pool");
        double Side(string side, string name) => pool.GetProperty(side).GetProperty(name).GetDouble();
        Assert.Equal("ETH", pool.GetProperty("asset").GetString());
        Assert.Equal((6e6, 5.4e6, 5.4e6), (Side("long", "held"), Math.Round(Side("long", "reserved"), 3), Side("long", "mostReserved")));
        Assert.Equal((1.26e6 + 90_000) / 6e6, Side("long", "profitFactor"), 1e-9);
        Assert.Equal((6e6, (14e6 * .22) + (8e6 * .205)), (Side("short", "held"), Side("short", "reserved")));
        Assert.Equal((280_000 + 40_000) / 6e6, Side("short", "profitFactor"), 1e-9);
        Assert.Equal(.01 * ((14e6 * .11) + (9e6 * .19) + (4e6 * .2) + (14e6 * .22) + (8e6 * .205)), market.GetProperty("maintenance").GetDouble(), 1e-3);
    }

    // 27 million of DOGE at 0.2 against one ETH at 2000; shorts opened at 14M 0.22 + 8M 0.205 against 6 million.
    [Theory]
    [InlineData("\"units\": 3000", "\"units\": 1", "the pool of DOGE cannot pay all that it may owe today: longs reserve 5,400,000 of the 2,000 that it holds for them")]
    [InlineData("\"cash\": 6e6", "\"cash\": 4e6", "the pool of DOGE cannot pay all that it may owe today: shorts reserve 4,720,000 of the 4,000,000 that it holds for them")]
    [InlineData("\"maxPnlFactorForTraders\": 0.6", "\"maxPnlFactorForTraders\": 0.5", "the pool of DOGE pays a side's profits up to 50% of what it holds, and deleverages only above 55%: profits between are not paid")]
    [InlineData("\"units\": 3000", "\"units\": 3000", null)]
    public void What_a_pool_cannot_pay_today_is_told(string there, string instead, string? said)
    {
        JsonElement protocol = CommandRun.WithInput(Few.With(there, instead), "insolvency", "-", "--json").AssertDone().Document().GetProperty("protocol");
        string[] told = protocol.TryGetProperty("cautions", out JsonElement cautions) ? [.. cautions.EnumerateArray().Select(one => one.GetString()!).Where(one => one.StartsWith("the pool", StringComparison.Ordinal))] : [];
        if (said is null) Assert.DoesNotContain(told, one => one.Contains("cannot pay", StringComparison.Ordinal) || one.Contains("not paid", StringComparison.Ordinal));
        else Assert.Contains(said, told);
    }

    [Fact]
    public void The_tables_fit_the_page()
    {
        string text = CommandRun.WithInput(Few, "insolvency", "-").AssertDone().Out;
        Assert.All(
            new[] { "provider loss", "largest traders profit", "paid by providers", "pool worth", "missed profit", "Pool for longs, in ETH: 6.000M, 5.400M reserved of 5.400M, profit 22.5% of it.", "Pool for shorts: 6.000M, 4.720M reserved of 5.400M, profit 5.3% of it." },
            words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.All(text.Split(Environment.NewLine), line => Assert.InRange(line.Length, 0, 120));
    }

    [Theory]
    [InlineData("\"asset\": \"ETH\", \"units\"", "\"asset\": \"BTC\", \"units\"", "$.protocol.perpetuals.markets.DOGE.pool.asset: there is no asset \"BTC\"")]
    [InlineData("\"units\": 3000", "\"units\": -3000", "$.protocol.perpetuals.markets.DOGE.pool.units: -3000 is not allowed")]
    [InlineData("\"units\": 3000", "\"units\": 0", "$.protocol.perpetuals.markets.DOGE.pool.units: 0 is not allowed; longs are paid out of the units that the pool holds")]
    [InlineData("\"cash\": 6e6", "\"cash\": 0", "$.protocol.perpetuals.markets.DOGE.pool.cash: 0 is not allowed; shorts are paid out of")]
    [InlineData("\"liquidationFee\": 0.003", "\"liquidationFee\": 3", "$.protocol.perpetuals.markets.DOGE.pool.liquidationFee: 3 is not allowed")]
    [InlineData("\"borrowingFactor\": 0.4", "\"borrowingFactor\": -1", "$.protocol.perpetuals.markets.DOGE.pool.borrowingFactor: -1 is not allowed")]
    [InlineData("\"reserveFactor\": 0.9", "\"reserveFactor\": 0", "$.protocol.perpetuals.markets.DOGE.pool.reserveFactor: 0 is not allowed")]
    [InlineData("\"maxPnlFactorForTraders\": 0.6", "\"maxPnlFactorForTraders\": 60", "$.protocol.perpetuals.markets.DOGE.pool.maxPnlFactorForTraders: 60 is not allowed")]
    [InlineData("\"maxPnlFactorForAdl\": 0.55", "\"maxPnlFactorForAdl\": 60", "$.protocol.perpetuals.markets.DOGE.pool.maxPnlFactorForAdl: 60 is not allowed")]
    [InlineData("\"minPnlFactorAfterAdl\": 0.5", "\"minPnlFactorAfterAdl\": 0.56", "$.protocol.perpetuals.markets.DOGE.pool.minPnlFactorAfterAdl: 0.56 is not allowed; deleveraging begins above 0.55")]
    [InlineData(", \"minPnlFactorAfterAdl\": 0.5", "", "$.protocol.perpetuals.markets.DOGE.pool.minPnlFactorAfterAdl: how far deleveraging goes is not said")]
    [InlineData("\"maxPnlFactorForAdl\": 0.55, ", "", "$.protocol.perpetuals.markets.DOGE.pool.minPnlFactorAfterAdl: 0.5 is not allowed; maxPnlFactorForAdl says when")]
    [InlineData("\"pool\": {", "\"liquidation\": { \"type\": \"partialLiquidation\" }, \"pool\": {", "$.protocol.perpetuals.markets.DOGE: liquidation and pool stand side by side")]
    [InlineData("\"pool\": {", "\"depth\": { \"value\": 1e6, \"recoveryHalfLife\": 60 }, \"pool\": {", "$.protocol.perpetuals.markets.DOGE.depth: positions are closed against the pool")]
    [InlineData("\"pool\": {", "\"funding\": { \"type\": \"constant\", \"rate\": 0.0001 }, \"pool\": {", "$.protocol.perpetuals.markets.DOGE.funding: who trades against a pool pays it")]
    [InlineData("\"protocol\": {", "\"protocol\": { \"backstops\": [ { \"type\": \"insuranceFund\", \"amount\": 1 } ],", "$.protocol.backstops: what a pool does not get its providers bear")]
    [InlineData("\"protocol\": {", "\"protocol\": { \"backstops\": [ { \"type\": \"stakingModule\", \"asset\": \"ETH\", \"units\": 1, \"capitalization\": 1e9 } ],", "$.protocol.backstops[0].capitalization: the token's price would fall with the bad debt of pools too")]
    public void A_bad_description_is_refused_in_one_line(string there, string instead, string said) => CommandRun.WithInput(Example.With(there, instead), "insolvency", "-").AssertRefused(said);

    [Fact]
    public void A_market_without_either_is_refused() =>
        CommandRun.WithInput(
            File.ReadAllText(Repository.Example("perpetual-venue/request.json")).With("\"liquidation\": { \"type\": \"partialLiquidation\", \"mostFee\": 0.01 },", ""), "insolvency", "-")
            .AssertRefused("$.protocol.perpetuals.markets.SOL: neither liquidation nor pool stands here");
}
