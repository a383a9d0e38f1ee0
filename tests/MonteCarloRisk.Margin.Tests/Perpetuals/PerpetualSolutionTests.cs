using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.ComparisonMargins;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Margin.Tests.Perpetuals;

/// <summary>Margins of perpetuals solved from one simulation.</summary>
public sealed class PerpetualSolutionTests
{
    private const double Target = .01;
    private const double BreachTarget = .1;

    /// <summary>
    /// On a volatility of 0.8, 30 days and a delay of one, scipy (the quadrature of PerpetualAccountTests, solved by Brent's method) gives a maintenance margin of 0.137111 for longs and 0.154954 for
    /// shorts at 1%; of 10% of paths the lowest price is below 0.686692 and the highest above 1.395971 of today's: (1 - 0.407455) / (1 - 0.137111) and (1 + 0.612280) / (1 + 0.154954).
    /// </summary>
    [Fact]
    public void Maintenance_and_initial_margin_are_those_of_quadrature()
    {
        MarketCalibration calibration = Calibrate(Market(FundingLaw.None, 400_000));
        PerpetualRequirement requirement = Assert.Single(calibration.Perpetuals);
        Assert.Equal([PositionSide.Long, PositionSide.Short], requirement.Sides.Select(side => side.Side));
        double maintenance = requirement.Recommended.MaintenanceMargin;
        AssertNear(.137111, requirement.Sides[0].Maintenance.Requirement!);
        AssertNear(.154954, requirement.Sides[1].Maintenance.Requirement!);
        AssertNear(1 - ((1 - maintenance) * .686692), requirement.Sides[0].Initial!);
        AssertNear(((1 + maintenance) * 1.395971) - 1, requirement.Sides[1].Initial!);

        // The rule covers the short, which needs more, on the safe side of its interval; the second simulation measures what it gives.
        Assert.Equal(requirement.Sides[1], requirement.NeedsMostMaintenance);
        Assert.Equal(Math.Ceiling(1000 * requirement.Sides[1].Maintenance.Requirement!.Interval.Upper) / 1000, maintenance, 1e-12);
        Assert.InRange(requirement.Sides[1].RecommendedInsolvencyProbability.Value, .85 * Target, Target);
        Assert.InRange(requirement.Sides[1].RecommendedBreachProbability.Value, .9 * BreachTarget, BreachTarget);
        Assert.True(requirement.Sides[0].RecommendedInsolvencyProbability.Value < requirement.Sides[1].RecommendedInsolvencyProbability.Value);
        Assert.True(requirement.Sides.All(side => side.CurrentInsolvencyProbability.Value > 2 * Target));
        Assert.Empty(calibration.RecommendedRules.Unresolved);
        Assert.Equal(requirement.Recommended, calibration.RecommendedRules.Rules.Perpetuals["ETH"]);
    }

    [Fact]
    public void Funding_that_longs_pay_asks_more_of_longs_and_less_of_shorts()
    {
        PerpetualRequirement without = Calibrate(Market(FundingLaw.None, 100_000)).Perpetuals[0];
        PerpetualRequirement with = Calibrate(Market(new FundingLaw.Constant(1.5), 100_000)).Perpetuals[0];

        // The same paths: 1.5 a year is 12% of the notional in 30 days.
        Assert.InRange(with.Sides[0].Initial!.Value - without.Sides[0].Initial!.Value, .03, .13);
        Assert.True(with.Sides[1].Initial!.Value < without.Sides[1].Initial!.Value - .02);
    }

    [Fact]
    public void Few_paths_and_a_still_price_keep_the_rule()
    {
        PerpetualRequirement few = Assert.Single(Calibrate(Market(FundingLaw.None, 1000)).Perpetuals);
        Assert.False(few.IsResolved);
        Assert.Equal(few.Current, few.Recommended);
        MarketCalibration still = Calibrate(Market(FundingLaw.None, 10_000, volatility: 0));
        Assert.Contains("does not move by chance", Assert.Single(still.RecommendedRules.Unresolved, line => line.StartsWith("long ETH-PERP", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(still.Perpetuals[0].Current, still.Perpetuals[0].Recommended);
    }

    /// <summary>A study that scales all requirements scales those of perpetuals: the capital that they tie up is in proportion, and doubling them makes insolvency rarer.</summary>
    [Fact]
    public void A_frontier_scales_the_margins_of_perpetuals()
    {
        Market market = Market(FundingLaw.None, 10_000) with { Studies = new RiskStudies { Frontier = new FrontierStudy([1, 2], new ReplicatedPaths(20_000, 4)) } };
        var points = Calibrate(market).Frontier!.Protocol!.Current.Points;
        Assert.Equal([100, 200], points.Select(point => Math.Round(point.RequiredEquity, 9)));
        Assert.True(points[1].InsolvencyProbability.Value < points[0].InsolvencyProbability.Value);
    }

    [Fact]
    public void Governance_limits_hold_the_change()
    {
        var step = new ParameterLimit(.02, null, null, null, .005);
        GovernanceLimits limits = GovernanceLimits.None with { InitialMargin = step, MaintenanceMargin = step };
        PerpetualRequirement requirement = Calibrate(Market(FundingLaw.None, 100_000) with { Governance = limits }).Perpetuals[0];
        Assert.Equal((.12, .07), (requirement.Recommended.InitialMargin, requirement.Recommended.MaintenanceMargin));
    }

    /// <summary>One ether at the tier of large caps: 2% and 1.2% of the notional at dYdX; at GMX 0.5% and fees of 0.2%.</summary>
    [Fact]
    public void Venues_of_perpetuals_are_asked_beside_ours()
    {
        IReadOnlyList<AccountComparison> comparisons = MarketComparison.Of(Market(FundingLaw.None, 1000), Rules(.3, .2), Venues.Published);
        Assert.Equal(["long ETH-PERP", "short ETH-PERP"], comparisons.Select(comparison => comparison.Account));
        Assert.All(comparisons, comparison =>
        {
            Assert.Equal((2000, 600, 400), (comparison.Notional, comparison.Initial, comparison.Maintenance));
            VenueRequirement Asked(string venue) => comparison.Venues.Single(answer => answer.Venue == venue).Requirement!;
            Assert.Equal((40, 24), (Asked("dYdX v4").Initial, Asked("dYdX v4").Maintenance));
            Assert.Equal(14, Asked("GMX v2").Maintenance, 1e-9);
        });
    }

    // Four standard errors and the width of a bucket.
    private static void AssertNear(double expected, Statistics.Estimate estimate)
    {
        Assert.InRange(estimate.Value, expected - (4 * estimate.StandardError) - .002, expected + (4 * estimate.StandardError) + .002);
        Assert.True(estimate.StandardError < .006, $"{estimate.StandardError}");
    }

    private static MarketCalibration Calibrate(Market market) => new MarginCalibrator(new SimulationRunner(CpuBackend.Widest())).Calibrate(market);

    private static Market Market(FundingLaw funding, long paths, double volatility = .8) => new(
        "perpetuals",
        new DateOnly(2026, 6, 30),
        new MarketDataSummary([], [], new DateOnly(2020, 1, 1), new DateOnly(2026, 6, 30), 0, 100),
        new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("ETH", 2000, volatility, 0)], [[1]]),
        Rules(.1, .05),
        [],
        [new MarginAccount("long", new Dictionary<string, double>(), 0, new Dictionary<string, double>()) { Cash = 300, Perpetuals = new Dictionary<string, PerpetualPosition> { ["ETH-PERP"] = new("ETH", 1, 2000) } }],
        new SolvencyTarget(Target, BreachTarget, .95, 30),
        new SimulationSettings(paths, 7, Precision.Single))
    {
        Perpetuals = [new Perpetual("ETH-PERP", "ETH", funding)],
    };

    private static MarginRules Rules(double initial, double maintenance) => new(new Dictionary<string, CollateralRule>(), new Dictionary<string, OptionMarginRule>(), 1)
    {
        Perpetuals = new Dictionary<string, PerpetualMarginRule> { ["ETH"] = new(initial, maintenance) },
    };
}
