namespace MonteCarloRisk.Cli.Tests;

public sealed class BrokenMarketTests
{
    [Theory]
    [InlineData("\"debt\": 22000", "\"dept\": 22000", "$.accounts[0].dept", "unknown member")]
    [InlineData("\"value\": 0.8", "\"value\": -0.8", "$.model.volatility.value", "-0.8 is not allowed")]
    [InlineData("[[1, 0.1], [0.1, 1]]", "[[1, 2], [2, 1]]", "$.model.correlation.matrix", "from -1 to 1")]
    [InlineData("ETH.csv", "BTC.csv", "BTC.csv", "no such file")]
    [InlineData("\"horizonDays\": 30", "\"horizon\": \"2026-06-01\"", "$.target.horizon", "in the past")]
    [InlineData("\"horizonDays\": 30", "\"horizonDays\": -1", "$.target.horizonDays", "1 to 3650 days")]
    [InlineData("\"paths\": 20000", "\"paths\": 1000000000000000", "$.simulation.paths", "2^48")]
    [InlineData("\"target\": {", "\"protocol\": { \"insuranceFund\": -1 }, \"target\": {", "$.protocol.insuranceFund", "zero or more")]
    [InlineData("\"target\": {", "\"protocol\": { \"tailLevels\": [0.99, 0.99] }, \"target\": {", "$.protocol.tailLevels[1]", "ascending, each once")]
    [InlineData("\"target\": {", "\"governance\": { \"loanToValue\": { \"largestStep\": 3 } }, \"target\": {", "$.governance.loanToValue.largestStep", "0.03 is three percentage points")]
    [InlineData("\"target\": {", "\"governance\": { \"liquidationThreshold\": { \"minimum\": 0.8, \"maximum\": 0.7 } }, \"target\": {", "$.governance.liquidationThreshold.maximum", "the minimum 0.8 is above it")]
    [InlineData("\"target\": {", "\"governance\": { \"loanToValue\": { \"minimum\": 0.71, \"maximum\": 0.74, \"roundedTo\": 0.05 } }, \"target\": {", "$.governance.loanToValue.roundedTo", "no multiple of it lies from 0.71 to 0.74")]
    [InlineData("\"target\": {", "\"governance\": { \"loanToValue\": { \"minimum\": 0.6 }, \"liquidationThreshold\": { \"maximum\": 0.62 }, \"leastGap\": 0.05 }, \"target\": {", "$.governance.loanToValue.minimum", "above the largest liquidation threshold, 0.62")]
    [InlineData("\"target\": {", "\"governance\": { \"initialMargin\": { \"maximum\": 0.1 }, \"maintenanceMargin\": { \"minimum\": 0.2 } }, \"target\": {", "$.governance.initialMargin.maximum", "whose minimum is 0.2")]
    [InlineData("\"target\": {", "\"governance\": { \"leastGap\": -0.1 }, \"target\": {", "$.governance.leastGap", "from 0 to below 1")]
    [InlineData("\"target\": {", "\"governance\": { \"tiers\": [[\"ETH\"], [\"USDC\"]] }, \"target\": {", "$.governance.tiers[1][0]", "\"USDC\" has no rule")]
    [InlineData("\"target\": {", "\"governance\": { \"tiers\": [[\"ETH\"], [\"ETH\"]] }, \"target\": {", "$.governance.tiers[1][0]", "tier 0 has it already")]
    [InlineData("\"target\": {", "\"governance\": { \"tiers\": [[\"ETH\"], []] }, \"target\": {", "$.governance.tiers[1]", "one asset or more")]
    [InlineData("\"target\": {", "\"governance\": { \"closeFactor\": 0.5 }, \"target\": {", "$.governance.closeFactor", "\"closeFactor\" is refused: an account is closed out whole")]
    [InlineData("\"liquidationDelayDays\": 1", "\"closeFactor\": 0.5", "$.rules.closeFactor", "an account is closed out whole, so a close factor would change nothing; protocol.mechanisms has one")]
    [InlineData("\"target\": {", "\"caps\": { \"assets\": [\"ETH\"] }, \"target\": {", "$.caps", "solved for target.beyondBackstopProbability; give one")]
    [InlineData("\"target\": {", "\"caps\": { \"assets\": [\"USDC\"] }, \"target\": { \"beyondBackstopProbability\": 0.01,", "$.caps.assets[0]", "no account holds \"USDC\" as collateral")]
    [InlineData("\"target\": {", "\"caps\": { \"assets\": [\"SOL\"] }, \"target\": { \"beyondBackstopProbability\": 0.01,", "$.caps.assets[0]", "there is no asset")]
    [InlineData("\"target\": {", "\"caps\": { \"assets\": [] }, \"target\": { \"beyondBackstopProbability\": 0.01,", "$.caps: ", "one asset or more")]
    [InlineData("\"target\": {", "\"caps\": { \"options\": [] }, \"target\": { \"beyondBackstopProbability\": 0.01,", "$.caps: ", "one asset or more")]
    [InlineData("\"target\": {", "\"caps\": { \"assets\": [\"ETH\"], \"paths\": 1000000000000 }, \"target\": { \"beyondBackstopProbability\": 0.01,", "$.caps.paths", "at most 1e11 paths")]
    [InlineData("\"target\": {", "\"caps\": { \"assets\": [\"ETH\"] }, \"target\": { \"beyondBackstopProbability\": 1e-10,", "$.caps: ", "200000000000 paths are needed, and at most 1e11")]
    [InlineData("\"horizonDays\": 30", "\"horizonDays\": 0", "$.target.horizonDays", "1 to 3650 days")]
    [InlineData("\"target\": {", "\"caps\": { \"perpetuals\": [\"ETH-PERP\"] }, \"target\": { \"beyondBackstopProbability\": 0.01,", "$.caps.perpetuals[0]", "there is no perpetual")]
    [InlineData("\"target\": {", "\"caps\": { \"options\": [\"NONE\"] }, \"target\": { \"beyondBackstopProbability\": 0.01,", "$.caps.options[0]", "there is no option")]
    [InlineData("\"target\": {", "\"caps\": { \"assets\": [\"ETH\"], \"paths\": 1999 }, \"target\": { \"beyondBackstopProbability\": 0.01,", "$.caps.paths", "2000 paths or more are needed, 20 that hit")]
    [InlineData("\"insolvencyProbability\": 0.01", "\"beyondBackstopProbability\": 2, \"insolvencyProbability\": 0.01", "$.target.beyondBackstopProbability", "above 0 and below 1")]
    [InlineData("\"insolvencyProbability\": 0.01", "\"insolvencyProbability\": 0", "$.target.insolvencyProbability", "above 0")]
    [InlineData("\"name\": \"test market\",", "\"name\": \"test market\"", "$", "not JSON")]
    [InlineData("\"liquidationThreshold\": 0.8", "\"liquidationThreshold\": 1.8", "$.rules.collateral.ETH.liquidationThreshold", "at most 1")]
    [InlineData("\"ETH\": 10", "\"SOL\": 10", "$.accounts[0].collateral.SOL", "there is no asset")]
    [InlineData("\"asOf\": \"2026-06-30\"", "\"asOf\": \"2020-06-30\"", "$.asOf", "2020-06-30")]
    public void A_broken_market_is_one_clear_line_and_writes_nothing(string replaced, string by, string place, string said)
    {
        using var market = new SampleMarket(replaced, by);

        AssertRefused(market, place, said);
    }

    [Fact]
    public void An_indefinite_correlation_is_refused_with_its_smallest_eigenvalue()
    {
        using var market = new SampleMarket(
            """{ "name": "USDC", "prices": "USDC.csv" } ]""",
            """{ "name": "USDC", "prices": "USDC.csv" }, { "name": "DAI", "prices": "USDC.csv" } ]""");
        string text = File.ReadAllText(market.File).With("[[1, 0.1], [0.1, 1]]", "[[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]]");
        File.WriteAllText(market.File, text);

        AssertRefused(market, "$.model.correlation.matrix", "smallest eigenvalue is -0.8");
    }

    [Theory]
    [InlineData("2026-06-10", "2026-06-12", "ETH.csv:42")]
    [InlineData("2026-06-10,", "2026-06-09,7\n2026-06-10,", "2026-06-09")]
    [InlineData("2026-06-10,", "2026-06-10,0\n2026-06-10,", "ETH.csv")]
    [InlineData("2026-06-10,", "2026-06-10,-", "ETH.csv")]
    [InlineData("2026-06-10,", "10th of June,", "ETH.csv")]
    [InlineData("date,close", "day,level", "ETH.csv")]
    public void A_broken_price_file_is_one_clear_line_and_writes_nothing(string replaced, string by, string said)
    {
        using SampleMarket market = new SampleMarket().WithPrices("ETH.csv", replaced, by);

        AssertRefused(market, "ETH.csv", said);
    }

    [Theory]
    [InlineData("--paths", "0")]
    [InlineData("--paths", "1e15")]
    [InlineData("--paths", "1.5")]
    [InlineData("--paths", "many")]
    [InlineData("--seed", "-1")]
    [InlineData("--precision", "half")]
    [InlineData("--backend", "gpu")]
    [InlineData("--threads", "0")]
    public void A_wrong_option_is_one_clear_line_and_writes_nothing(string option, string value)
    {
        using var market = new SampleMarket();

        CommandRun.Of("calibrate", market.File, "--out", market.Out, option, value).AssertRefused(option, value);
        Assert.False(Directory.Exists(market.Out));
    }

    static void AssertRefused(SampleMarket market, params string[] said)
    {
        CommandRun.Of("calibrate", market.File, "--out", market.Out).AssertRefused(said);
        CommandRun.Of("calibrate", market.File, "--out", market.Out, "--json").AssertRefused(said);
        Assert.False(Directory.Exists(market.Out));
    }
}
