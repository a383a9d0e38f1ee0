namespace MonteCarloRisk.Cli.Tests;

/// <summary>Insolvency under stated margins and a copula.</summary>
public sealed class CopulaRequestTests
{
    const string Request = """
        { "model": { "type": "copula", "assets": [{ "name": "ETH", "spot": 100, "volatility": 0.9 }], "copula": { "type": "student", "degreesOfFreedom": 4 },
          "margins": [{ "type": "merton", "jumpsPerYear": 20, "jumpMean": -0.05, "jumpDeviation": 0.1 }] },
          "account": { "collateral": { "ETH": 1 }, "debt": 90 }, "horizon": 0.00273972602739726, "monitoring": { "type": "discrete", "dates": 1 }, "simulation": { "paths": 262144, "seed": 42 } }
        """;

    const string Merton = "{ \"type\": \"merton\", \"jumpsPerYear\": 20, \"jumpMean\": -0.05, \"jumpDeviation\": 0.1 }";

    // P(r <= ln 0.9): the sum over the number of jumps in 30-digit arithmetic, the motion's variance what 20 jumps a year leave of 0.9^2, the mean log return zero.
    // Kou's is by tilted Fourier inversion of the characteristic function. False alarm once in a million seeds.
    [Theory]
    [InlineData(Merton, 0.018696610159356)]
    [InlineData("{ \"type\": \"kou\", \"jumpsPerYear\": 20, \"riseProbability\": 0.4, \"meanRise\": 0.06, \"meanFall\": 0.09 }", 0.013840980286176)]
    public void The_probability_of_one_day_is_that_of_the_stated_jumps(string margin, double exact)
    {
        System.Text.Json.JsonElement answer = Of(Request.Replace(Merton, margin, StringComparison.Ordinal)).AssertDone().Document();

        double error = answer.GetProperty("standardError").GetDouble();
        Assert.InRange(error / Math.Sqrt(exact * (1 - exact) / 262144), 0.9, 1.1);
        Assert.InRange(answer.GetProperty("value").GetDouble(), exact - (4.9 * error), exact + (4.9 * error));
    }

    [Fact]
    public void A_stated_generalized_Pareto_margin_has_its_tail()
    {
        const string pareto = """
            { "type": "generalizedPareto", "probabilities": [0.1, 0.5, 0.9], "values": [-1, 0, 1], "lower": { "shape": 0.3, "scale": 0.5 }, "upper": { "shape": 0.2, "scale": 0.5 } }
            """;
        // Mean 0.1 (-1 - 0.5 / 0.7 + 1 + 0.5 / 0.8); ln 0.9 is 2.236521 volatilities of a day down.
        double mean = 0.1 * ((0.5 / 0.8) - (0.5 / 0.7));
        double fall = (Math.Log(0.9) / (0.9 * Math.Sqrt(1 / 365.0))) + mean;
        double exact = 0.1 * Math.Pow(1 + (0.3 * (-1 - fall) / 0.5), -1 / 0.3);

        System.Text.Json.JsonElement answer = Of(Request.Replace(Merton, pareto, StringComparison.Ordinal)).AssertDone().Document();

        double error = answer.GetProperty("standardError").GetDouble();
        Assert.InRange(error / Math.Sqrt(exact * (1 - exact) / 262144), 0.9, 1.1);
        Assert.InRange(answer.GetProperty("value").GetDouble(), exact - (4.9 * error), exact + (4.9 * error));
    }

    [Theory]
    [InlineData("\"dates\": 1", "\"dates\": 2", "$.monitoring.dates: 2 is not allowed; 2 dates")]
    [InlineData("{ \"type\": \"discrete\", \"dates\": 1 }", "{ \"type\": \"continuous\" }", "between the steps of the data nothing is known")]
    [InlineData("\"degreesOfFreedom\": 4", "\"degreesOfFreedom\": 0.5", "$.model.copula.degreesOfFreedom: 0.5 is not allowed; degrees of freedom of a copula are 1 to 1000")]
    [InlineData("\"margins\": [", "\"margins\": [{ \"type\": \"normal\" }, ", "$.model.margins: 2 margins; 1 are needed, one an asset")]
    [InlineData("\"jumpDeviation\": 0.1", "\"jumpDeviation\": 0.3", "$.model.margins[0]: jumps alone have 2.284 times the variance")]
    [InlineData("\"jumpsPerYear\": 20", "\"jumpsPerYear\": 3660", "$.model.margins[0]: 10.027397 jumps a step are not allowed")]
    [InlineData("\"volatility\": 0.9", "\"volatility\": 0", "$.model.margins[0]: a volatility of zero has no room for jumps")]
    [InlineData("\"type\": \"merton\", \"jumpsPerYear\": 20, \"jumpMean\": -0.05, \"jumpDeviation\": 0.1", "\"type\": \"student\", \"degreesOfFreedom\": 2", "$.model.margins[0].degreesOfFreedom: 2 is not allowed")]
    [InlineData("\"type\": \"copula\"", "\"type\": \"copula\", \"stepDays\": 0", "$.model.stepDays: 0 is not allowed")]
    public void What_such_returns_do_not_have_is_refused(string replaced, string by, string said) =>
        Of(Request.Replace(replaced, by, StringComparison.Ordinal)).AssertRefused(said);

    static CommandRun Of(string request) => CommandRun.WithInput(request, "insolvency", "-", "--json");
}
