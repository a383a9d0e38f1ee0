using System.Text.Json;

namespace MonteCarloRisk.Cli.Tests;

/// <summary>Protocols whose mechanisms run on every path.</summary>
public sealed class ProtocolRequestTests
{
    // Of 28 numbers one beyond it is a false alarm once in a million seeds.
    const double Bound = 5.5;

    static string Example { get; } = File.ReadAllText(Repository.Example("lending-protocol/request.json"));

    /// <summary>
    /// Means and standard errors of a second program, benchmarks/peers/protocol_peer.py (numpy 1.24.2, double precision, SFC64): 1,200,000 paths, seed 11, of protocol_bonus.json, and 1,000,000 paths, seed 12, of protocol_auction.json.
    /// Differences of 2% would be seen.
    /// </summary>
    [Theory]
    [InlineData("bonus", "insolvency 0.3188 0.000425", "beyondBackstop 0.22442 0.000381", "liquidationProbability 0.39181 0.000446", "badDebt 149.83 0.248", "paidByFund 77.067 0.113", "socialized 72.765 0.15", "liquidated 6840.3 8.65",
        "repaid 6484 8.2", "borrowersLoss 356.26 0.46", "keeperProfit 123.97 0.175", "revenue 50.669 0.0641", "liquidation 10.923 0.0145", "keeperOutage 9.4951 0.00248", "oraclePush 46.323 0.00429")]
    [InlineData("auction", "insolvency 0.38895 0.000488", "beyondBackstop 0.36196 0.000481", "liquidationProbability 0.40637 0.000491", "badDebt 667.82 0.977", "paidByFund 159.86 0.223", "socialized 507.96 0.816", "liquidated 8120.3 10.6",
        "repaid 7061.8 9.22", "borrowersLoss 1058.4 1.53", "keeperProfit 597.83 0.955", "revenue 144.52 0.244", "auction 9.2939 0.0121", "auctionReset 1.3534 0.00297", "keeperOutage 9.4936 0.00272")]
    public void A_second_program_gives_the_same_within_the_errors_of_both(string kind, params string[] expected)
    {
        const double paths = 131_072;
        JsonElement answer = CommandRun.Of("insolvency", Path.Combine(Repository.Root, "benchmarks", "peers", $"protocol_{kind}.json"), "--json").AssertDone().Document();
        JsonElement protocol = answer.GetProperty("protocol");
        foreach (string line in expected)
        {
            string[] parts = line.Split(' ');
            double mean = double.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
            double error = double.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture);
            double ours = Value(answer, protocol, parts[0]);

            // The error of one path is that of the second program.
            double both = error * Math.Sqrt(1 + ((kind == "bonus" ? 1_200_000 : 1_000_000) / paths));
            Assert.True(both < .008 * mean, parts[0]);
            Assert.True(Math.Abs(ours - mean) <= Bound * both, $"{parts[0]}: {ours}, a second program {mean}, {(ours - mean) / both:0.00} standard errors");
        }
    }

    [Fact]
    public void The_example_tells_who_pays_and_why_a_path_failed()
    {
        JsonElement answer = CommandRun.WithInput(Example, "insolvency", "-", "--json").AssertDone().Document();

        JsonElement protocol = answer.GetProperty("protocol");
        JsonElement means = protocol.GetProperty("means");
        double Mean(string name) => means.GetProperty(name).GetProperty("value").GetDouble();
        Assert.Equal(Mean("badDebt"), Mean("paidByFund") + Mean("paidByStakers") + Mean("socialized"), 1e-4 * Mean("badDebt"));
        JsonElement failure = Assert.Single(protocol.GetProperty("failures").EnumerateArray());
        JsonElement[] events = [.. failure.GetProperty("events").EnumerateArray()];
        Assert.Equal(failure.GetProperty("badDebt").GetDouble(), events.Where(happened => happened.GetProperty("kind").GetString() == "badDebt").Sum(happened => happened.GetProperty("amount").GetDouble()), 1.0);
        Assert.Equal(events.Select(happened => happened.GetProperty("seconds").GetDouble()).Order(), events.Select(happened => happened.GetProperty("seconds").GetDouble()));
        Assert.Equal(300, protocol.GetProperty("stepSeconds").GetDouble(), 6);
    }

    [Fact]
    public void The_tables_fit_the_page()
    {
        string text = CommandRun.WithInput(Example, "insolvency", "-").AssertDone().Out;

        Assert.All(new[] { "paid by the insurance fund", "borne by lenders", "bad debt, ETH", "Beyond the backstops with probability", "Debt 101,800,000 of a borrowing power of 109,800,000." }, words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.All(text.Split(Environment.NewLine), line => Assert.InRange(line.Length, 0, 120));
    }

    [Fact]
    public void Without_bad_debt_the_loss_is_bounded_and_told_so()
    {
        JsonElement answer = CommandRun.WithInput(Example.With("\"volatility\": 0.9", "\"volatility\": 0.01").With("\"volatility\": 0.7", "\"volatility\": 0.01").With("200000", "20000"), "insolvency", "-", "--json").AssertDone().Document();

        Assert.Equal(0, answer.GetProperty("value").GetDouble());
        JsonElement badDebt = answer.GetProperty("protocol").GetProperty("means").GetProperty("badDebt");

        // All debt, and what keepers of the two debts against ETH can be promised: a chip at the start and every 79 steps of 90 seconds, below .45 of the start, and a tip on each date.
        const double incentives = (76.5e6 * 1.13 * .001 * (1 + (86_400 / 7110.0))) + (2 * 288 * 250);
        Assert.Equal((101.8e6 + incentives) * answer.GetProperty("confidenceInterval").GetProperty("upper").GetDouble(), badDebt.GetProperty("confidenceInterval").GetProperty("upper").GetDouble(), 1.0);
        Assert.Contains("no loss seen", badDebt.GetProperty("method").GetString(), StringComparison.Ordinal);
        Assert.Empty(answer.GetProperty("protocol").GetProperty("failures").EnumerateArray());
    }

    [Theory]
    [InlineData("\"period\": 3600", "\"period\": 3600000", "$.protocol.collateral.ETH.oracle.period: 3600000 is not allowed; a period is in seconds")]
    [InlineData("\"liquidationThreshold\": 0.69", "\"liquidationThreshold\": 69", "$.protocol.collateral.ETH.liquidationThreshold: 69 is not allowed")]
    [InlineData("\"bonus\": 0.06", "\"bonus\": 0.4", "$.protocol.collateral.WBTC.liquidation.bonus: 0.4 is not allowed; with a liquidation threshold of 0.75")]
    [InlineData("\"securityModule\", \"period\": 3600", "\"oracleOfDelphi\"", "$.protocol.collateral.ETH.oracle")]
    [InlineData("\"oracle\": { \"type\": \"push\", \"heartbeat\": 3600, \"deviation\": 0.005 },", "", "oracle")]
    [InlineData("\"heartbeat\": 3600, ", "", "heartbeat")]
    [InlineData("\"cut\": 0.99,", "\"cut\": 1.01,", "$.protocol.collateral.ETH.liquidation.decline.cut: 1.01 is not allowed")]
    [InlineData("\"name\": \"fund\"", "\"name\": \"whale\"", "$.protocol.positions[1]")]
    [InlineData("\"collateral\": \"ETH\", \"units\": 10000", "\"collateral\": \"GOV\", \"units\": 10000", "$.protocol.positions[1].collateral")]
    [InlineData("\"debt\": 4.3e6", "\"debt\": 0", "$.protocol.positions[3].debt: 0 is not allowed")]
    [InlineData("\"units\": 100, \"debt\"", "\"units\": -1, \"debt\"", "$.protocol.positions[3].units: -1 is not allowed")]
    [InlineData("\"uptime\": 0.98", "\"uptime\": 98", "$.protocol.keepers.uptime: 98 is not allowed")]
    [InlineData("\"referenceAsset\": \"ETH\"", "\"referenceAsset\": \"XRP\"", "$.protocol.gas.referenceAsset")]
    [InlineData("\"meanReverting\", \"costPerLiquidation\": 30, \"referenceAsset\": \"ETH\", \"moveSensitivity\": 8, \"deviation\": 0.3", "\"assetPrice\", \"costPerLiquidation\": 30, \"priceAsset\": \"GWEI\"", "$.protocol.gas.priceAsset")]
    [InlineData("\"asset\": \"GOV\"", "\"asset\": \"STK\"", "$.protocol.backstops[1].asset")]
    [InlineData("\"units\": 3000 }", "\"units\": 3000 }, { \"type\": \"stakingModule\", \"asset\": \"GOV\", \"units\": 1, \"capitalization\": 5 }", "$.protocol.backstops[2].capitalization: a staking module stands before it")]
    [InlineData("\"units\": 3000 }", "\"units\": 3000 }, { \"type\": \"stakingModule\", \"asset\": \"GOV\", \"units\": 1, \"run\": { \"fall\": 0.1, \"halfLife\": 60, \"cooldown\": 0 } }", "$.protocol.backstops[2].run: a staking module stands before it")]
    [InlineData("\"move\": 0.1", "\"move\": 10", "$.protocol.circuitBreakers[0].move: 10 is not allowed")]
    [InlineData("\"circuitBreakers\": [", "\"circuitBreakers\": [ null, ", "$.protocol.circuitBreakers[0]: null is not allowed")]
    [InlineData("\"keepers\":", "\"speeders\": 1, \"keepers\":", "speeders")]
    [InlineData("\"horizon\":", "\"estimator\": { \"type\": \"importanceSampling\" }, \"horizon\":", "$.estimator: a protocol's mechanisms have no tilt")]
    [InlineData("\"horizon\":", "\"insuranceFund\": 5, \"horizon\":", "$.insuranceFund: 5 is not allowed; the insurance fund of a protocol stands among its backstops")]
    [InlineData("\"horizon\":", "\"failingPaths\": 11, \"horizon\":", "$.failingPaths: 11 is not allowed")]
    [InlineData("\"horizon\":", "\"account\": { \"collateral\": { \"ETH\": 1 }, \"debt\": 1 }, \"horizon\":", "one of account, accounts and protocol does")]
    [InlineData("\"discrete\", \"dates\": 288", "\"continuous\"", "$.monitoring: a protocol's mechanisms run on discrete dates")]
    [InlineData("\"paths\": 200000", "\"paths\": 1", "simulation.paths")]
    public void A_bad_description_is_refused_in_one_line(string there, string instead, string said) =>
        CommandRun.WithInput(Example.With(there, instead), "insolvency", "-").AssertRefused(said);

    const string Feed = "\"oracle\": { \"type\": \"push\", \"heartbeat\": 3600, \"deviation\": 0.005 }";
    const string Sources = "{ \"type\": \"spot\", \"noise\": { \"deviation\": 0.001 } }, { \"type\": \"push\", \"heartbeat\": 3600, \"deviation\": 0.005, \"wrongFeed\": { \"factor\": 0.5, \"duration\": 600, \"perYear\": 300 } }, { \"type\": \"timeWeightedAverage\", \"window\": 1800, \"mean\": \"geometric\" }";

    [Fact]
    public void Oracles_of_every_kind_are_read()
    {
        string request = Example.With(Feed, $"\"oracle\": {{ \"type\": \"median\", \"sources\": [ {Sources} ], \"staleness\": {{ \"limit\": 1800 }}, \"confidence\": {{ \"width\": 0.001, \"most\": 0.001001 }} }}")
            .With("\"keepers\":", "\"sequencer\": { \"duration\": 3600, \"perYear\": 200 }, \"keepers\":").With("\"paths\": 200000", "\"paths\": 4000");
        JsonElement answer = CommandRun.WithInput(request, "insolvency", "-", "--json").AssertDone().Document();
        JsonElement events = answer.GetProperty("protocol").GetProperty("events");

        // Begun on one of 288 dates while not failing: 300 x (1 - 2 x 300 / 105120 or so) / 365, and 200 likewise with twelve dates each. Bound 4.9 standard errors, one false alarm in a million.
        Assert.Equal(300 / 365.0, events.GetProperty("wrongFeed").GetDouble(), .08);
        Assert.Equal(200 / 365.0, events.GetProperty("sequencerOutage").GetDouble(), .07);

        // Each outage makes the price too old but those that begin within its last half hour; the path's variance passes the model's by a fifth of a percent on nearly every path.
        double outages = events.GetProperty("sequencerOutage").GetDouble();
        Assert.InRange(events.GetProperty("stalePrice").GetDouble(), .9 * outages, outages);
        Assert.InRange(events.GetProperty("uncertainPrice").GetDouble(), .5, 50);
    }

    [Theory]
    [InlineData("{ \"type\": \"median\", \"sources\": [ { \"type\": \"spot\" } ] }", ".sources: 1 sources; a median is of 3 or 5")]
    [InlineData("{ \"type\": \"median\", \"sources\": [ { \"type\": \"spot\" }, null, { \"type\": \"spot\" } ] }", ".sources[1]: null is not allowed")]
    [InlineData("{ \"type\": \"median\", \"sources\": [ { \"type\": \"spot\" }, { \"type\": \"spot\", \"staleness\": { \"limit\": 60 } }, { \"type\": \"spot\" } ] }", ".sources[1]: staleness or confidence stands at a source")]
    [InlineData("{ \"type\": \"median\", \"sources\": [ { \"type\": \"median\", \"sources\": [] }, { \"type\": \"spot\" }, { \"type\": \"spot\" } ] }", ".sources[0]: a median stands among the sources of a median")]
    [InlineData("{ \"type\": \"median\", \"noise\": { \"deviation\": 0.1 }, \"sources\": [ { \"type\": \"spot\" }, { \"type\": \"spot\" }, { \"type\": \"spot\" } ] }", "oracle: reference, noise, wrongFeed or growthCap stands beside a median")]
    [InlineData("{ \"type\": \"fixedPrice\", \"price\": 0 }", ".price: 0 is not allowed; a price is finite and above zero")]
    [InlineData("{ \"type\": \"fixedPrice\", \"floor\": 1 }", "oracle: floor, cap, outage, reference, noise, wrongFeed or growthCap stands beside a fixed price")]
    [InlineData("{ \"type\": \"timeWeightedAverage\", \"window\": 1800000000 }", ".window: 1800000000 is not allowed; a window is in seconds")]
    [InlineData("{ \"type\": \"timeWeightedAverage\", \"window\": 1800, \"mean\": \"harmonic\" }", ".mean")]
    [InlineData("{ \"type\": \"spot\", \"noise\": { \"deviation\": 5 } }", ".noise.deviation: 5 is not allowed")]
    [InlineData("{ \"type\": \"spot\", \"wrongFeed\": { \"factor\": 0, \"duration\": 60, \"at\": 60 } }", ".wrongFeed.factor: 0 is not allowed; a factor is from 1E-09 to 1000000000")]
    [InlineData("{ \"type\": \"spot\", \"wrongFeed\": { \"factor\": 2, \"duration\": 60 } }", ".wrongFeed: perYear or at is needed, and not both")]
    [InlineData("{ \"type\": \"spot\", \"wrongFeed\": { \"factor\": 2, \"duration\": 60, \"at\": 5, \"perYear\": 5 } }", ".wrongFeed: perYear or at is needed, and not both")]
    [InlineData("{ \"type\": \"spot\", \"reference\": { \"asset\": \"stETH\" } }", ".reference.asset")]
    [InlineData("{ \"type\": \"spot\", \"reference\": { \"asset\": \"ETH\", \"ratio\": 0 } }", ".reference.ratio: 0 is not allowed; a ratio is above 0")]
    [InlineData("{ \"type\": \"spot\", \"growthCap\": { \"base\": \"stETH\", \"snapshot\": 1, \"growth\": 0.1 } }", ".growthCap.base")]
    [InlineData("{ \"type\": \"spot\", \"growthCap\": { \"base\": \"ETH\", \"snapshot\": 0, \"growth\": 0.1 } }", ".growthCap.snapshot: 0 is not allowed; a rate is above 0")]
    [InlineData("{ \"type\": \"spot\", \"staleness\": { \"limit\": 0 } }", ".staleness.limit: 0 is not allowed; the largest age of a price is in seconds")]
    [InlineData("{ \"type\": \"spot\", \"confidence\": { \"width\": 1 } }", ".confidence.width: 1 is not allowed")]
    [InlineData("{ \"type\": \"spot\", \"confidence\": { \"width\": 0.01, \"most\": 0.005 } }", ".confidence.most: 0.005 is not allowed; the usual width, 0.01, is above it")]
    public void A_bad_oracle_is_refused_in_one_line(string oracle, string said) =>
        CommandRun.WithInput(Example.With(Feed, $"\"oracle\": {oracle}"), "insolvency", "-").AssertRefused("$.protocol.collateral.WBTC.oracle" + (said[0] == '.' ? said : said["oracle".Length..]));

    [Theory]
    [InlineData("{ \"duration\": 60 }", ": perYear or at is needed")]
    [InlineData("{ \"duration\": 60, \"at\": 60, \"leastHealth\": 95 }", ".leastHealth: 95 is not allowed")]
    [InlineData("{ \"duration\": 60, \"at\": 60, \"gracePeriod\": -1 }", ".gracePeriod: -1 is not allowed")]
    public void A_bad_sequencer_is_refused_in_one_line(string sequencer, string said) =>
        CommandRun.WithInput(Example.With("\"keepers\":", $"\"sequencer\": {sequencer}, \"keepers\":"), "insolvency", "-").AssertRefused("$.protocol.sequencer" + said);

    [Fact]
    public void Lots_that_go_for_next_to_nothing_are_counted_and_told()
    {
        string request = WithLiquidation("{ \"type\": \"englishAuction\", \"penalty\": 0.13, \"lotSize\": 50, \"bidLifetime\": 600, \"bidders\": 2 }").With("\"uptime\": 0.98", "\"uptime\": 0.3").With("200000", "20000");
        JsonElement protocol = CommandRun.WithInput(request, "insolvency", "-", "--json").AssertDone().Document().GetProperty("protocol");

        double Measure(string name) => protocol.GetProperty("measures").GetProperty(name).GetProperty("value").GetDouble();
        Assert.InRange(Measure("zeroBidLots"), .01 * Measure("lotsSold"), Measure("lotsSold"));

        // Lots of 50 ETH that were sold below 2,000.
        Assert.InRange(Measure("zeroBidLoss") / Measure("zeroBidLots"), 50 * 1000, 50 * 2000);
        Assert.True(protocol.GetProperty("events").GetProperty("zeroBid").GetDouble() > 0);
        string text = CommandRun.WithInput(request, "insolvency", "-").AssertDone().Out;
        Assert.All(new[] { "zero bid lots", "zero bid loss", "zero bid, ETH" }, words => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"lotSize\": 0", "$.protocol.collateral.ETH.liquidation.lotSize: 0 is not allowed; the units of a lot is above zero")]
    [InlineData("\"lotSize\": 50, \"bidders\": 65", "$.protocol.collateral.ETH.liquidation.bidders: 65 is not allowed; 1 to 64 bidders")]
    [InlineData("\"lotSize\": 50, \"opportunists\": 11", "$.protocol.collateral.ETH.liquidation.opportunists: 11 is not allowed; 0 to 10")]
    [InlineData("\"lotSize\": 50, \"duration\": 60", "$.protocol.collateral.ETH.liquidation.duration: 60 is not allowed; an auction lasts as long as a bid at least, 600")]
    [InlineData("\"lotSize\": 50, \"increment\": 1.05", "$.protocol.collateral.ETH.liquidation.increment: 1.05 is not allowed")]
    [InlineData("\"lotSize\": 50, \"margin\": 1", "$.protocol.collateral.ETH.liquidation.margin: 1 is not allowed")]
    [InlineData("\"bidders\": 3", "lotSize")]
    public void A_bad_English_auction_is_refused_in_one_line(string members, string said) =>
        CommandRun.WithInput(WithLiquidation($"{{ \"type\": \"englishAuction\", \"penalty\": 0.13, \"bidLifetime\": 600, {members} }}"), "insolvency", "-").AssertRefused(said);

    const string Attacker = "\"attacker\": { \"capital\": 500e6, \"borrowable\": 50e6 }, ";
    const string Pool = "\"referencePool\": { \"reserve\": 20e6 }, \"supplyCap\": 5000, ";

    [Fact]
    public void Attacks_on_oracles_stand_in_answer_and_tables()
    {
        string request = Example.With(Feed, Pool + Feed).With("\"keepers\":", Attacker + "\"keepers\":").With("\"paths\": 200000", "\"paths\": 1000");
        JsonElement[] attacks = [.. CommandRun.WithInput(request, "insolvency", "-", "--json").AssertDone().Document().GetProperty("protocol").GetProperty("manipulation").EnumerateArray()];
        Assert.Equal(["WBTC borrow", "WBTC liquidate"], attacks.Select(attack => $"{attack.GetProperty("asset").GetString()} {attack.GetProperty("kind").GetString()}"));
        JsonElement best = attacks[0].GetProperty("best");

        // The push feed is pushed after a block; at a multiple m all 50 million are borrowed against 50 / (0.75 m).
        double multiple = best.GetProperty("poolMultiple").GetDouble();
        Assert.Equal(1, best.GetProperty("blocks").GetInt32());
        Assert.Equal(50e6 * (1 - (1 / (.75 * multiple))), best.GetProperty("gain").GetDouble(), 1.0);
        string text = CommandRun.WithInput(request, "insolvency", "-").AssertDone().Out;
        Assert.All(new[] { "WBTC, to borrow: best", "WBTC, to borrow: cheapest", "Attacks on the oracles of WBTC gain what they cost." }, words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.All(text.Split(Environment.NewLine), line => Assert.InRange(line.Length, 0, 120));
    }

    [Theory]
    [InlineData("\"attacker\": { \"capital\": 0, \"borrowable\": 5 }", true, "attacker.capital: 0 is not allowed; an attacker's capital is above zero")]
    [InlineData("\"attacker\": { \"capital\": 1 }", true, "attacker: borrowable is needed")]
    [InlineData("\"attacker\": { \"capital\": 1, \"borrowable\": 5 }", false, "attacker: no collateral has a referencePool")]
    [InlineData("\"attacker\": { \"capital\": 1, \"borrowable\": 5, \"blockTime\": 12000000 }", true, "attacker.blockTime: 12000000 is not allowed; the time of a block is in seconds")]
    public void A_bad_attacker_is_refused_in_one_line(string attacker, bool hasPool, string said) =>
        CommandRun.WithInput(Example.With(Feed, (hasPool ? Pool : "") + Feed).With("\"keepers\":", attacker + ", \"keepers\":"), "insolvency", "-").AssertRefused("$.protocol." + said);

    [Theory]
    [InlineData("\"referencePool\": { \"reserve\": 0 }", ".referencePool.reserve: 0 is not allowed")]
    [InlineData("\"referencePool\": { \"reserve\": 5, \"fee\": 30 }", ".referencePool.fee: 30 is not allowed")]
    [InlineData("\"supplyCap\": -1", ".supplyCap: -1 is not allowed; a supply cap is zero or more")]
    public void A_bad_pool_is_refused_in_one_line(string pool, string said) =>
        CommandRun.WithInput(Example.With(Feed, pool + ", " + Feed), "insolvency", "-").AssertRefused("$.protocol.collateral.WBTC" + said);

    [Theory]
    [InlineData("{ \"type\": \"absorption\", \"liquidationFactor\": 0.9 }", "debtAdded unsold", "absorption")]
    [InlineData("{ \"type\": \"reverseDiscount\", \"maxDiscount\": 0.15 }", "", "liquidation")]
    [InlineData("{ \"type\": \"twoStageAuction\" }", "debtAdded", "auction")]
    [InlineData("{ \"type\": \"stabilityPool\", \"deposits\": 20e6, \"criticalRatio\": 1.5 }", "poolRepaid poolGain redistributed", "redistribution")]
    [InlineData("{ \"type\": \"fixedBonus\", \"bonus\": 0.05, \"closeFactorOf\": { \"type\": \"totalDebt\" } }", "", "liquidation")]
    [InlineData("{ \"type\": \"bands\", \"amplification\": 30, \"liquidationDiscount\": 0.15 }", "softRepaid softLoss", "softLiquidation")]
    public void Each_liquidation_tells_what_it_adds_up(string liquidation, string measures, string kind)
    {
        JsonElement protocol = CommandRun.WithInput(WithLiquidation(liquidation).With("200000", "5000"), "insolvency", "-", "--json").AssertDone().Document().GetProperty("protocol");

        Assert.Equal(measures, protocol.TryGetProperty("measures", out JsonElement told) ? string.Join(' ', told.EnumerateObject().Select(measure => measure.Name)) : "");
        Assert.True(protocol.GetProperty("events").GetProperty(kind).GetDouble() > 0);
    }

    [Theory]
    [InlineData("{ \"type\": \"absorption\", \"liquidationFactor\": 0.6 }", "$.protocol.collateral.ETH.liquidation.liquidationFactor: 0.6 is not allowed; with a liquidation threshold of 0.69")]
    [InlineData("{ \"type\": \"absorption\", \"liquidationFactor\": 0.9, \"storeFront\": 50 }", "$.protocol.collateral.ETH.liquidation.storeFront: 50 is not allowed")]
    [InlineData("{ \"type\": \"absorption\" }", "liquidationFactor")]
    [InlineData("{ \"type\": \"reverseDiscount\", \"maxDiscount\": 1 }", "$.protocol.collateral.ETH.liquidation.maxDiscount: 1 is not allowed")]
    [InlineData("{ \"type\": \"reverseDiscount\", \"maxDiscount\": 0.1, \"leastSocialized\": -1 }", "$.protocol.collateral.ETH.liquidation.leastSocialized: -1 is not allowed")]
    [InlineData("{ \"type\": \"twoStageAuction\", \"cutoff\": 0.96 }", "$.protocol.collateral.ETH.liquidation.cutoff: 0.96 is not allowed; a cutoff is at most the first part, 0.95")]
    [InlineData("{ \"type\": \"twoStageAuction\", \"slowLength\": 43200000 }", "$.protocol.collateral.ETH.liquidation.slowLength: 43200000 is not allowed; the slow decline is in seconds")]
    [InlineData("{ \"type\": \"stabilityPool\", \"deposits\": -1 }", "$.protocol.collateral.ETH.liquidation.deposits: -1 is not allowed")]
    [InlineData("{ \"type\": \"stabilityPool\", \"deposits\": 1, \"criticalRatio\": 1.2 }", "$.protocol.collateral.ETH.liquidation.criticalRatio: 1.2 is not allowed; 0, or the minimum ratio, 1.4493, to 10")]
    [InlineData("{ \"type\": \"fixedBonus\", \"bonus\": 0.05, \"closeFactorOf\": { \"type\": \"totalDebt\", \"leftover\": 1500 } }", "$.protocol.collateral.ETH.liquidation.closeFactorOf.leftover: 1500 is not allowed; at most half")]
    [InlineData("{ \"type\": \"fixedBonus\", \"bonus\": 0.05, \"closeFactorOf\": { \"type\": \"netDebt\" } }", "$.protocol.collateral.ETH.liquidation.closeFactorOf")]
    [InlineData("{ \"type\": \"bands\", \"amplification\": 1 }", "$.protocol.collateral.ETH.liquidation.amplification: 1 is not allowed")]
    [InlineData("{ \"type\": \"bands\", \"amplification\": 100, \"fee\": 0.05 }", "$.protocol.collateral.ETH.liquidation.fee: 0.05 is not allowed; a fee with this amplification is from 0 to 0.04")]
    [InlineData("{ \"type\": \"bands\", \"amplification\": 100, \"count\": 3 }", "$.protocol.collateral.ETH.liquidation.count: 3 is not allowed; 4 to 50 bands")]
    [InlineData("{ \"type\": \"bands\", \"amplification\": 100, \"liquidationDiscount\": 0.4 }", "$.protocol.collateral.ETH.liquidation.liquidationDiscount: 0.4 is not allowed; with a liquidation threshold of 0.69")]
    [InlineData("{ \"type\": \"frenchAuction\" }", "$.protocol.collateral.ETH.liquidation")]
    public void A_bad_liquidation_is_refused_in_one_line(string liquidation, string said) => CommandRun.WithInput(WithLiquidation(liquidation), "insolvency", "-").AssertRefused(said);

    [Theory]
    [InlineData("\"keepers\":", "\"measureBreakers\": [ { \"asset\": \"ETH\", \"measure\": \"stressIndex\", \"bound\": 0, \"coolDown\": 60 } ], \"keepers\":", "$.protocol.measureBreakers[0].bound: 0 is not allowed; a bound is above 0")]
    [InlineData("\"keepers\":", "\"measureBreakers\": [ null ], \"keepers\":", "$.protocol.measureBreakers[0]: null is not allowed")]
    [InlineData("\"keepers\":", "\"measureBreakers\": [ { \"asset\": \"GOV\", \"measure\": \"stressIndex\", \"bound\": 2, \"coolDown\": 60 } ], \"keepers\":", "$.protocol.measureBreakers[0].asset")]
    [InlineData("\"keepers\":", "\"measureBreakers\": [ { \"asset\": \"ETH\", \"measure\": \"mood\", \"bound\": 2, \"coolDown\": 60 } ], \"keepers\":", "$.protocol.measureBreakers[0].measure")]
    [InlineData("\"liquidationThreshold\": 0.69,", "\"liquidationThreshold\": 0.69, \"dynamicMargin\": { \"least\": 0.7 },", "$.protocol.collateral.ETH.dynamicMargin.least: 0.7 is not allowed; the threshold itself is 0.69")]
    [InlineData("\"liquidationThreshold\": 0.69,", "\"liquidationThreshold\": 0.69, \"dynamicMargin\": { \"least\": 0.5, \"exponent\": 0 },", "$.protocol.collateral.ETH.dynamicMargin.exponent: 0 is not allowed")]
    [InlineData("\"units\": 3000 }", "\"units\": 3000, \"capitalization\": 0 }", "$.protocol.backstops[1].capitalization: 0 is not allowed")]
    [InlineData("\"asset\": \"GOV\", \"units\": 3000 }", "\"asset\": \"ETH\", \"units\": 3000, \"capitalization\": 1e9 }", "$.protocol.backstops[1].capitalization: \"ETH\" is collateral too")]
    [InlineData("\"units\": 3000 }", "\"units\": 3000, \"run\": { \"fall\": 20, \"halfLife\": 60, \"cooldown\": 0 } }", "$.protocol.backstops[1].run.fall: 20 is not allowed")]
    [InlineData("\"units\": 3000 }", "\"units\": 3000 }, { \"type\": \"debtAuction\", \"asset\": \"MKR\", \"units\": 5 }", "$.protocol.backstops[2].asset")]
    [InlineData("\"keepers\":", "\"measureBreakers\": [ { \"asset\": \"ETH\", \"measure\": \"stressIndex\", \"bound\": 2, \"coolDown\": 60, \"soft\": { \"bound\": 2, \"coolDown\": 60 } } ], \"keepers\":", "$.protocol.measureBreakers[0].soft.bound: 2 is not allowed; a soft bound is above 0 and below the hard one, 2")]
    [InlineData("\"window\": 3600, \"coolDown\": 3600", "\"window\": 3600, \"coolDown\": 3600, \"soft\": { \"bound\": 0.05, \"coolDown\": 0 }", "$.protocol.circuitBreakers[0].soft.coolDown: 0 is not allowed")]
    [InlineData("\"liquidationThreshold\": 0.69,", "\"liquidationThreshold\": 0.69, \"deRisking\": { \"level\": 0.9, \"target\": 1.2 },", "$.protocol.collateral.ETH.deRisking.level: 0.9 is not allowed; a health below which owners repay is from 1 to 100")]
    [InlineData("\"liquidationThreshold\": 0.69,", "\"liquidationThreshold\": 0.69, \"deRisking\": { \"level\": 1.2, \"target\": 1.1 },", "$.protocol.collateral.ETH.deRisking.target: 1.1 is not allowed; a health that owners come back to is from 1.2 to 100")]
    [InlineData("\"liquidationThreshold\": 0.69,", "\"liquidationThreshold\": 0.69, \"deRisking\": { \"level\": 1.1, \"target\": 1.2, \"attentive\": 30 },", "$.protocol.collateral.ETH.deRisking.attentive: 30 is not allowed")]
    [InlineData("\"liquidationThreshold\": 0.69,", "\"liquidationThreshold\": 0.69, \"deRisking\": { \"level\": 1.1, \"target\": 1.2, \"halfLife\": -1 },", "$.protocol.collateral.ETH.deRisking.halfLife: -1 is not allowed")]
    public void Bad_controls_and_backstops_are_refused_in_one_line(string there, string instead, string said) =>
        CommandRun.WithInput(Example.With(there, instead), "insolvency", "-").AssertRefused(said);

    [Fact]
    public void Owners_who_repay_early_are_told_beside_the_others_and_soft_levels_are_counted()
    {
        string request = Example.With("\"liquidationThreshold\": 0.69,", "\"liquidationThreshold\": 0.69, \"deRisking\": { \"level\": 1.1, \"target\": 1.2, \"attentive\": 0.25, \"halfLife\": 1800 },")
            .With("\"window\": 3600, \"coolDown\": 3600", "\"window\": 3600, \"coolDown\": 3600, \"soft\": { \"bound\": 0.03, \"coolDown\": 600 }")
            .With("\"debt\": 64e6", "\"debt\": 75e6")
            .With("200000", "2000");
        JsonElement protocol = CommandRun.WithInput(request, "insolvency", "-", "--json").AssertDone().Document().GetProperty("protocol");
        Assert.Equal(["deRisked", "deRiskingCost"], protocol.GetProperty("measures").EnumerateObject().Select(measure => measure.Name));
        Assert.Equal(["whale, inattentive"], protocol.GetProperty("unhealthy").EnumerateArray().Select(name => name.GetString()).Where(name => name!.StartsWith("whale,", StringComparison.Ordinal)));
        Assert.All(new[] { "deRisking", "softHalt" }, kind => Assert.True(protocol.GetProperty("events").GetProperty(kind).GetDouble() > 0));
        Assert.Contains("de-risked", CommandRun.WithInput(request, "insolvency", "-").AssertDone().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_supply_below_the_debt_is_refused() =>
        CommandRun.WithInput(Example.With("\"backstops\":", "\"interest\": { \"slope1\": 0.04, \"slope2\": 0.6, \"optimalUtilization\": 0.9, \"supplied\": 1e6 }, \"backstops\":"), "insolvency", "-")
            .AssertRefused("$.protocol.interest.supplied: 1000000 is not allowed; positions owe 101800000");

    // The example with another liquidation of ETH.
    static string WithLiquidation(string liquidation)
    {
        int start = Example.IndexOf("\"liquidation\": {", StringComparison.Ordinal);
        int end = Example.IndexOf("\"depth\"", start, StringComparison.Ordinal);
        return $"{Example[..start]}\"liquidation\": {liquidation},\n        {Example[end..]}";
    }

    static double Value(JsonElement answer, JsonElement protocol, string name) => name switch
    {
        "insolvency" => answer.GetProperty("value").GetDouble(),
        "beyondBackstop" or "liquidationProbability" => protocol.GetProperty(name).GetProperty("value").GetDouble(),
        _ => protocol.GetProperty("means").TryGetProperty(name, out JsonElement mean) ? mean.GetProperty("value").GetDouble() : protocol.GetProperty("events").GetProperty(name).GetDouble(),
    };
}
