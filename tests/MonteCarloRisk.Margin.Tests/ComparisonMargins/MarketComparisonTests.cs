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
}
