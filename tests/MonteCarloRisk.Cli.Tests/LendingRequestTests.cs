using System.Text.Json;

namespace MonteCarloRisk.Cli.Tests;

/// <summary>Protocols with debts in other assets, categories, loops, runs and limits.</summary>
public sealed class LendingRequestTests
{
    static string Example { get; } = File.ReadAllText(Repository.Example("staked-ether-loops/request.json")).With("\"paths\": 50000", "\"paths\": 500");

    [Fact]
    public void Loops_leave_and_withdrawals_are_impossible_for_a_time()
    {
        JsonElement protocol = CommandRun.WithInput(Example, "insolvency", "-", "--json").AssertDone().Document().GetProperty("protocol");
        double Measure(string name) => protocol.GetProperty("measures").GetProperty(name).GetProperty("value").GetDouble();

        // 72,000, 40,000 and 5,000 of ether at 2,000, and 16 million.
        Assert.Equal((117_000 * 2000.0) + 16e6, protocol.GetProperty("debt").GetDouble(), 1e-3);
        Assert.InRange(Measure("unwound"), 1e6, 300e6);
        Assert.InRange(Measure("unwindingLoss"), 1e3, .1 * Measure("unwound"));
        Assert.InRange(Measure("longestSqueezeSeconds"), 3600, Measure("squeezedSeconds"));
        Assert.True(Measure("withdrawn") > 7000 * 1500);

        // Both loops leave by the same terms, at once, and seldom begin again.
        Assert.InRange(protocol.GetProperty("events").GetProperty("unwinding").GetDouble(), 1, 1.5);
        JsonElement[] limits = [.. protocol.GetProperty("limits").EnumerateArray()];
        Assert.Equal(["borrowCap", "supplyCap", "supplyCap"], limits.Select(limit => limit.GetProperty("kind").GetString()));
        Assert.Equal(3000, limits[0].GetProperty("room").GetDouble(), 1e-6);
        Assert.Equal(1700, limits[2].GetProperty("room").GetDouble(), 1e-6);
    }

    [Fact]
    public void The_tables_fit_the_page_and_tell_limits()
    {
        string text = CommandRun.WithInput(Example.With("\"borrowCap\": 120000", "\"borrowCap\": 100000"), "insolvency", "-").AssertDone().Out;

        Assert.Contains("ETH, borrow cap 100,000: 117,000 used, beyond it, which forces nobody out.", text, StringComparison.Ordinal);
        Assert.Contains("WBTC, supply cap 2,000: 300 used, 1,700 left.", text, StringComparison.Ordinal);
        Assert.All(text.Split(Environment.NewLine), line => Assert.InRange(line.Length, 0, 120));
    }

    [Theory]
    [InlineData("\"debt\": 5000, \"debtAsset\": \"ETH\"", "\"debt\": 5000, \"debtAsset\": \"WBTC\"", "$.protocol.positions[2].debtAsset")]
    [InlineData("\"units\": 300, \"debt\": 5000", "\"debt\": 5000", "$.protocol.positions[2]: units are needed, or a loop")]
    [InlineData("\"units\": 300,", "\"units\": 300, \"eMode\": \"ether\",", "$.protocol.positions[2].eMode: \"ether\" is not allowed; WBTC is none of its assets")]
    [InlineData("\"units\": 10000,", "\"units\": 10000, \"eMode\": \"ether\",", "$.protocol.positions[3].eMode: \"ether\" is not allowed; in a category only its assets are owed")]
    [InlineData("\"eMode\": \"ether\", \"loop\": { \"equity\": 8000", "\"eMode\": \"ethers\", \"loop\": { \"equity\": 8000", "$.protocol.positions[0].eMode")]
    [InlineData("\"leverage\": 10,", "\"leverage\": 20,", "$.protocol.positions[0].loop.leverage: 20 is not allowed; 95.0")]
    [InlineData("\"leverage\": 5,", "\"leverage\": 1,", "$.protocol.positions[1].loop.leverage: 1 is not allowed")]
    [InlineData("\"equity\": 8000,", "\"equity\": 0,", "$.protocol.positions[0].loop.equity: 0 is not allowed")]
    [InlineData("\"loop\": { \"equity\": 8000", "\"units\": 3, \"loop\": { \"equity\": 8000", "$.protocol.positions[0].units: 3 is not allowed")]
    [InlineData("\"supplied\": 124000", "\"supplied\": 100000", "$.protocol.reserves.ETH.interest.supplied: 100000 is not allowed; positions owe 117000")]
    [InlineData("\"utilization\": 0.93", "\"utilization\": 93", "$.protocol.reserves.ETH.interest.lenderRun.utilization: 93 is not allowed")]
    [InlineData("\"sharePerDay\": 0.4", "\"sharePerDay\": 1", "$.protocol.reserves.ETH.interest.lenderRun.sharePerDay: 1 is not allowed")]
    [InlineData("\"reserves\": {\n      \"ETH\": {\n        \"oracle\": { \"type\": \"push\", \"heartbeat\": 3600, \"deviation\": 0.005 },", "\"reserves\": {\n      \"ETH\": {", "$.protocol.reserves.ETH: oracle is needed")]
    [InlineData("\"reserves\": {\n      \"ETH\"", "\"reserves\": {\n      \"WSTETH\"", "$.protocol.eModes.ether.assets[1]")]
    [InlineData("[\"WSTETH\", \"ETH\"]", "[\"WSTETH\"]", "$.protocol.eModes.ether.assets: a category has two assets or more")]
    [InlineData("\"liquidationThreshold\": 0.95, \"bonus\": 0.01", "\"liquidationThreshold\": 0.95, \"bonus\": 0.06", "$.protocol.eModes.ether.bonus: 0.06 is not allowed")]
    [InlineData("0.95, \"bonus\": 0.01", "0.95, \"bonus\": 0.01, \"prices\": { \"ETH\": 1 }", "$.protocol.eModes.ether.prices: \"WSTETH\" has no price")]
    [InlineData("\"supplyCap\": 2000,", "\"debtCeiling\": 1e6,", "$.protocol.positions[2].debtAsset: \"ETH\" is not allowed; WBTC is isolated")]
    [InlineData("\"borrowCap\": 120000", "\"borrowCap\": -5", "$.protocol.reserves.ETH.interest.borrowCap: -5 is not allowed")]
    public void Input_that_does_not_go_together_is_refused_in_one_line(string from, string to, string expected) =>
        CommandRun.WithInput(Example.With(from, to), "insolvency", "-").AssertRefused(expected);
}
