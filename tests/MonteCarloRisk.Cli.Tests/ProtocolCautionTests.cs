using System.Text.Json;
using MonteCarloRisk.Cli.Display;
using MonteCarloRisk.Margin.Protocols.Cautions;
using MonteCarloRisk.Margin.Protocols.Cohorts;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Oracles;
using MonteCarloRisk.Domain.Protocols.Perpetuals;
using MonteCarloRisk.Margin.CommonRandomNumbers;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Cli.Tests;

/// <summary>What is said before the numbers of a protocol, and how its tables say times and amounts.</summary>
public sealed class ProtocolCautionTests
{
    static string Example { get; } = File.ReadAllText(Repository.Example("lending-protocol/request.json")).With("\"paths\": 200000", "\"paths\": 4000");

    static string[] Cautions(string request) => CommandRun.WithInput(request, "insolvency", "-", "--json").AssertDone().Document().GetProperty("protocol").TryGetProperty("cautions", out JsonElement told)
        ? [.. told.EnumerateArray().Select(one => one.GetString()!)]
        : [];

    /// <summary>On daily dates all times of the example are within a step; at 90 s none is, the step of the decline being just one.</summary>
    [Theory]
    [InlineData(1, 2, "one step is 1 d, longer than an oracle's period (ETH 1 h), an auction's tail (ETH 2 h), the step of an auction's decline (ETH 90 s), an oracle's heartbeat (WBTC 1 h), the keepers' outage (1 h), a breaker's window (ETH 1 h), a breaker's cool-down (ETH 1 h): what happens within a step is not seen, and what is due in it waits for its end, so bad debt may be told too high or too low; 960 dates to the horizon would show it")]
    [InlineData(288, 1, "one step is 5 min, longer than the step of an auction's decline (ETH 90 s): what")]
    [InlineData(960, 0, null)]
    public void Dates_that_are_coarser_than_the_times_of_the_mechanisms_are_told(int dates, int told, string? said)
    {
        string[] cautions = Cautions(Example.With("\"dates\": 288", $"\"dates\": {dates}"));

        Assert.Equal(told, cautions.Length);
        if (said is not null) Assert.StartsWith(said, cautions[0], StringComparison.Ordinal);
        if (told == 2) Assert.StartsWith("one step, 1 d, takes more than 5% off the price of an auction (ETH 100%): ", cautions[1], StringComparison.Ordinal);
    }

    /// <summary>Of 104.5 falls a linear decline of two hours 48% in 3,456 s: an auction asks for 54.3 on its second date at 95. By 5% in 360 s, 240 of which are a day; 0.9999 a second in 512.9 s; 0.9 each 90 s beyond its own step not in 90 s.</summary>
    [Theory]
    [InlineData("linear", 25, "one step, 57.6 min, takes more than 5% off the price of an auction (ETH 48%): it is sold on the first date on which somebody pays, so far below the market's price, and bad debt may be told too high; with 240 dates to the horizon it takes no more")]
    [InlineData("linear", 239, "one step, 6.03 min, takes more than 5% off the price of an auction (ETH 5%): ")]
    [InlineData("linear", 240, null)]
    [InlineData("exponential", 168, "one step, 8.57 min, takes more than 5% off the price of an auction (ETH 5%): it is sold on the first date on which somebody pays, so far below the market's price, and bad debt may be told too high; with 169 dates")]
    [InlineData("exponential", 169, null)]
    [InlineData("stairs", 480, "one step, 3 min, takes more than 5% off the price of an auction (ETH 19%): it is sold on the first date on which somebody pays, so far below the market's price, and bad debt may be told too high; with 960 dates")]
    [InlineData("stairs", 960, null)]
    public void An_auction_that_falls_through_the_market_within_a_step_is_told(string falls, int dates, string? said)
    {
        AuctionDecline decline = falls == "linear" ? new AuctionDecline.Linear(7200) : falls == "stairs" ? new AuctionDecline.Stairstep(.9, 90) : new AuctionDecline.Exponential(.9999);
        var auction = new LiquidationMechanism.DutchAuction(.13, 1.1, decline, 7200, .1, 0, 0, 0, null);
        string[] told = [.. Told(Lent(auction), dates).Where(one => one.StartsWith("one step, ", StringComparison.Ordinal))];
        string[] later = [.. Told(Lent(new LiquidationMechanism.FixedBonus(.05, .5, .95, 0), new LiquidationStage(new StageCondition.BelowHealth(.9), auction)), dates).Where(one => one.StartsWith("one step, ", StringComparison.Ordinal))];

        if (said is null) Assert.Empty(told);
        else Assert.StartsWith(said, Assert.Single(told), StringComparison.Ordinal);
        Assert.Equal(told, later);
    }

    [Fact]
    public void Times_of_later_stages_are_told()
    {
        LiquidationMechanism bonus = new LiquidationMechanism.FixedBonus(.05, .5, .95, 0);
        LendingProtocol protocol = Lent(
            bonus,
            new LiquidationStage(new StageCondition.After(600), bonus),
            new LiquidationStage(new StageCondition.Unserved(1200), new LiquidationMechanism.TwoStageAuction(1, .7, 900, 7200, 7200, .1, .05, 0)));

        Assert.StartsWith("one step is 1 h, longer than an auction's fast decline (ETH 15 min), the time until a stage takes over (ETH 10 min, ETH 20 min): what", Assert.Single(Told(protocol, 24)), StringComparison.Ordinal);
        Assert.EndsWith("; 144 dates to the horizon would show it", Told(protocol, 24)[0], StringComparison.Ordinal);
        Assert.Empty(Told(protocol, 144));
    }

    [Fact]
    public void A_latency_of_keepers_that_no_date_shows_is_told()
    {
        LendingProtocol protocol = Lent(new LiquidationMechanism.FixedBonus(.05, .5, .95, 0));
        protocol = protocol with { Keepers = protocol.Keepers with { Latency = 600 } };

        Assert.StartsWith("one step is 1 h, longer than the keepers' latency (10 min): what", Assert.Single(Told(protocol, 24)), StringComparison.Ordinal);
        Assert.Empty(Told(protocol, 144));
    }

    /// <summary>Ten longs from 60 have won 400 of the 500 that five units at 100 are; ten shorts from 120 have won 200 of the 1,000 of cash, and without cash whatever they have.</summary>
    [Theory]
    [InlineData(.7, 1000, "longs of ETH have at today's prices a profit of 80.0% of what the pool holds for them, above the 70.0% at which profits are deleveraged: so they are from the first date on, and what is told begins with it")]
    [InlineData(.81, 1000, null)]
    [InlineData(.9, 0, "shorts of ETH have at today's prices a profit for which the pool holds nothing, above the 90.0% at which profits are deleveraged: so they are from the first date on, and what is told begins with it")]
    public void Profits_that_are_deleveraged_from_today_on_are_told(double trigger, double cash, string? said)
    {
        LendingProtocol protocol = Lent(new LiquidationMechanism.LiquidityPool("ETH", 5, cash, 0, 0, 1) { Deleveraging = new ProfitFactors(trigger, .1) }) with
        {
            Positions = [],
            Perpetuals = [new LeveragedPosition("long", "ETH", 10, 60, 400), new LeveragedPosition("short", "ETH", -10, 120, 600)],
        };

        // Five units do not pay ten longs in full either, which is told apart.
        Assert.Equal(said is null ? [] : [said], Told(protocol, 24).Where(caution => !caution.StartsWith("the pool of ETH cannot pay", StringComparison.Ordinal)));
    }

    private static LendingProtocol Lent(LiquidationMechanism first, params LiquidationStage[] later) => new(
        new Dictionary<string, CollateralMarket> { ["ETH"] = new(.8, new PriceOracle.Spot(), first, null) { LaterStages = later } },
        [new LendingPosition("a", "ETH", 100, 7900)],
        new KeeperPool(1, 1, 1, 0, 1, 1, 1),
        new GasMarket.MeanReverting(0, "ETH", 0, 1, 0));

    private static IReadOnlyList<string> Told(LendingProtocol protocol, int dates) =>
        ProtocolCautions.Of(new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("ETH", 100, .5, 0)], [[1]]), protocol, new MonitoringDates(dates, 1 / (365.0 * dates)), null);

    /// <summary>The whale's 50,000 ETH allow 69 million, and it owes 90 of 127.8.</summary>
    [Fact]
    public void Positions_that_are_unhealthy_today_are_told_with_their_share_of_the_debt()
    {
        string request = Example.With("\"dates\": 288", "\"dates\": 960").With("\"debt\": 64e6", "\"debt\": 90e6");
        const string said = "1 of 4 positions, with 70.4% of the debt, is unhealthy at today's prices and may be liquidated from the first date on: what is told begins with it";

        Assert.Equal([said], Cautions(request));
        string page = CommandRun.WithInput(request, "insolvency", "-").AssertDone().Out;
        Assert.Contains("Caution: 1 of 4 positions", page, StringComparison.Ordinal);
        Assert.True(page.IndexOf("Caution", StringComparison.Ordinal) < page.IndexOf("Bad debt at risk", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(.012, .001, .02, .1, "grouping 400 positions in 20 cohorts shows: by the pilot the probability of bad debt is told 12% too high, and mean bad debt is told 20% too low; more cohorts show less")]
    [InlineData(.012, .02, 0, 1, null)]
    [InlineData(.004, .0001, 0, 1, null)]
    public void Cohorts_are_told_where_they_clearly_add_much(double added, double error, double less, double lessError, string? said)
    {
        static Estimate Of(double value, double error) => new(value, error, new ConfidenceInterval(value - (2 * error), value + (2 * error), .95), 1000, "");
        var cohorts = new CohortError(400, 20, Of(added, error), Of(-10 * less, lessError * (less > 0 ? 1e-2 : 1)), new CohortError.Level(.1, 1), new CohortError.Cost(1, 2), new CohortError.Cost(1, 2), new StudyRuns(0, []));
        var model = new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("ETH", 100, .5, 0)], [[1]]);
        var market = new CollateralMarket(.8, new PriceOracle.Spot(), new LiquidationMechanism.FixedBonus(.05, .5, .95, 0), null);
        var protocol = new LendingProtocol(new Dictionary<string, CollateralMarket> { ["ETH"] = market }, [new LendingPosition("a", "ETH", 1, 10)], new KeeperPool(1, 1, 1, 0, 1, 1, 1), new GasMarket.MeanReverting(0, "ETH", 0, 1, 0));

        Assert.Equal(said is null ? [] : [said], ProtocolCautions.Of(model, protocol, new MonitoringDates(1, 1.0 / 365), cohorts));
    }

    [Theory]
    [InlineData(4199.9999999, "1:10:00", "1 h 10 min")]
    [InlineData(86399.9999999, "1 d 00:00", "1 d 00:00")]
    [InlineData(59.99, "0:01:00", "59.99 s")]
    public void A_time_a_hair_before_its_second_is_that_second(double seconds, string stressed, string told)
    {
        Assert.Equal(stressed, StressPage.Time(seconds));
        Assert.Equal(told, ProtocolTable.Duration(seconds));
    }

    /// <summary>Each value of a curve is one line of its table, whatever the size of its numbers.</summary>
    [Fact]
    public void A_curve_has_one_line_a_value()
    {
        string page = CommandRun.WithInput(
            Example.With("\"horizon\"", "\"curves\": [ { \"collateral\": \"ETH\", \"parameter\": \"size\", \"values\": [0.5, 1, 20, 1e6], \"target\": 0.9 } ], \"horizon\""), "insolvency", "-").AssertDone().Out;
        string[] lines = [.. page.Split(Environment.NewLine).SkipWhile(line => !line.StartsWith("ETH, size:", StringComparison.Ordinal)).Skip(4).TakeWhile(line => line.Trim().Length > 0)];

        Assert.Equal(["0.5", "1", "20", "1000000"], lines.Select(line => line.Trim().Split(' ')[0]));
    }

    /// <summary>Gas over its usual price is no money; de-risking is one word, and one position is one.</summary>
    [Fact]
    public void Amounts_say_what_they_are()
    {
        string page = CommandRun.WithInput(File.ReadAllText(Repository.Example("lending-protocol/request.json")), "insolvency", "-").AssertDone().Out;

        Assert.Matches(@"keeper outage +gas x \d\.\d", page);
        Assert.Equal("de-risking cost", ProtocolTable.Words("deRiskingCost"));
        Assert.Equal("1 position", ProtocolTable.Count(1, "position"));
        Assert.Equal("1,000 positions", ProtocolTable.Count(1000, "position"));
        Assert.Equal("the longest such time", MeasureText.Label("longestSqueezeSeconds"));
    }
}
