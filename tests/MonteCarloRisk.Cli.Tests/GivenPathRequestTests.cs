using System.Text.Json;

namespace MonteCarloRisk.Cli.Tests;

/// <summary>Requests whose prices are given.</summary>
public sealed class GivenPathRequestTests
{
    // Two hours in steps of ten minutes; the fall between 1800 and 3600 seconds is seen from date 6 on.
    static string Request { get; } = """
        {
          "model": { "type": "givenPath", "times": [0, 1800, 3600, 7200], "assets": [ { "name": "ETH", "prices": [2000, 1990, 1500, 1400] } ] },
          "protocol": {
            "collateral": { "ETH": { "liquidationThreshold": 0.8, "oracle": { "type": "spot" }, "liquidation": { "type": "fixedBonus", "bonus": 0.05 } } },
            "positions": [ { "name": "whale", "collateral": "ETH", "units": 100, "debt": 155000 } ],
            "keepers": { "capital": 1e6, "uptime": 0.5 },
            "gas": { "type": "meanReverting", "costPerLiquidation": 0, "referenceAsset": "ETH" },
          },
          "horizon": 0.000228310502283105, "monitoring": { "type": "discrete", "dates": 12 },
          "simulation": { "paths": 20000, "seed": 7 },
        }
        """;

    [Fact]
    public void Every_path_has_the_given_prices_and_what_is_random_are_the_keepers()
    {
        JsonElement answer = CommandRun.WithInput(Request, "insolvency", "-", "--json").AssertDone().Document();

        // Collateral of 100 x 1500 is below the debt from the fall on: every path has bad debt, with keepers or without, and liquidations come when these are up.
        Assert.Equal(1, answer.GetProperty("value").GetDouble());
        JsonElement[] events = [.. answer.GetProperty("protocol").GetProperty("failures")[0].GetProperty("events").EnumerateArray().Where(happened => happened.GetProperty("kind").GetString() == "liquidation")];
        Assert.All(events, happened => Assert.Equal(happened.GetProperty("seconds").GetDouble() < 7199 ? 1500 : 1400, happened.GetProperty("marketPrice").GetDouble(), 0.01));
        Assert.InRange(answer.GetProperty("protocol").GetProperty("liquidationProbability").GetProperty("value").GetDouble(), 0.5, 0.999);
    }

    [Fact]
    public void Between_times_a_stipulated_course_goes_straight_in_the_logarithm()
    {
        // At 1800 seconds the price is above 1937.5 = debt / (units threshold), at 2400 seconds it is 1990 (1000 / 1990)^(1/3) = 1582: collateral of less than the debt and the bonus, sold at once.
        JsonElement answer = CommandRun.WithInput(Request.With("\"times\"", "\"between\": \"geometric\", \"times\"").With("0.5", "1").With("1500,", "1000,"), "insolvency", "-", "--json").AssertDone().Document();
        JsonElement first = answer.GetProperty("protocol").GetProperty("failures")[0].GetProperty("events")[0];
        Assert.Equal(2400, first.GetProperty("seconds").GetDouble(), 1e-6);
        Assert.Equal(1990 * Math.Pow(1000 / 1990.0, 1 / 3.0), first.GetProperty("marketPrice").GetDouble(), 0.01);
    }

    /// <summary>The horizon's 7,200 seconds over 120, in years and back, are 59.99999999999999.</summary>
    [Fact]
    public void Times_are_told_to_a_millionth_of_a_second()
    {
        JsonElement protocol = CommandRun.WithInput(Request.With("\"dates\": 12", "\"dates\": 120").With("0.000228310502283105", "0.00022831050228310502"), "insolvency", "-", "--json").AssertDone().Document().GetProperty("protocol");
        Assert.Equal(60, protocol.GetProperty("stepSeconds").GetDouble());
        double[] seconds = [.. protocol.GetProperty("failures")[0].GetProperty("events").EnumerateArray().Select(happened => happened.GetProperty("seconds").GetDouble())];
        Assert.NotEmpty(seconds);
        Assert.All(seconds, at => Assert.Equal(0, at % 60));
    }

    [Theory]
    [InlineData("[0, 1800, 3600, 7200]", "[0, 1800, 1800, 7200]", "$.model.times[2]: 1800 is not allowed; it is there already")]
    [InlineData("[0, 1800, 3600, 7200]", "[0, 3600, 1800, 7200]", "$.model.times[2]: 1800 is not allowed; times rise, and the one before is 3600")]
    [InlineData("[0, 1800, 3600, 7200]", "[60, 1800, 3600, 7200]", "$.model.times[0]: 60 is not allowed; the first time is 0")]
    [InlineData("[0, 1800, 3600, 7200]", "[0, 1800000, 3600000, 7200000]", "$.model.times[1]: no price for 1800000 seconds; longestGap allows 86400. Times are in seconds")]
    [InlineData("[0, 1800, 3600, 7200]", "[0, 18000, 36000, 7200000]", "$.model.times[3]: no price for 7164000 seconds")]
    [InlineData("\"times\": [0, 1800, 3600, 7200]", "\"longestGap\": 1e9, \"times\": [0, 1800000, 3600000, 7200000]", "$.model.times[3]: 7200000 is not allowed; the horizon is 7200 seconds away; times in milliseconds")]
    [InlineData("\"times\": [0, 1800, 3600, 7200]", "\"longestGap\": 1800, \"times\": [0, 1800, 3600, 5000]", "$.model.times[3]: 5000 is not allowed; prices end there")]
    [InlineData("[2000, 1990, 1500, 1400]", "[2000, 1990, 0, 1400]", "$.model.assets[0].prices[2]: 0 is not allowed; a price is finite and above zero")]
    [InlineData("[2000, 1990, 1500, 1400]", "[2000, 1990, 1500]", "$.model.assets[0].prices: 3 prices; 4 are needed, one a time")]
    [InlineData("\"times\"", "\"correlation\": [[1]], \"times\"", "$.model.correlation: correlation of a noise; no asset has noise")]
    [InlineData("\"name\": \"ETH\", \"prices\"", "\"name\": \"ETH\", \"noiseDeviation\": 2, \"prices\"", "$.model.assets[0].noiseDeviation: 2 is not allowed")]
    [InlineData("\"times\"", "\"noiseHalfLife\": 0, \"times\"", "$.model.noiseHalfLife: 0 is not allowed")]
    [InlineData("\"times\"", "\"between\": \"linear\", \"times\"", "$.model.between")]
    public void A_bad_path_is_refused_in_one_line(string there, string instead, string said)
    {
        // A last time that is too early by the gap needs a longer horizon.
        string request = said.Contains("end there", StringComparison.Ordinal) ? Request.With("0.000228310502283105", "0.000456621004566210") : Request;
        CommandRun.WithInput(request.With(there, instead), "insolvency", "-").AssertRefused(said);
    }

    [Fact]
    public void Of_accounts_nothing_would_be_random() => CommandRun.WithInput(
        """{ "model": { "type": "givenPath", "times": [0], "assets": [ { "name": "ETH", "prices": [2000] } ] }, "account": { "collateral": { "ETH": 1 }, "debt": 1 }, "horizon": 0.001, "monitoring": { "type": "discrete", "dates": 12 }, "simulation": { "paths": 100, "seed": 7 } }""",
        "insolvency", "-").AssertRefused("$.model: prices that are given run under a protocol");
}
