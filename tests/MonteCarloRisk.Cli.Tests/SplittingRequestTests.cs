using System.Text.Json;

namespace MonteCarloRisk.Cli.Tests;

/// <summary>Rare insolvencies by splitting: first passage of 100 to 40 on 52 dates of a year, drift 5%, volatility 20%, 1.62900512e-6 by quadrature.</summary>
public sealed class SplittingRequestTests
{
    const string Request = """
        { "model": { "type": "gbm", "assets": [{ "name": "ETH", "spot": 100, "volatility": 0.2, "drift": 0.05 }] }, "account": { "collateral": { "ETH": 1 }, "debt": 40 },
          "horizon": 1, "monitoring": { "type": "discrete", "dates": 52 }, "estimator": { "type": "splitting" }, "simulation": { "paths": 65536, "seed": 42 } }
        """;

    // False alarm once in a million seeds.
    [Fact]
    public void The_answer_is_that_of_a_quadrature()
    {
        JsonElement answer = CommandRun.WithInput(Request, "insolvency", "-", "--json").AssertDone().Document();

        double error = answer.GetProperty("standardError").GetDouble();
        Assert.InRange(error, 1e-9, 1e-7);
        Assert.InRange(answer.GetProperty("value").GetDouble(), 1.62900512e-6 - (4.9 * error), 1.62900512e-6 + (4.9 * error));
        Assert.StartsWith("splitting", answer.GetProperty("method").GetString(), StringComparison.Ordinal);
        Assert.Equal(10_240, answer.GetProperty("pilotPaths").GetInt64());
        JsonElement groups = answer.GetProperty("groups");
        Assert.InRange(groups.GetProperty("effectiveHits").GetDouble(), 100, groups.GetProperty("hits").GetInt64());
        Assert.InRange(groups.GetProperty("largestShare").GetDouble(), 1e-5, .02);
    }

    [Theory]
    [InlineData("\"dates\": 52", "\"dates\": 7", "$.monitoring.dates: 7 is not allowed; splitting chooses between dates and needs 8 or more")]
    [InlineData("{ \"type\": \"discrete\", \"dates\": 52 }", "{ \"type\": \"continuous\" }", "$.estimator: splitting watches on discrete dates")]
    [InlineData("\"debt\": 40", "\"debt\": 0", "$.account.debt: 0 is not allowed; splitting needs a debt above zero")]
    [InlineData("\"debt\": 40", "\"debt\": 40, \"liquidationDelay\": 1", "$.estimator: splitting is for plain collateral against plain debt")]
    [InlineData("\"ETH\": 1 }", "\"ETH\": 0 }", "$.account.collateral: splitting needs collateral above zero")]
    [InlineData("\"debt\": 40", "\"debt\": 100", "no more than the debt today")]
    [InlineData("\"volatility\": 0.2", "\"volatility\": 0", "does not move")]
    [InlineData("\"paths\": 65536", "\"paths\": 64", "effective insolvent ones by splitting")]
    public void What_cannot_be_split_is_refused(string text, string instead, string said) =>
        CommandRun.WithInput(Request.With(text, instead), "insolvency", "-", "--json").AssertRefused(said);
}
