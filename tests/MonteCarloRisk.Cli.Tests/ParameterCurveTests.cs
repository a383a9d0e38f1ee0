using System.Text.Json;

namespace MonteCarloRisk.Cli.Tests;

/// <summary>Parameters of a protocol at several values.</summary>
public sealed class ParameterCurveTests
{
    // Of two daily steps of a log-normal price at a volatility of 3, one position at once liquidated at a bonus: P(bad debt) by quadrature over the first step, Gauss-Legendre with 200 nodes a piece (Python). For no bonus nobody liquidates.
    [Theory]
    [InlineData("closeFactor", "[0.1, 0.25, 0.5, 1]", new[] { 0.15884714, 0.16060084, 0.15863891, 0.14427388 })]
    [InlineData("bonus", "[0, 0.01, 0.05, 0.1, 0.2]", new[] { 0.15677339, 0.12171648, 0.15863891, 0.21239848, 0.33625782 })]
    [InlineData("liquidationThreshold", "[0.79, 0.85, 0.9, 0.95]", new[] { 0.15556523, 0.17668549, 0.19230908, 0.19798724 })]
    [InlineData("size", "[0.01, 1, 100]", new[] { 0.15863891, 0.15863891, 0.15863891 })]
    public void A_parameter_at_several_values_has_the_probabilities_of_quadrature(string parameter, string values, double[] expected)
    {
        CommandRun run = CommandRun.WithInput(TwoSteps(parameter, values), "insolvency", "-", "--json");
        JsonElement answer = run.Document();

        JsonElement curve = Assert.Single(answer.GetProperty("protocol").GetProperty("curves").EnumerateArray());
        JsonElement[] points = [.. curve.GetProperty("points").EnumerateArray()];
        Assert.Equal(expected.Length, points.Length);
        foreach ((double probability, JsonElement point) in expected.Zip(points))
        {
            // At 400,000 paths the error is 8e-4 or less: five of them are passed by chance once in two million, and half a percent of bonus would be seen.
            JsonElement insolvency = point.GetProperty("insolvency");
            Assert.InRange(insolvency.GetProperty("standardError").GetDouble(), 0, 8e-4);
            Assert.Equal(probability, insolvency.GetProperty("value").GetDouble(), 5 * insolvency.GetProperty("standardError").GetDouble());
        }

        double[] keeping = [.. curve.GetProperty("keeping").EnumerateArray().Select(value => value.GetDouble())];
        Assert.Equal(points.Where(point => point.GetProperty("insolvency").GetProperty("confidenceInterval").GetProperty("upper").GetDouble() <= .159).Select(point => point.GetProperty("value").GetDouble()), keeping);
        Assert.Equal(keeping.Length > 0 ? 0 : 3, run.ExitCode);
    }

    [Fact]
    public void A_curve_is_told_with_what_keeps_the_target_or_comes_nearest()
    {
        string kept = CommandRun.WithInput(TwoSteps("bonus", "[0, 0.05, 0.2]"), "insolvency", "-").AssertDone().Out;
        CommandRun missed = CommandRun.WithInput(TwoSteps("bonus", "[0.1, 0.2]"), "insolvency", "-");

        Assert.Contains("A probability of 0.159 is kept, at the upper end of the interval, by 0.", kept, StringComparison.Ordinal);
        Assert.Contains("No value keeps a probability of 0.159 at the upper end of its interval; the nearest is 0.1.", missed.Out, StringComparison.Ordinal);
        Assert.Equal(3, missed.ExitCode);
    }

    [Theory]
    [InlineData("bonus", "[0.05, 0.3]", "$.curves[0].values[1]: 0.3 is not allowed; with a liquidation threshold of 0.8")]
    [InlineData("bonus", "[0.05, 0.05]", "$.curves[0].values[1]: 0.05 is not allowed; values ascend")]
    [InlineData("bonus", "[]", "$.curves[0].values: 0 values; 1 to 50 are allowed")]
    [InlineData("penalty", "[0.1]", "$.curves[0].parameter: the liquidation of ETH has no such parameter")]
    [InlineData("haircut", "[0.1]", "parameter")]
    [InlineData("size", "[0]", "$.curves[0].values[0]: 0 is not allowed")]
    public void A_bad_curve_is_refused_in_one_line(string parameter, string values, string said) => CommandRun.WithInput(TwoSteps(parameter, values), "insolvency", "-").AssertRefused(said);

    /// <summary>A curve changes the first stage alone, which has no penalty though the second has one.</summary>
    [Fact]
    public void A_parameter_that_a_later_stage_alone_has_is_refused_as_none_of_the_first()
    {
        const string first = "\"liquidation\": { \"type\": \"fixedBonus\",";
        const string later = "\"laterStages\": [ { \"when\": { \"type\": \"belowHealth\", \"health\": 0.9 }, \"liquidation\": { \"type\": \"dutchAuction\", \"penalty\": 0.13, \"buffer\": 1.1, \"decline\": { \"type\": \"linear\", \"duration\": 86400 }, \"tail\": 86400 } } ],";
        CommandRun.WithInput(TwoSteps("penalty", "[0.1]").With(first, $"{later} {first}"), "insolvency", "-").AssertRefused("$.curves[0].parameter: the first stage's liquidation of ETH has no such parameter");
    }

    static string TwoSteps(string parameter, string values) => $$"""
        {
          "model": { "type": "gbm", "assets": [ { "name": "ETH", "spot": 100, "volatility": 3, "drift": 0 } ] },
          "protocol": {
            "collateral": { "ETH": { "liquidationThreshold": 0.8, "oracle": { "type": "spot" }, "liquidation": { "type": "fixedBonus", "bonus": 0.05, "fullCloseHealth": 0 } } },
            "positions": [ { "collateral": "ETH", "units": 10, "debt": 780 } ],
            "keepers": { "capital": 1e12 },
            "gas": { "type": "assetPrice", "costPerLiquidation": 0, "priceAsset": "ETH" }
          },
          "curves": [ { "collateral": "ETH", "parameter": "{{parameter}}", "values": {{values}}, "target": 0.159 } ],
          "horizon": 0.00547945205479452, "monitoring": { "type": "discrete", "dates": 2 },
          "simulation": { "paths": 400000, "seed": 7 }
        }
        """;
}
