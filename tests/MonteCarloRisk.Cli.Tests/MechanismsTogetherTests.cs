using System.Text.Json;

namespace MonteCarloRisk.Cli.Tests;

/// <summary>Mechanisms that stand beside one another in a protocol: what holds of both, and what is refused.</summary>
public sealed class MechanismsTogetherTests
{
    const string HaltForAnHour = "{ \"asset\": \"ETH\", \"move\": 0.1, \"window\": 600, \"coolDown\": 3600 }";
    const string HaltForAStep = "{ \"asset\": \"BTC\", \"move\": 0.1, \"window\": 600, \"coolDown\": 300 }";

    // A fall of a fifth within ten minutes, and none behind it: nothing is liquidated within the hour that the first of them halts, whatever else halts for less.
    [Theory]
    [InlineData("\"circuitBreakers\": [" + HaltForAnHour + "]")]
    [InlineData("\"circuitBreakers\": [" + HaltForAnHour + ", " + HaltForAStep + "]")]
    [InlineData("\"circuitBreakers\": [" + HaltForAStep + ", " + HaltForAnHour + "]")]
    [InlineData("\"circuitBreakers\": [" + HaltForAnHour + "], \"measureBreakers\": [{ \"asset\": \"ETH\", \"measure\": \"oracleDeviation\", \"bound\": 0.05, \"coolDown\": 300 }]")]
    public void The_longest_halt_holds(string breakers)
    {
        JsonElement answer = CommandRun.WithInput(Fall(breakers), "insolvency", "-", "--json").AssertDone().Document();
        Assert.Equal(0, answer.GetProperty("protocol").GetProperty("events").GetProperty("liquidation").GetDouble());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"circuitBreakers\": [" + HaltForAStep + "]")]
    public void Without_it_the_fall_is_liquidated(string breakers)
    {
        JsonElement answer = CommandRun.WithInput(Fall(breakers), "insolvency", "-", "--json").AssertDone().Document();
        Assert.True(answer.GetProperty("protocol").GetProperty("events").GetProperty("liquidation").GetDouble() > 0);
    }

    [Theory]
    [InlineData("\"interest\": { \"slope1\": 0.04, \"slope2\": 0.6, \"optimalUtilization\": 0.9, \"supplied\": 200, \"lenderRun\": { \"utilization\": 0.3, \"sharePerDay\": 0.5 } }, \"sequencer\": { \"perYear\": 3, \"duration\": 3600, \"gracePeriod\": 3600 }", "$.protocol.sequencer: while it is down nobody acts")]
    [InlineData("\"perpetuals\": { \"markets\": { \"SOL\": { \"maintenanceMargin\": 0.03, \"oracle\": { \"type\": \"spot\" }, \"liquidation\": { \"type\": \"partialLiquidation\" } } }, \"positions\": [{ \"market\": \"SOL\", \"units\": 1, \"entryPrice\": 1, \"margin\": 1 }] }, \"interest\": { \"slope1\": 0.04, \"slope2\": 0.6, \"optimalUtilization\": 0.9, \"supplied\": 200, \"lenderRun\": { \"utilization\": 0.3, \"sharePerDay\": 0.5 } }", "$.protocol.perpetuals: what perpetuals lose would fall on lenders who withdraw")]
    [InlineData("\"perpetuals\": { \"markets\": { \"SOL\": { \"maintenanceMargin\": 0.03, \"oracle\": { \"type\": \"spot\" }, \"liquidation\": { \"type\": \"partialLiquidation\" } } }, \"positions\": [{ \"market\": \"SOL\", \"units\": 1, \"entryPrice\": 1, \"margin\": 1 }] }, \"circuitBreakers\": [{ \"asset\": \"SOL\", \"move\": 0.1, \"window\": 600, \"coolDown\": 300, \"soft\": { \"bound\": 0.05, \"coolDown\": 300, \"leastHealth\": 0.9 } }]", "$.protocol.circuitBreakers: a soft level with a leastHealth is of loans")]
    public void What_would_be_misread_is_refused(string members, string said) => CommandRun.WithInput(Fall(members), "insolvency", "-").AssertRefused(said);

    [Theory]
    [InlineData("{ \"type\": \"dutchAuction\", \"penalty\": 0.1, \"buffer\": 1.1, \"decline\": { \"type\": \"stairstep\", \"cut\": 0.99, \"step\": 90 }, \"tail\": 7200, \"cusp\": 0.4, \"hole\": 1e6 }", "\"interest\": { \"slope1\": 0.04, \"slope2\": 0.6, \"optimalUtilization\": 0.9, \"supplied\": 200, \"lenderRun\": { \"utilization\": 0.3, \"sharePerDay\": 0.5 } }", "$.protocol.interest: lenders who leave are paid out of what is not lent")]
    [InlineData("{ \"type\": \"bands\", \"count\": 4, \"amplification\": 100, \"fee\": 0.006, \"liquidationDiscount\": 0.06 }", "\"flashLoans\": { \"liquidity\": 100, \"fee\": 0.001 }", "$.protocol.collateral: \"ETH\" lies in bands, whose arbitrage knows neither flash loans")]
    public void Liquidations_that_do_not_know_them_are_refused(string liquidation, string members, string said) =>
        CommandRun.WithInput(Fall(members).Replace("{ \"type\": \"fixedBonus\", \"bonus\": 0.05 }", liquidation, StringComparison.Ordinal), "insolvency", "-").AssertRefused(said);

    [Fact]
    public void Growth_caps_in_a_cycle_are_refused() => CommandRun.WithInput(
        Fall("").Replace("{ \"type\": \"spot\" }", "{ \"type\": \"spot\", \"growthCap\": { \"base\": \"BTC\", \"snapshot\": 1, \"growth\": 0.05 } }", StringComparison.Ordinal), "insolvency", "-")
        .AssertRefused("$.protocol.collateral.BTC.oracle.growthCap.base: a cycle");

    static string Fall(string members) => $$"""
        {
          "model": { "type": "givenPath", "times": [0, 300, 600, 900, 3600], "assets": [
            { "name": "ETH", "prices": [1.3, 1.2, 0.95, 0.95, 0.95], "usualVolatility": 0.9 }, { "name": "BTC", "prices": [1.3, 1.2, 0.95, 0.95, 0.95], "usualVolatility": 0.9 },
            { "name": "SOL", "prices": [1, 1, 1, 1, 1], "usualVolatility": 0.9 } ] },
          "protocol": {
            "collateral": {
              "ETH": { "liquidationThreshold": 0.8, "oracle": { "type": "push", "deviation": 0.01, "heartbeat": 300, "latency": 300 }, "liquidation": { "type": "fixedBonus", "bonus": 0.05 } },
              "BTC": { "liquidationThreshold": 0.8, "oracle": { "type": "spot" }, "liquidation": { "type": "fixedBonus", "bonus": 0.05 } }
            },
            "positions": [ { "collateral": "ETH", "units": 100, "debt": 80 } ],
            "keepers": { "capital": 1e6 },
            "gas": { "type": "assetPrice", "costPerLiquidation": 0, "priceAsset": "BTC" }{{(members.Length > 0 ? "," : "")}}
            {{members}}
          },
          "horizon": 0.00011415525114155251, "monitoring": { "type": "discrete", "dates": 12 },
          "simulation": { "paths": 2, "seed": 1, "precision": "double" }
        }
        """;
}
