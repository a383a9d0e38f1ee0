using System.Text.Json;

namespace MonteCarloRisk.Cli.Tests;

/// <summary>Any of several isolated positions: loans on independent assets that fail four deviations down, and a short that fails four up.</summary>
public sealed class IsolatedPositionRequestTests
{
    // exp(-4 * 0.2), exp(-4 * 0.5), exp(4 * 0.5): log returns have mean zero.
    const string Request = """
        { "model": { "type": "gbm", "assets": [{ "name": "ETH", "spot": 100, "volatility": 0.2, "drift": 0.02 }, { "name": "LINK", "spot": 10, "volatility": 0.5, "drift": 0.125 }], "correlation": [[1, 0], [0, 1]] },
          "positions": [{ "name": "ETH loan", "collateral": { "ETH": 2 }, "debt": 89.8657928234443 }, { "name": "LINK loan", "collateral": { "LINK": 1 }, "debt": 2.353352832366127, "cash": 1 },
            { "name": "LINK short", "owed": { "LINK": 1 }, "cash": 73.8905609893065 }],
          "horizon": 1, "monitoring": { "type": "discrete", "dates": 1 }, "estimator": { "type": "importanceSampling" }, "simulation": { "paths": 131072, "seed": 42 } }
        """;

    // P(Z < -4) = 3.167124183311986e-5; with cash of 1 the LINK loan fails at 1.353352832366127, four deviations down too. Of three exclusive or independent ways 1 - (1 - p)(1 - 2p).
    [Fact]
    public void Any_and_each_are_told()
    {
        JsonElement answer = Of(Request).AssertDone().Document();

        const double one = 3.167124183311986e-5;
        Check(answer, 1 - ((1 - one) * (1 - (2 * one))));
        Assert.Equal("importance sampling, mixture over failure modes", answer.GetProperty("method").GetString()!.Replace(", central limit theorem", "", StringComparison.Ordinal));
        Assert.Equal(2048, answer.GetProperty("pilotPaths").GetInt64());
        Assert.InRange(answer.GetProperty("weights").GetProperty("effectiveHits").GetDouble(), 10_000, 131_072);
        JsonElement[] positions = [.. answer.GetProperty("positions").EnumerateArray()];
        Assert.Equal(["ETH loan", "LINK loan", "LINK short"], positions.Select(position => position.GetProperty("name").GetString()));
        foreach (JsonElement position in positions) Check(position.GetProperty("probability"), one);
    }

    [Fact]
    public void Auto_counts_where_failures_are_common()
    {
        JsonElement answer = Of(Request.With("importanceSampling", "auto").With("89.8657928234443", "190")).AssertDone().Document();

        Assert.StartsWith("crude", answer.GetProperty("method").GetString(), StringComparison.Ordinal);
        Assert.False(answer.TryGetProperty("weights", out _));
        Assert.Equal(2048, answer.GetProperty("pilotPaths").GetInt64());
    }

    // 2 P(Z < -4) each, of barriers on both sides of LINK but for 1e-8 of both.
    [Fact]
    public void At_every_instant_each_is_exact_and_any_lies_between_bounds()
    {
        JsonElement answer = Of(Request.With("{ \"type\": \"discrete\", \"dates\": 1 }", "{ \"type\": \"continuous\" }").With("importanceSampling", "crude").With("131072", "1000000")).AssertDone().Document();

        const double one = 2 * 3.167124183311986e-5;
        Assert.StartsWith("conditional Monte Carlo over Brownian bridges between bounds over their dependence", answer.GetProperty("method").GetString(), StringComparison.Ordinal);
        double error = answer.GetProperty("standardError").GetDouble();
        Assert.InRange(error / one, 1e-3, 0.3);
        Assert.InRange(answer.GetProperty("value").GetDouble(), (3 * one) - (4.9 * error), (3 * one) + (4.9 * error));
        foreach (JsonElement position in answer.GetProperty("positions").EnumerateArray())
        {
            JsonElement alone = position.GetProperty("probability");
            Assert.InRange(Math.Abs(alone.GetProperty("value").GetDouble() - one), 0, 4.9 * alone.GetProperty("standardError").GetDouble());
        }
    }

    [Theory]
    [InlineData("\"collateral\": { \"ETH\": 2 }", "\"collateral\": { \"ETH\": 2, \"LINK\": 1 }", "continuous monitoring of \"ETH loan\", which has several assets")]
    [InlineData("\"cash\": 73.8905609893065", "\"cash\": 0", "\"LINK short\" fails at every price")]
    public void What_has_no_bridge_is_refused(string replaced, string by, string said) =>
        Of(Request.With("{ \"type\": \"discrete\", \"dates\": 1 }", "{ \"type\": \"continuous\" }").With("importanceSampling", "crude").With(replaced, by)).AssertRefused(said);

    [Fact]
    public void A_table_tells_each_position()
    {
        string table = CommandRun.WithInput(Request, "insolvency", "-").AssertDone().Out;
        Assert.Matches(@"ETH loan +3\.\d{3}e-5 +\d\.\d{3}e-7 +\[3\.\d{3}e-5, 3\.\d{3}e-5\]", table);
    }

    [Theory]
    [InlineData("\"debt\": 89.8657928234443", "\"debt\": 0", "$.positions[0]: it cannot fail: no asset is owed, and no more debt than cash")]
    [InlineData("\"collateral\": { \"ETH\": 2 }, ", "", "$.positions[0]: nothing is held or owed whose price moves")]
    [InlineData("\"owed\": { \"LINK\"", "\"owed\": { \"LINQ\"", "$.positions[2].owed.LINQ: there is no asset \"LINQ\"; listed are ETH, LINK")]
    [InlineData("\"LINK loan\"", "\"ETH loan\"", "$.positions[1].name")]
    [InlineData("\"horizon\": 1", "\"account\": { \"collateral\": { \"ETH\": 1 }, \"debt\": 1 }, \"horizon\": 1", "one of account, accounts, positions and protocol does")]
    [InlineData("\"horizon\": 1", "\"insuranceFund\": 1, \"horizon\": 1", "not of isolated positions, which are not closed out")]
    [InlineData("{ \"type\": \"discrete\", \"dates\": 1 }", "{ \"type\": \"continuous\" }", "$.estimator: importance sampling and splitting watch on discrete dates")]
    [InlineData("\"importanceSampling\"", "\"splitting\"", "$.estimator: splitting follows one account")]
    [InlineData("\"importanceSampling\"", "\"importanceSampling\", \"defensiveShare\": 1", "$.estimator.defensiveShare: 1 is not allowed")]
    [InlineData("\"paths\": 131072", "\"paths\": 50", "effective insolvent paths by importance sampling, and an interval needs 100")]
    public void What_it_does_not_do_is_refused(string replaced, string by, string said) => Of(Request.With(replaced, by)).AssertRefused(said);

    static void Check(JsonElement estimate, double exact)
    {
        double error = estimate.GetProperty("standardError").GetDouble();
        Assert.InRange(error / exact, 1e-4, 0.03);
        Assert.InRange(estimate.GetProperty("value").GetDouble(), exact - (4.9 * error), exact + (4.9 * error));
    }

    static CommandRun Of(string request) => CommandRun.WithInput(request, "insolvency", "-", "--json");
}
