using System.Text.Json;

namespace MonteCarloRisk.Cli.Tests;

public sealed class InsolvencyTests
{
    /// <summary>Probability that the collateral of the example is at or below the debt on one of 52 dates, from a fine grid of transition densities.</summary>
    const double OnFiftyTwoDates = 0.2009689223;

    [Fact]
    public void The_documented_request_is_answered_within_five_standard_errors()
    {
        JsonElement answer = CommandRun.WithInput(SampleRequest.Account, "insolvency", "-", "--json").AssertDone().Document();

        AssertNear(OnFiftyTwoDates, answer);
        Assert.False(answer.TryGetProperty("breachProbability", out _));
    }

    /// <summary>
    /// P(min S below B) = N((b - nu T) / s) + exp(2 nu b / sigma^2) N((b + nu T) / s), b = log(0.7), nu = 0.05 - 0.045, s = 0.3:
    /// Harrison 1985, the running minimum of Brownian motion with drift.
    /// </summary>
    [Fact]
    public void Continuous_monitoring_meets_the_closed_form()
    {
        double barrier = Math.Log(0.7), drift = 0.05 - (0.5 * 0.09);
        double expected = Normal((barrier - drift) / 0.3) + (Math.Exp(2 * drift * barrier / 0.09) * Normal((barrier + drift) / 0.3));

        AssertNear(expected, CommandRun.WithInput(Continuous(SampleRequest.Account), "insolvency", "-", "--json").AssertDone().Document());
    }

    [Fact]
    public void A_list_is_answered_in_order()
    {
        JsonElement answers = CommandRun.WithInput($"[{Continuous(SampleRequest.Account)}, {SampleRequest.Account}]", "insolvency", "-", "--json").AssertDone().Document();

        Assert.True(answers[0].GetProperty("value").GetDouble() > answers[1].GetProperty("value").GetDouble());
        AssertNear(OnFiftyTwoDates, answers[1]);
    }

    [Fact]
    public void Margin_rules_without_haircut_or_delay_close_out_at_the_first_insolvency()
    {
        JsonElement answer = CommandRun.WithInput(WithRules("\"liquidationDelay\": 0"), "insolvency", "-", "--json").AssertDone().Document();

        AssertNear(OnFiftyTwoDates, answer);
        Assert.Equal(answer.GetProperty("value").GetDouble(), answer.GetProperty("breachProbability").GetProperty("value").GetDouble());
        Assert.True(answer.GetProperty("expectedLoss").GetProperty("value").GetDouble() > 0);
    }

    [Fact]
    public void A_haircut_breaches_more_accounts_and_saves_most_of_them()
    {
        JsonElement answer = CommandRun.WithInput(WithRules("\"haircuts\": {\"ETH\": 0.1}, \"liquidationDelay\": 1"), "insolvency", "-", "--json").AssertDone().Document();

        Assert.True(answer.GetProperty("breachProbability").GetProperty("value").GetDouble() > OnFiftyTwoDates);
        Assert.True(answer.GetProperty("value").GetDouble() < OnFiftyTwoDates / 3);
    }

    [Fact]
    public void A_written_option_is_a_risk_and_a_table_of_it_fits_a_hundred_columns()
    {
        string request = WithRules(
            """
            "options": [{"underlying": "ETH", "right": "put", "strike": 90, "expiry": 0.5, "impliedVolatility": 0.3, "quantity": -0.5}], "maintenanceMargin": 0.05
            """);

        JsonElement answer = CommandRun.WithInput(request, "insolvency", "-", "--json").AssertDone().Document();
        CommandRun table = CommandRun.WithInput(request, "insolvency", "-").AssertDone();

        Assert.True(answer.GetProperty("breachProbability").GetProperty("value").GetDouble() > OnFiftyTwoDates);
        Assert.Contains("Expected loss", table.Out, StringComparison.Ordinal);
        Assert.All(table.Out.Split('\n'), line => Assert.True(line.TrimEnd().Length <= 100, line));
    }

    [Theory]
    [InlineData("{\"ETH\": 1}", "{\"WETH\": 1}", "$.account.collateral.WETH: there is no asset \"WETH\"; listed are ETH")]
    [InlineData("{\"ETH\": 1}", "{\"ETH\": -1}", "$.account.collateral.ETH: -1 is not allowed")]
    [InlineData("\"debt\": 70", "\"debt\": -70", "$.account.debt: -70 is not allowed")]
    [InlineData("\"debt\": 70", "\"debt\": 1e30", "$.account.debt: 1E+30 is not allowed")]
    [InlineData("{\"ETH\": 1}, \"debt\": 70", "{}", "$.account: nothing is held and nothing is owed")]
    [InlineData("\"debt\": 70", "\"debt\": 70, \"options\": [null]", "$.account.options[0]: null is not allowed")]
    [InlineData("\"debt\": 70", "\"debt\": 70, \"options\": [{\"underlying\": \"ETH\", \"right\": \"put\", \"strike\": 1e300, \"expiry\": 0.5, \"impliedVolatility\": 0.3, \"quantity\": -1}]", "$.account.options[0].strike: 1E+300 is not allowed")]
    [InlineData("\"debt\": 70", "\"debt\": 70, \"options\": [{\"underlying\": \"ETH\", \"right\": \"put\", \"strike\": 90, \"expiry\": 0, \"impliedVolatility\": 0.3, \"quantity\": -1}]", "$.account.options[0].expiry: 0 is not allowed")]
    [InlineData("\"debt\": 70", "\"debt\": 70, \"longestLiquidationDelay\": 5", "unknown member \"longestLiquidationDelay\"; allowed are collateral, debt, options")]
    [InlineData("\"debt\": 70", "\"debt\": 70, \"hasMarginRules\": true", "unknown member \"hasMarginRules\"")]
    [InlineData("\"debt\": 70", "\"dept\": 70", "unknown member \"dept\"; allowed are collateral, debt, options, volatilityDynamics, perpetuals, cash, haircuts, maintenanceMargin, liquidationDelay, delayDistribution, liquidity, penalties")]
    [InlineData("\"debt\": 70", "\"debt\": 70, \"haircuts\": {\"ETH\": 1.1}", "$.account.haircuts.ETH: 1.1 is not allowed")]
    [InlineData("\"debt\": 70", "\"debt\": 70, \"haircuts\": {\"BTC\": 0.1}", "$.account.haircuts.BTC: there is no asset")]
    [InlineData("\"debt\": 70", "\"debt\": 70, \"maintenanceMargin\": -0.1", "$.account.maintenanceMargin: -0.1 is not allowed")]
    [InlineData("\"debt\": 70", "\"debt\": 70, \"liquidationDelay\": 366", "$.account.liquidationDelay: 366 is not allowed")]
    [InlineData("\"horizon\": 1", "\"horizon\": 0", "$.horizon: 0 is not allowed")]
    [InlineData("\"horizon\": 1", "\"horizon\": 365", "$.horizon: 365 is not allowed")]
    [InlineData("\"dates\": 52", "\"dates\": 0", "$.monitoring.dates: 0 is not allowed")]
    [InlineData("\"dates\": 52", "\"dates\": 2000000", "$.monitoring.dates: 2000000 is not allowed")]
    [InlineData("\"dates\": 52", "\"dates\": 52.5", "$.monitoring.dates: 52.5 is not allowed; a whole number")]
    [InlineData("\"discrete\", \"dates\": 52", "\"daily\"", "$.monitoring: the member \"type\" must be one of \"discrete\", \"continuous\"")]
    [InlineData("\"drift\": 0.05", "\"drift\": 50", "$.model.assets[0].drift: 50 is not allowed")]
    [InlineData("\"correlation\": [[1]]", "\"correlation\": [[0.5]]", "$.model.correlation: ")]
    public void A_wrong_request_is_refused_with_its_place(string replaced, string by, string said) =>
        CommandRun.WithInput(SampleRequest.Account.With(replaced, by), "insolvency", "-").AssertRefused(said);

    [Fact]
    public void Continuous_monitoring_is_refused_where_it_would_be_wrong()
    {
        string two = Continuous(SampleRequest.Account)
            .With("\"drift\": 0.05}]", "\"drift\": 0.05}, {\"name\": \"BTC\", \"spot\": 100, \"volatility\": 0.3}]")
            .With("[[1]]", "[[1, 0], [0, 1]]");
        CommandRun.WithInput(two, "insolvency", "-").AssertRefused("$.monitoring: ", "the bridges of correlated assets are not independent");
        CommandRun.WithInput(Continuous(WithRules("\"liquidationDelay\": 1")), "insolvency", "-").AssertRefused("$.monitoring: ", "is watched on discrete dates");
        CommandRun.WithInput(Continuous(SampleRequest.Account.With("\"debt\": 70", "\"debt\": 0")), "insolvency", "-").AssertRefused("$.account.debt: 0 is not allowed");
    }

    static string Continuous(string request) => request.With("\"type\": \"discrete\", \"dates\": 52", "\"type\": \"continuous\"");

    static string WithRules(string members) => SampleRequest.Account.With("\"debt\": 70", $"\"debt\": 70, {members}");

    static double Normal(double z) => MathNet.Numerics.Distributions.Normal.CDF(0, 1, z);

    static void AssertNear(double expected, JsonElement answer)
    {
        double error = answer.GetProperty("value").GetDouble() - expected;
        Assert.True(Math.Abs(error) < 5 * answer.GetProperty("standardError").GetDouble(), $"{answer.GetProperty("value")} is not near {expected}.");
    }
}
