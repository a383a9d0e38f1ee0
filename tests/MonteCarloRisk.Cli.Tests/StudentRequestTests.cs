namespace MonteCarloRisk.Cli.Tests;

/// <summary>Insolvency under Student-t returns, and what such returns do not have.</summary>
public sealed class StudentRequestTests
{
    const string Request = """
        { "model": { "type": "student", "assets": [{ "name": "ETH", "spot": 100, "volatility": 0.9 }], "degreesOfFreedom": [3.2] },
          "account": { "collateral": { "ETH": 1 }, "debt": 90 }, "horizon": 0.00273972602739726, "monitoring": { "type": "discrete", "dates": 1 }, "simulation": { "paths": 262144, "seed": 42 } }
        """;

    // One step: P(T <= ln(0.9) / (0.9 sqrt((3.2 - 2) / 3.2 / 365))) = 0.0159058472126 by the incomplete beta function in 30-digit arithmetic; false alarm once in a million seeds.
    [Fact]
    public void The_probability_of_one_day_is_that_of_a_Student_t()
    {
        System.Text.Json.JsonElement answer = Of(Request).AssertDone().Document();

        double error = answer.GetProperty("standardError").GetDouble();
        Assert.InRange(error, 0.9 * 0.0002444, 1.1 * 0.0002444);
        Assert.InRange(answer.GetProperty("value").GetDouble(), 0.0159058472126 - (4.9 * error), 0.0159058472126 + (4.9 * error));
    }

    [Theory]
    [InlineData("\"dates\": 1", "\"dates\": 2", "$.monitoring.dates: 2 is not allowed; 2 dates")]
    [InlineData("{ \"type\": \"discrete\", \"dates\": 1 }", "{ \"type\": \"continuous\" }", "between the steps of the data nothing is known")]
    [InlineData("[3.2]", "[2]", "$.model.degreesOfFreedom[0]: 2 is not allowed; degrees of freedom are above 2")]
    [InlineData("[3.2]", "[3.2, 4]", "$.model.degreesOfFreedom: 2 values; 1 are needed, one an asset")]
    [InlineData("\"degreesOfFreedom\": [3.2]", "\"degreesOfFreedom\": [3.2], \"stepDays\": 0", "$.model.stepDays: 0 is not allowed")]
    public void What_such_returns_do_not_have_is_refused(string replaced, string by, string said) =>
        Of(Request.Replace(replaced, by, StringComparison.Ordinal)).AssertRefused(said);

    static CommandRun Of(string request) => CommandRun.WithInput(request, "insolvency", "-", "--json");
}
