using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Margin.ComparisonMargins;

namespace MonteCarloRisk.Margin.Tests.ComparisonMargins;

public sealed class MarketComparisonTests
{
    private static readonly Market Sample = new(
        "test",
        new DateOnly(2026, 1, 1),
        new MarketDataSummary([], [], new DateOnly(2025, 1, 1), new DateOnly(2026, 1, 1), 0, 365),
        new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("wstETH", 2400, .8, 0), new ModelAsset("eth", 2000, .8, 0)], [[1, .9], [.9, 1]]),
        new MarginRules(new Dictionary<string, CollateralRule>(), new Dictionary<string, OptionMarginRule>(), 1),
        [SampleAccount.Call(2300, -1).Contract with { Name = "C", Underlying = "eth" }, SampleAccount.Call(2300, -1).Contract with { Name = "without a rule", Underlying = "wstETH" }],
        [],
        new SolvencyTarget(.01, .05, .95, 30),
        new SimulationSettings(1000, 9, Precision.Single));

    private static readonly MarginRules Recommended = new(
        new Dictionary<string, CollateralRule> { ["eth"] = new(.7, .85), ["wstETH"] = new(.6, .75) },
        new Dictionary<string, OptionMarginRule> { ["eth"] = new(.2, .12) },
        1);

    [Fact]
    public void Every_ruled_asset_and_option_has_an_account_and_every_venue_an_answer()
    {
        IReadOnlyList<AccountComparison> comparisons = MarketComparison.Of(Sample, Recommended, Venues.Published);
        Assert.Equal(["wstETH borrower", "eth borrower", "writer of C"], comparisons.Select(comparison => comparison.Account));
        Assert.All(comparisons, comparison => Assert.Equal(Venues.Published.Select(venue => venue.Venue), comparison.Venues.Select(answer => answer.Venue)));
        Assert.All(comparisons.SelectMany(comparison => comparison.Venues), answer => Assert.Equal(answer.Requirement is null, answer.Reason.Length > 0));
    }

    [Fact]
    public void Our_own_requirements_are_those_of_the_rules()
    {
        IReadOnlyList<AccountComparison> comparisons = MarketComparison.Of(Sample, Recommended, []);
        Assert.Equal([(2400, .4 * 2400, .25 * 2400), (2000, (1 - .7) * 2000, (1 - .85) * 2000), (2000, .2 * 2000, .12 * 2000)], comparisons.Select(one => (one.Notional, one.Initial, one.Maintenance)));
    }

    [Fact]
    public void Venues_know_assets_by_their_names_in_capitals_and_an_account_owes_what_the_rules_lend()
    {
        VenueRequirement asked = MarketComparison.Of(Sample, Recommended, Venues.Published)[0].Venues[0].Requirement!;
        Assert.Equal((.25 * 2400, .2 * 2400), (Math.Round(asked.Initial, 9), Math.Round(asked.Maintenance, 9)));
        Assert.Equal(.4 * 2400, asked.Equity, 1e-9);
    }

    // One unit of 2000 long: Synthetix 2000 (1 / 1e6 + 0.02) + 5 = 45.002 and half of the first part and 5; Perennial the ratios of 2000. A written option of hardly any scan risk asks the minimum.
    [Fact]
    public void Venues_without_published_parameters_answer_at_those_that_are_given()
    {
        var given = new VenueParameters
        {
            Span = new Dictionary<string, SpanRange> { ["eth"] = new(1e-3, 0, 50, LookAheadDays: 0, InitialFactor: 1.1) },
            Synthetix = new Dictionary<string, SynthetixMarket> { ["eth"] = new(1e6, 1, .02, .5, 5) },
            Perennial = new Dictionary<string, PerennialMarket> { ["eth"] = new(.01, .008, 4, 4) },
        };
        Market market = Sample with { Perpetuals = [new Perpetual("P", "eth", FundingLaw.None)] };
        MarginRules rules = Recommended with { Perpetuals = new Dictionary<string, PerpetualMarginRule> { ["eth"] = new(.1, .05) } };
        (double, double) Asked(IReadOnlyList<AccountComparison> comparisons, string account, string venue) =>
            comparisons.Single(one => one.Account == account).Venues.Single(one => one.Venue == venue).Requirement is { } asked ? (Math.Round(asked.Initial, 9), Math.Round(asked.Maintenance, 9)) : default;
        IReadOnlyList<AccountComparison> comparisons = MarketComparison.Of(market, rules, Venues.Of(given));
        Assert.Equal((45.002, 25.001), Asked(comparisons, "long P", "Synthetix v3"));
        Assert.Equal((20, 16), Asked(comparisons, "short P", "Perennial v2"));
        Assert.Equal((55, 50), Asked(comparisons, "writer of C", "CME SPAN"));
        Assert.All(new[] { "Synthetix v3", "Perennial v2", "CME SPAN" }, venue => Assert.All(MarketComparison.Of(market, rules, Venues.Published), one => Assert.Equal(default, Asked([one], one.Account, venue))));
    }
}
