using System.Text.Json;

namespace MonteCarloRisk.Cli.Tests;

/// <summary>Markets that describe the mechanisms of their protocol.</summary>
public sealed class MechanismsTests
{
    const string Target = "\"target\": {";

    // The threshold of the mechanisms is far above what the target of a percent in a month allows.
    const string Described = """
        "protocol": {
          "insuranceFund": 1000,
          "stepsPerDay": 24,
          "mechanisms": {
            "collateral": { "ETH": { "liquidationThreshold": 0.9, "oracle": { "type": "securityModule", "period": 3600 }, "liquidation": { "type": "fixedBonus", "bonus": 0.05 }, "depth": { "value": 50000 } } },
            "positions": [ { "name": "vault", "collateral": "ETH", "units": 10, "debt": 22000 }, { "name": "loop", "collateral": "ETH", "units": 100, "debt": 265000 } ],
            "keepers": { "capital": 1e6, "uptime": 0.9 },
            "gas": { "type": "meanReverting", "costPerLiquidation": 5, "referenceAsset": "ETH" },
            "backstops": [ { "type": "insuranceFund", "amount": 1000 } ],
          },
        },
        """ + Target;

    const string Normal = "\"model\": { \"returns\": { \"type\": \"normal\" }, \"volatility\"";

    [Fact]
    public void The_protocol_on_its_mechanisms_stands_beside_the_margins()
    {
        using var market = new SampleMarket(Target, Described);
        File.WriteAllText(market.File, File.ReadAllText(market.File).With("\"model\": { \"volatility\"", Normal));

        CommandRun.Of("calibrate", market.File, "--out", market.Out, "--store", market.Store).AssertDone();

        JsonElement found = JsonDocument.Parse(File.ReadAllText(Path.Combine(market.Out, "run.json"))).RootElement.GetProperty("mechanisms");
        Assert.Equal(720, found.GetProperty("dates").GetInt32());
        double Mean(string name) => found.GetProperty("means").GetProperty(name).GetProperty("value").GetDouble();
        Assert.InRange(found.GetProperty("insolvency").GetProperty("value").GetDouble(), 0.01, 1);
        Assert.Equal(Mean("badDebt"), Mean("paidByFund") + Mean("socialized"), 1e-4 * Mean("badDebt"));
        JsonElement threshold = Assert.Single(found.GetProperty("thresholds").EnumerateArray());
        Assert.Equal(0.9, threshold.GetProperty("threshold").GetDouble());
        Assert.Equal(0.8, threshold.GetProperty("inForce").GetDouble());
        Assert.True(threshold.GetProperty("isTooHigh").GetBoolean());
        Assert.Contains(found.GetProperty("failure").EnumerateArray(), happened => happened.GetProperty("kind").GetString() == "badDebt");
        foreach (string file in new[] { "report.html", "report.md" })
        {
            string report = File.ReadAllText(Path.Combine(market.Out, file));
            Assert.All(new[] { "The protocol on its mechanisms", "Above the threshold that meets the target: ETH.", "borne by lenders", "expected shortfall of bad debt, 99%", "liquidated at risk, 99.9%", "revenue", "event by event" }, words => Assert.Contains(words, report, StringComparison.Ordinal));
        }

        // Its run is in the store, and verified like any other.
        string key = found.GetProperty("runs").GetProperty("runs")[0].GetProperty("key").GetString()!;
        CommandRun.Of("verify", key, "--store", market.Store).AssertDone();
    }

    /// <summary>Positions from a file beside the market file, in cohorts, with gas that is fitted up to the as-of date.</summary>
    [Fact]
    public void Positions_of_a_file_in_cohorts_and_fitted_gas_are_in_the_report()
    {
        using var market = new SampleMarket(Target, Described
            .With("\"positions\": [ { \"name\": \"vault\", \"collateral\": \"ETH\", \"units\": 10, \"debt\": 22000 }, { \"name\": \"loop\", \"collateral\": \"ETH\", \"units\": 100, \"debt\": 265000 } ]", "\"positionsFile\": { \"file\": \"positions.csv\", \"collateral\": \"ETH\" }, \"cohorts\": { \"most\": 3, \"pilotPaths\": 256 }")
            .With("\"meanReverting\", \"costPerLiquidation\": 5", "\"fitted\", \"file\": \"gas.csv\", \"costPerLiquidation\": 5"));
        File.WriteAllText(market.File, File.ReadAllText(market.File).With("\"model\": { \"volatility\"", Normal));
        string folder = Path.GetDirectoryName(market.File)!;
        File.WriteAllLines(Path.Combine(folder, "positions.csv"), ["units,debt", .. Enumerable.Range(1, 12).Select(i => System.FormattableString.Invariant($"{i},{i * (2200 + (30 * i))}"))]);
        File.WriteAllLines(Path.Combine(folder, "gas.csv"), ["date,gas", .. Enumerable.Range(0, 4000).Select(i => System.FormattableString.Invariant($"{new DateOnly(2019, 1, 1).AddDays(i):yyyy-MM-dd},{20 * Math.Exp((.8 * Math.Sin(i / 20.0)) + (.02 * (i * 7919 % 31)))}"))]);

        CommandRun.Of("calibrate", market.File, "--out", market.Out, "--store", market.Store).AssertDone();

        JsonElement found = JsonDocument.Parse(File.ReadAllText(Path.Combine(market.Out, "run.json"))).RootElement.GetProperty("mechanisms");
        Assert.Equal((12, 3), (found.GetProperty("cohorts").GetProperty("positions").GetInt32(), found.GetProperty("cohorts").GetProperty("cohorts").GetInt32()));
        Assert.Equal(32, found.GetProperty("cohorts").GetProperty("runs").GetProperty("runs").GetArrayLength());
        Assert.Equal(Enumerable.Range(1, 12).Sum(i => i * (2200.0 + (30 * i))), found.GetProperty("standing").GetProperty("debt").GetDouble(), 1e-6);
        Assert.InRange(found.GetProperty("standing").GetProperty("capitalEfficiency").GetDouble(), 0.1, 1);
        string last = found.GetProperty("gas").GetProperty("last").GetString()!;
        Assert.True(string.CompareOrdinal(last, JsonDocument.Parse(File.ReadAllText(Path.Combine(market.Out, "run.json"))).RootElement.GetProperty("valuationDate").GetString() + "T99") < 0, last);
        foreach (string file in new[] { "report.html", "report.md" })
        {
            string report = File.ReadAllText(Path.Combine(market.Out, file));
            Assert.All(new[] { "capital efficiency: debt over the collateral", "probability of bad debt that 3 cohorts of 12 positions add", "Gas was fitted to" }, words => Assert.Contains(words, report, StringComparison.Ordinal));
        }

        // The runs of the pilot are in the store, and verified like any other.
        CommandRun.Of("verify", found.GetProperty("cohorts").GetProperty("runs").GetProperty("runs")[0].GetProperty("key").GetString()!, "--store", market.Store).AssertDone();
    }

    /// <summary>Mechanisms that fail far more often than the target allows are in the verdict, with a caution, on the terminal too.</summary>
    [Fact]
    public void Bad_debt_of_the_mechanisms_is_in_the_verdict_and_cautioned()
    {
        using var market = new SampleMarket(Target, Described.With("\"stepsPerDay\": 24", "\"stepsPerDay\": 12"));
        File.WriteAllText(market.File, File.ReadAllText(market.File).With("\"model\": { \"volatility\"", Normal));

        string page = string.Join(' ', CommandRun.Of("calibrate", market.File, "--out", market.Out, "--no-store").AssertDone().Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        JsonElement found = JsonDocument.Parse(File.ReadAllText(Path.Combine(market.Out, "run.json"))).RootElement.GetProperty("mechanisms");
        string probability = found.GetProperty("insolvency").GetProperty("value").GetDouble().ToString("0.000", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains($"With its mechanisms on every path the protocol as it stands has bad debt with probability {probability} [", page, StringComparison.Ordinal);
        Assert.Contains($"Caution: on its mechanisms the protocol has bad debt with probability {probability} [", page, StringComparison.Ordinal);
        Assert.Contains("], above an account's target of 0.01: ", page, StringComparison.Ordinal);
        string coarse = Assert.Single(found.GetProperty("cautions").EnumerateArray()).GetString()!;
        Assert.StartsWith("one step is 2 h, longer than an oracle's period (ETH 1 h), the keepers' outage (1 h): ", coarse, StringComparison.Ordinal);
        Assert.Contains($"Caution: mechanisms: {coarse}", page, StringComparison.Ordinal);
    }

    /// <summary>The example of the documentation stands in a market file as it is written.</summary>
    [Fact]
    public void The_example_of_the_documentation_runs()
    {
        string[] lines = [.. File.ReadAllLines(Path.Combine(Repository.Root, "docs", "methods", "protocol-simulation.md")).SkipWhile(line => line != "## In a market file").Skip(2).TakeWhile(line => line.StartsWith("    ", StringComparison.Ordinal))];
        Assert.InRange(lines.Length, 10, 40);
        using var market = new SampleMarket(Target, string.Concat(lines) + Target);
        File.WriteAllText(market.File, File.ReadAllText(market.File).With("\"model\": { \"volatility\"", Normal));

        CommandRun.Of("calibrate", market.File, "--out", market.Out, "--no-store").AssertDone();

        JsonElement found = JsonDocument.Parse(File.ReadAllText(Path.Combine(market.Out, "run.json"))).RootElement.GetProperty("mechanisms");
        Assert.Equal(2.8e6, found.GetProperty("standing").GetProperty("debt").GetDouble());
        Assert.True(found.GetProperty("liquidation").GetProperty("value").GetDouble() > 0);
    }

    /// <summary>A venue of perpetuals lends nothing, and its report says nothing of loans.</summary>
    [Fact]
    public void The_report_of_a_venue_of_perpetuals_has_no_word_of_loans()
    {
        using var market = new SampleMarket(Target, """
            "perpetuals": [ { "name": "ETH-PERP", "underlying": "ETH" } ],
            "protocol": { "stepsPerDay": 4, "mechanisms": {
              "perpetuals": {
                "markets": { "ETH": { "maintenanceMargin": 0.03, "oracle": { "type": "spot" }, "liquidation": { "type": "partialLiquidation" }, "depth": { "value": 1e6 } } },
                "positions": [ { "name": "long", "market": "ETH", "units": 300, "entryPrice": 2900, "margin": 60000 }, { "name": "short", "market": "ETH", "units": -300, "entryPrice": 2900, "margin": 100000 } ],
              },
              "backstops": [ { "type": "insuranceFund", "amount": 10000 }, { "type": "deleveraging" } ],
            } },
            """ + Target);
        File.WriteAllText(market.File, File.ReadAllText(market.File)
            .With("\"model\": { \"volatility\"", Normal)
            .With("\"collateral\": { \"ETH\": { \"loanToValue\": 0.75, \"liquidationThreshold\": 0.8 } }", "\"perpetuals\": { \"ETH\": { \"initialMargin\": 0.1, \"maintenanceMargin\": 0.06 } }")
            .With("\"collateral\": { \"ETH\": 10 }, \"debt\": 22000", "\"cash\": 30000, \"perpetuals\": { \"ETH-PERP\": 20 }"));

        CommandRun.Of("calibrate", market.File, "--out", market.Out, "--no-store");

        string page = File.ReadAllText(Path.Combine(market.Out, "report.html")), text = File.ReadAllText(Path.Combine(market.Out, "report.md"));
        Assert.All(new[] { "borrow", "lender", "loan-to-value", "keepers' profit", "capital efficiency", "liquidation threshold", "short option", "option writer" }, word =>
        {
            Assert.DoesNotContain(word, page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase);
        });
        Assert.All(new[] { "socialized among traders", "Oracles, funding, partial liquidations" }, words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.DoesNotContain("\\[", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"period\": 3600", "\"period\": 3600000", "$.protocol.mechanisms.collateral.ETH.oracle.period: 3600000 is not allowed")]
    [InlineData("\"ETH\": { \"liquidationThreshold\"", "\"SOL\": { \"liquidationThreshold\"", "$.protocol.mechanisms.collateral.SOL")]
    [InlineData("\"stepsPerDay\": 24", "\"stepsPerDay\": 0", "$.protocol.stepsPerDay: 0 is not allowed; mechanisms run on 1 to 1440 dates of a day")]
    [InlineData("\"uptime\": 0.9", "\"uptime\": 90", "$.protocol.mechanisms.keepers.uptime: 90 is not allowed")]
    [InlineData("\"type\": \"securityModule\"", "\"type\": \"delphi\"", "$.protocol.mechanisms.collateral.ETH.oracle")]
    [InlineData("\"keepers\":", "\"cohorts\": { \"most\": 2 }, \"keepers\":", "$.protocol.mechanisms.cohorts.most: 2 is not allowed")]
    [InlineData("\"type\": \"meanReverting\"", "\"type\": \"fitted\", \"file\": \"none.csv\"", "$.protocol.mechanisms.gas.file: ")]
    public void A_bad_description_is_refused_in_one_line(string there, string instead, string said)
    {
        using var market = new SampleMarket(Target, Described.With(there, instead));

        CommandRun.Of("calibrate", market.File, "--out", market.Out, "--no-store").AssertRefused(said);
        Assert.False(Directory.Exists(market.Out));
    }

    [Fact]
    public void Returns_that_are_known_by_the_day_allow_one_date_a_day()
    {
        using var market = new SampleMarket(Target, Described);
        File.WriteAllText(market.File, File.ReadAllText(market.File).With("\"model\": { \"volatility\"", Normal.With("\"normal\"", "\"student\", \"degreesOfFreedom\": 4")));
        CommandRun.Of("calibrate", market.File, "--out", market.Out, "--no-store").AssertRefused("$.protocol.stepsPerDay: 24 is not allowed; the returns of the fitted model are those of a day");
    }

    [Fact]
    public void Dates_without_mechanisms_are_refused()
    {
        using var market = new SampleMarket(Target, "\"protocol\": { \"stepsPerDay\": 24 }, " + Target);
        CommandRun.Of("calibrate", market.File, "--out", market.Out, "--no-store").AssertRefused("$.protocol.stepsPerDay: no mechanisms stand here");
    }
}
