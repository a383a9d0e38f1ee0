using System.Text.Json;

namespace MonteCarloRisk.Cli.Tests;

/// <summary>Protocols whose collateral is sold on several venues, with flash loans, searchers, settlement and re-used collateral.</summary>
public sealed class SaleRequestTests
{
    static string Example { get; } = File.ReadAllText(Repository.Example("lending-protocol/venues.json")).With("200000", "4000");

    [Fact]
    public void The_example_tells_who_took_what_of_the_sales()
    {
        JsonElement protocol = CommandRun.WithInput(Example, "insolvency", "-", "--json").AssertDone().Document().GetProperty("protocol");

        JsonElement sales = protocol.GetProperty("sales");
        double Value(JsonElement of, string name) => of.GetProperty(name).GetProperty("value").GetDouble();
        Assert.True(Value(sales, "flashBorrowed") > 0);
        Assert.Equal(.0005 * Value(sales, "flashBorrowed"), Value(sales, "flashFees"), 1e-4 * Value(sales, "flashFees"));
        JsonElement[] collateral = [.. sales.GetProperty("collateral").EnumerateArray()];
        Assert.Equal(["ETH", "WBTC"], collateral.Select(one => one.GetProperty("asset").GetString()));
        JsonElement[] venues = [.. collateral[0].GetProperty("venues").EnumerateArray()];
        Assert.Equal(["order book", "wide pool", "narrow pool"], venues.Select(venue => venue.GetProperty("name").GetString()));
        Assert.Equal(.001 * (Value(venues[1], "taken") + Value(venues[2], "taken")), Value(sales, "sandwiches"), 1e-4 * Value(sales, "sandwiches"));
        Assert.Empty(collateral[1].GetProperty("venues").EnumerateArray());
        Assert.True(Value(collateral[0], "forcedSales") > 0);
        Assert.False(collateral[1].TryGetProperty("forcedSales", out _));

        // Half of the profit of each liquidation is bid away; gas to start auctions is paid beside.
        Assert.InRange(Value(sales, "bids"), protocol.GetProperty("means").GetProperty("keeperProfit").GetProperty("value").GetDouble() * .8, double.MaxValue);
    }

    [Fact]
    public void The_table_of_sales_fits_the_page()
    {
        string text = CommandRun.WithInput(Example, "insolvency", "-").AssertDone().Out;

        Assert.All(new[] { "bid away by keepers", "taken by sandwiches", "ETH, paid by narrow pool", "ETH, forced sales of others", "WBTC, slippage" }, words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.All(text.Split(Environment.NewLine), line => Assert.InRange(line.Length, 0, 120));
    }

    [Theory]
    [InlineData("\"venues\": [", "\"depth\": { \"value\": 1e6 }, \"venues\": [", "$.protocol.collateral.ETH.venues: depth stands beside it")]
    [InlineData("\"type\": \"constantProductPool\"", "\"type\": \"curvePool\"", "$.protocol.collateral.ETH.venues[1]")]
    [InlineData("\"reserve\": 60e6", "\"reserve\": 0", "$.protocol.collateral.ETH.venues[1].reserve: 0 is not allowed")]
    [InlineData("\"fee\": 0.003", "\"fee\": 30", "$.protocol.collateral.ETH.venues[1].fee: 30 is not allowed")]
    [InlineData("\"upper\": 2300", "\"upper\": 1700", "$.protocol.collateral.ETH.venues[2].upper: 1700 is not allowed; the upper end of a range lies above the lower one, 1700")]
    [InlineData("\"lower\": 1700", "\"lower\": 2100", "the range of \"narrow pool\" begins at 2100, and the price today is 2000")]
    [InlineData("\"name\": \"wide pool\"", "\"name\": \"order book\"", "$.protocol.collateral.ETH.venues[1].name")]
    [InlineData("\"venues\": [", "\"venues\": [ null, ", "$.protocol.collateral.ETH.venues[0]: null is not allowed")]
    [InlineData("\"stressExponent\": 1", "\"stressExponent\": 9", "$.protocol.collateral.ETH.venues[2].stressExponent: 9 is not allowed")]
    [InlineData("\"velocity\": 1.3", "\"velocity\": 0.3", "$.protocol.collateral.ETH.velocity.velocity: 0.3 is not allowed")]
    [InlineData("\"unwindHalfLife\": 1800", "\"unwindHalfLife\": 1800000000", "$.protocol.collateral.ETH.velocity.unwindHalfLife: 1800000000 is not allowed")]
    [InlineData("\"depth\": { \"value\": 30e6 },", "\"velocity\": { \"velocity\": 2 },", "$.protocol.collateral.WBTC.velocity: forced sales need a price that they lower")]
    [InlineData("\"batch\": 1800", "\"batch\": 0", "$.protocol.collateral.WBTC.settlement.batch: 0 is not allowed")]
    [InlineData("\"type\": \"fixedBonus\", \"bonus\": 0.06", "\"type\": \"stabilityPool\", \"deposits\": 1e6", "$.protocol.collateral.WBTC.settlement: bids of an englishAuction are locked before the sale")]
    [InlineData("\"liquidity\": 50e6", "\"liquidity\": 0", "$.protocol.flashLoans.liquidity: 0 is not allowed")]
    [InlineData("\"fee\": 0.0005 },\n    \"searchers\"", "\"fee\": 5 },\n    \"searchers\"", "$.protocol.flashLoans.fee: 5 is not allowed")]
    [InlineData("\"bidShare\": 0.5", "\"bidShare\": 1", "$.protocol.searchers.bidShare: 1 is not allowed")]
    [InlineData("\"sandwich\": 0.001", "\"sandwich\": -1", "$.protocol.searchers.sandwich: -1 is not allowed")]
    public void A_bad_description_of_sales_is_refused_in_one_line(string there, string instead, string said) =>
        CommandRun.WithInput(Example.With(there, instead), "insolvency", "-").AssertRefused(said);

    [Fact]
    public void Sandwiches_need_a_pool() => CommandRun.WithInput(
        File.ReadAllText(Repository.Example("lending-protocol/request.json")).With("\"keepers\":", "\"searchers\": { \"sandwich\": 0.01 }, \"keepers\":"), "insolvency", "-").AssertRefused("$.protocol.searchers.sandwich: 0.01 is not allowed; no venue of a collateral is a pool");
}
