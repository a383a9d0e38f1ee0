using System.Text.Json;
using MonteCarloRisk.Cli.Display;
using MonteCarloRisk.Margin.Protocols.Cautions;
using MonteCarloRisk.Margin.Protocols.Cohorts;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Oracles;
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
    [InlineData(1, "one step is 1 d, longer than an oracle's period (ETH 1 h), an auction's tail (ETH 2 h), the step of an auction's decline (ETH 90 s), an oracle's heartbeat (WBTC 1 h), the keepers' outage (1 h), a breaker's window (ETH 1 h), a breaker's cool-down (ETH 1 h): what happens within a step is not seen, and what is due in it waits for its end, so bad debt may be told too high or too low; 960 dates to the horizon would show it")]
    [InlineData(288, "one step is 5 min, longer than the step of an auction's decline (ETH 90 s): what")]
    [InlineData(960, null)]
    public void Dates_that_are_coarser_than_the_times_of_the_mechanisms_are_told(int dates, string? said)
    {
        string[] cautions = Cautions(Example.With("\"dates\": 288", $"\"dates\": {dates}"));

        if (said is null) Assert.Empty(cautions);
        else Assert.StartsWith(said, Assert.Single(cautions), StringComparison.Ordinal);
    }

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
