namespace MonteCarloRisk.Cli.Tests;

/// <summary>Insolvency under stated regimes and jumps, and what is refused of them.</summary>
public sealed class RegimeRequestTests
{
    const string Regimes = """
        { "model": { "type": "regimes", "assets": [{ "name": "ETH", "spot": 100 }],
            "regimes": [{ "name": "calm", "volatilities": [0.5], "drifts": [0.2] }, { "name": "crash", "volatilities": [1.5], "drifts": [-3] }],
            "transition": [[0.95, 0.05], [0.2, 0.8]], "start": [0.7, 0.3] },
          "account": { "collateral": { "ETH": 1 }, "debt": 90 }, "horizon": 0.00273972602739726, "monitoring": { "type": "discrete", "dates": 1 }, "simulation": { "paths": 262144, "seed": 42 } }
        """;

    const string Jumps = """
        { "model": { "type": "jumps", "assets": [{ "name": "ETH", "spot": 100, "volatility": 0.6, "drift": 0.1, "jumpMean": -0.05, "jumpDeviation": 0.08 }], "jumpsPerYear": 50 },
          "account": { "collateral": { "ETH": 1 }, "debt": 90 }, "horizon": 0.00273972602739726, "monitoring": { "type": "discrete", "dates": 1 }, "simulation": { "paths": 262144, "seed": 42 } }
        """;

    // One step, by Python's math.erfc: 0.7 Phi((ln 0.9 - 0.2/365) / (0.5 sqrt(1/365))) + 0.3 Phi((ln 0.9 + 3/365) / (1.5 sqrt(1/365))),
    // and the Poisson series of mean 50/365 to twenty terms; false alarm once in a million seeds.
    [Theory]
    [InlineData(Regimes, 0.032417035022)]
    [InlineData(Jumps, 0.032031981315)]
    public void The_probability_of_one_day_is_the_closed_form(string request, double exact)
    {
        System.Text.Json.JsonElement answer = Of(request).AssertDone().Document();

        double error = answer.GetProperty("standardError").GetDouble(), theory = Math.Sqrt(exact * (1 - exact) / 262144);
        Assert.InRange(error, 0.9 * theory, 1.1 * theory);
        Assert.InRange(answer.GetProperty("value").GetDouble(), exact - (4.9 * theory), exact + (4.9 * theory));
    }

    [Fact]
    public void A_chain_without_a_start_begins_in_its_long_run_shares() =>
        Assert.Equal(
            Of(Regimes.Replace("\"start\": [0.7, 0.3]", "\"start\": [0.8, 0.2]", StringComparison.Ordinal)).AssertDone().Document().GetProperty("value").GetDouble(),
            Of(Regimes.Replace(", \"start\": [0.7, 0.3]", "", StringComparison.Ordinal)).AssertDone().Document().GetProperty("value").GetDouble());

    [Theory]
    [InlineData("\"dates\": 1", "\"dates\": 2", "$.monitoring.dates: 2 is not allowed; 2 dates")]
    [InlineData("{ \"type\": \"discrete\", \"dates\": 1 }", "{ \"type\": \"continuous\" }", "between the steps of the data nothing is known")]
    [InlineData("[0.95, 0.05]", "[0.95, 0.04]", "$.model.transition[0]: the probabilities sum to 0.99; they sum to 1")]
    [InlineData("[0.95, 0.05]", "[1.05, -0.05]", "$.model.transition[0][0]: 1.05 is not allowed; a probability is from 0 to 1")]
    [InlineData("[[0.95, 0.05], [0.2, 0.8]]", "[[0.95, 0.05]]", "$.model.transition: 1 rows; 2 are needed, one a regime")]
    [InlineData("[0.7, 0.3]", "[1]", "$.model.start: 1 probabilities; 2 are needed, one a regime")]
    [InlineData("[0.5]", "[0.5, 0.6]", "$.model.regimes[0].volatilities: 2 values; 1 are needed, one an asset")]
    [InlineData("[-3]", "[-300]", "$.model.regimes[1].drifts[0]: -300 is not allowed")]
    [InlineData("\"crash\"", "\"calm\"", "$.model.regimes[1].name: \"calm\" is not allowed; item 0 has this name already")]
    [InlineData("\"start\"", "\"degreesOfFreedom\": 2, \"start\"", "$.model.degreesOfFreedom: 2 is not allowed")]
    [InlineData("\"start\"", "\"stepsPerMove\": 0, \"start\"", "$.model.stepsPerMove: 0 is not allowed; a regime holds for 1 to 365 steps")]
    [InlineData("\"spot\": 100", "\"spot\": 100, \"volatility\": 1", "volatility")]
    public void What_is_no_chain_is_refused(string replaced, string by, string said) => Of(Regimes.Replace(replaced, by, StringComparison.Ordinal)).AssertRefused(said);

    [Theory]
    [InlineData("50", "3651", "$.model.jumpsPerYear: 3651 is not allowed; zero jumps or more are, at most 10 a step")]
    [InlineData("0.08", "-0.08", "$.model.assets[0].jumpDeviation: -0.08 is not allowed")]
    [InlineData("-0.05", "-50", "$.model.assets[0].jumpMean: -50 is not allowed")]
    [InlineData("\"jumpsPerYear\"", "\"jumpCorrelation\": [[2]], \"jumpsPerYear\"", "$.model.jumpCorrelation")]
    public void What_is_no_jump_is_refused(string replaced, string by, string said) => Of(Jumps.Replace(replaced, by, StringComparison.Ordinal)).AssertRefused(said);

    static CommandRun Of(string request) => CommandRun.WithInput(request, "insolvency", "-", "--json");
}
