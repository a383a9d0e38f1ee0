namespace MonteCarloRisk.Cli.Tests;

public sealed class RealSeriesTests
{
    [Fact]
    public void A_stablecoin_requires_least_and_a_small_token_most()
    {
        Dictionary<string, double> requirement = Requirements("majors.json");

        Assert.Equal(["AAVE", "BTC", "ETH", "LINK", "STETH", "UNI", "USDC"], requirement.Keys.Order());
        Assert.Equal("USDC", requirement.MinBy(pair => pair.Value).Key);
        Assert.Contains(requirement.MaxBy(pair => pair.Value).Key, new[] { "LINK", "AAVE", "UNI" });
        Assert.All(["LINK", "AAVE", "UNI"], token => Assert.True(requirement[token] > requirement["ETH"]));
        Assert.True(requirement["BTC"] < requirement["ETH"]);
    }

    [Fact]
    public void The_crash_of_march_2020_raises_the_requirement_of_ether()
    {
        Dictionary<string, double> before = Requirements("march-2020-before.json"), after = Requirements("march-2020-after.json");

        Assert.All(["BTC", "ETH", "LINK"], asset => Assert.True(after[asset] > 1.5 * before[asset], $"{asset}: {before[asset]} before, {after[asset]} after"));
    }

    static Dictionary<string, double> Requirements(string market)
    {
        string file = Repository.RealSeries(market);
        using var folder = new TemporaryFolder();
        CommandRun run = CommandRun.Of("calibrate", file, "--out", folder.File("run"), "--no-store", "--paths", "200_000", "--json").AssertDone();
        return run.Document().GetProperty("collateral").EnumerateArray().ToDictionary(
            asset => asset.GetProperty("asset").GetString()!,
            asset => asset.GetProperty("solution").GetProperty("requirement").GetProperty("value").GetDouble());
    }
}
