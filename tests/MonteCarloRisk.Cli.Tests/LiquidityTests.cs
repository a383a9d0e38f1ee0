using System.Text.Json;

namespace MonteCarloRisk.Cli.Tests;

public sealed class LiquidityTests
{
    // S = 100 after a year, 30% and 5%, against 70, closed out then: insolvent where S (1 - 0.1) < 70, that is below 77.78: Φ((ln 0.7778 - 0.005) / 0.3) = Φ(-0.85439) = 0.19645 (scipy 1.10: 0.196447).
    [Fact]
    public void A_constant_cost_is_a_larger_debt()
    {
        JsonElement answer = CommandRun.WithInput(
            Request("\"liquidity\": { \"ETH\": { \"type\": \"constant\", \"slippage\": 0.04 } }, \"penalties\": { \"ETH\": { \"bonus\": 0.05, \"fee\": 0.01 } }, \"liquidationDelay\": 1, \"haircuts\": { \"ETH\": 0.5 }"), "insolvency", "-", "--json").AssertDone().Document();
        double error = answer.GetProperty("standardError").GetDouble();
        Assert.InRange(answer.GetProperty("value").GetDouble(), 0.196447 - (5 * error), 0.196447 + (5 * error));

        // Half of the value is below the debt today, so every path is closed out a date later. 4% and 6% of a mean of 100 exp(0.05) = 105.127.
        JsonElement cost = answer.GetProperty("liquidationCost");
        JsonElement slippage = cost.GetProperty("expectedSlippage");
        Assert.InRange(slippage.GetProperty("value").GetDouble(), 4.20508 - (5 * slippage.GetProperty("standardError").GetDouble()), 4.20508 + (5 * slippage.GetProperty("standardError").GetDouble()));
        Assert.Equal(1.5, cost.GetProperty("expectedPenalty").GetProperty("value").GetDouble() / slippage.GetProperty("value").GetDouble(), 1e-5);
        CommandRun table = CommandRun.WithInput(Request("\"penalties\": { \"ETH\": { \"bonus\": 0.05 } }"), "insolvency", "-").AssertDone();
        Assert.Contains("Cost of the close-out, mean over all paths: slippage 0, penalty ", table.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("too few paths", table.Out, StringComparison.Ordinal);
        JsonElement nothing = CommandRun.WithInput(Request("\"liquidity\": { \"ETH\": { \"type\": \"constant\", \"slippage\": 0.04 } }"), "insolvency", "-", "--json").AssertDone().Document().GetProperty("liquidationCost").GetProperty("expectedPenalty");
        Assert.Equal((0, 0, "exact: there are no penalties"), (nothing.GetProperty("value").GetDouble(), nothing.GetProperty("confidenceInterval").GetProperty("upper").GetDouble(), nothing.GetProperty("method").GetString()));
    }

    // Closed out one date after the breach or three, of four dates in a year.
    [Fact]
    public void A_drawn_delay_is_the_mixture_of_fixed_ones()
    {
        double[] each = [.. new[] { 1, 3 }.Select(delay => Value(CommandRun.WithInput(Request($"\"liquidationDelay\": {delay}, \"haircuts\": {{ \"ETH\": 0.5 }}", dates: 4), "insolvency", "-", "--json")))];
        double drawn = Value(CommandRun.WithInput(
            Request("\"delayDistribution\": { \"type\": \"table\", \"delays\": [1, 3], \"probabilities\": [0.25, 0.75] }, \"haircuts\": { \"ETH\": 0.5 }", dates: 4), "insolvency", "-", "--json"));
        Assert.True(each[1] - each[0] > 0.02);

        // One million paths: a deviation of a probability of 0.1 is 3e-4.
        Assert.InRange(drawn, (0.25 * each[0]) + (0.75 * each[1]) - 0.0015, (0.25 * each[0]) + (0.75 * each[1]) + 0.0015);
    }

    [Theory]
    [InlineData("\"penalties\": { \"DOGE\": {} }", "$.account.penalties.DOGE: there is no asset \"DOGE\"")]
    [InlineData("\"liquidity\": { \"ETH\": { \"type\": \"table\", \"rows\": [] } }", "$.account.liquidity.ETH.rows: 0 rows; 1 to 50 are allowed")]
    [InlineData("\"liquidationDelay\": 1, \"delayDistribution\": { \"type\": \"geometric\", \"success\": 0.5, \"longest\": 5 }", "liquidationDelay and delayDistribution stand here; one of them does")]
    [InlineData("\"delayDistribution\": { \"type\": \"geometric\", \"success\": 0.5, \"longest\": 400 }", "400 is not allowed; a delay is 0 to 365 monitoring dates")]
    public void Terms_that_mean_nothing_are_refused(string members, string said) => CommandRun.WithInput(Request(members), "insolvency", "-").AssertRefused(said);

    [Fact]
    public void A_market_with_costs_is_calibrated_by_size()
    {
        using var market = new SampleMarket("\"accounts\"", "\"liquidity\": { \"assets\": { \"ETH\": { \"type\": \"table\", \"rows\": [ { \"slippage\": 0.02, \"volume\": 50000 }, { \"slippage\": 0.1, \"volume\": 150000 } ] } } }, \"accounts\"");
        JsonElement document = CommandRun.Of("calibrate", market.File, "--out", market.Out, "--no-store", "--json").AssertDone().Document();
        JsonElement[] sizes = [.. document.GetProperty("sizes").EnumerateArray()];
        Assert.Equal(6, sizes.Length);
        double[] thresholds = [.. sizes.Select(size => size.GetProperty("liquidationThreshold")).Where(size => size.ValueKind == JsonValueKind.Object).Select(size => size.GetProperty("value").GetDouble())];
        Assert.Equal(thresholds.OrderDescending(), thresholds);
        Assert.True(thresholds.Length >= 4 && thresholds[0] > thresholds[^1] + 0.05);
        Assert.True(document.GetProperty("current").GetProperty("costs").GetProperty("slippage").GetProperty("value").GetDouble() > 0);
    }

    static double Value(CommandRun run) => run.AssertDone().Document().GetProperty("value").GetDouble();

    static string Request(string members, int dates = 1) => SampleRequest.Account.With("\"debt\": 70", $"\"debt\": 70, {members}").With("\"dates\": 52", $"\"dates\": {dates}");
}
