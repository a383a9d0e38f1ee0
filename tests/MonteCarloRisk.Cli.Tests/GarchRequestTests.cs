namespace MonteCarloRisk.Cli.Tests;

/// <summary>Insolvency under a volatility that moves along the path.</summary>
public sealed class GarchRequestTests
{
    const string Request = """
        { "model": { "type": "garch", "assets": [{ "name": "ETH", "spot": 100, "volatility": 0.9 }], "recursions": [{ "reaction": 0.06, "persistence": 0.94 }] },
          "account": { "collateral": { "ETH": 1 }, "debt": 90 }, "horizon": 0.00273972602739726, "monitoring": { "type": "discrete", "dates": 1 }, "simulation": { "paths": 262144, "seed": 42 } }
        """;

    // The first step is normal at the asset's volatility: P(Z <= ln(0.9) sqrt(365) / 0.9) = 0.01265734 by the complementary error function; false alarm once in a million seeds.
    [Fact]
    public void The_first_day_has_the_asset_s_volatility()
    {
        System.Text.Json.JsonElement answer = Of(Request).AssertDone().Document();

        double error = answer.GetProperty("standardError").GetDouble();
        Assert.InRange(error, 0.9 * 0.000218, 1.1 * 0.000218);
        Assert.InRange(answer.GetProperty("value").GetDouble(), 0.01265734 - (4.9 * error), 0.01265734 + (4.9 * error));
    }

    [Theory]
    [InlineData("\"dates\": 1", "\"dates\": 2", "$.monitoring.dates: 2 is not allowed; 2 dates")]
    [InlineData("{ \"type\": \"discrete\", \"dates\": 1 }", "{ \"type\": \"continuous\" }", "between the steps of the data nothing is known")]
    [InlineData("\"persistence\": 0.94", "\"persistence\": 0.95", "$.model.recursions[0].persistence: 0.95 is not allowed; reaction + asymmetry / 2 + persistence is 1.01")]
    [InlineData("\"reaction\": 0.06", "\"constant\": -1e-5, \"reaction\": 0.06", "$.model.recursions[0].constant: -1E-05 is not allowed")]
    [InlineData("\"reaction\": 0.06", "\"asymmetry\": -0.07, \"reaction\": 0.06", "$.model.recursions[0].asymmetry: -0.07 is not allowed")]
    [InlineData("[{ \"reaction\": 0.06, \"persistence\": 0.94 }]", "[]", "$.model.recursions: 0 recursions; 1 are needed, one an asset")]
    [InlineData("0.94 }]", "0.94 }], \"degreesOfFreedom\": [2]", "$.model.degreesOfFreedom[0]: 2 is not allowed; degrees of freedom are above 2")]
    public void What_no_path_can_follow_is_refused(string replaced, string by, string said) =>
        Of(Request.Replace(replaced, by, StringComparison.Ordinal)).AssertRefused(said);

    static CommandRun Of(string request) => CommandRun.WithInput(request, "insolvency", "-", "--json");
}
