using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Tests.OptionMargins;

/// <summary>Margins of short options solved from one simulation.</summary>
public sealed class OptionMarginTests
{
    private const double Target = .01;
    private const double BreachTarget = .1;

    /// <summary>
    /// By scipy: the density of the log price on a grid of 2e-4, convolved from day to day, what is breached taken out and carried one delay on; roots by Brent's method. A volatility of 0.8 both on the paths and
    /// implied, no rate, 20 days, a delay of one, spot and strike over 100. The margin asked for is the largest over any equity today; the equity that asks for most of those placed is a share of the loss by a
    /// fall or rise of 6 * 0.8 * sqrt(2 / 365). For the first contract it is the one who stands at the margin.
    /// </summary>
    [Theory]
    [InlineData(OptionRight.Call, 100, 90, .09879, .09879, double.NaN, .33777)]
    [InlineData(OptionRight.Put, 100, 90, .06992, .0709, .5 * .21926, .18818)]
    [InlineData(OptionRight.Put, 80, 25, .06049, .06049, .7 * .15338, .10696)]
    [InlineData(OptionRight.Call, 120, 15, .0676, .06858, .36 * .34489, .14816)]
    public void Maintenance_and_initial_margin_are_those_of_quadrature(OptionRight right, double strike, int days, double placed, double most, double equity, double initial)
    {
        OptionRequirement option = Assert.Single(Calibrate(Market([Contract(right, strike, days)], 400_000)).Options);
        Estimate maintenance = option.Solution.Requirement!;
        Assert.InRange(maintenance.Value, placed - (4 * maintenance.StandardError) - .0005, placed + (4 * maintenance.StandardError) + .0005);
        Assert.True(maintenance.StandardError < .012 * placed, $"{maintenance.StandardError}");
        Assert.Equal(double.IsNaN(equity) ? maintenance.Interval.Upper : equity, option.Equity!.Value, 1e-4);

        // Where equity is placed leaves little beyond.
        Assert.InRange(placed, .98 * most, most);

        // Above the margin that was found; quadrature has the initial margin at its own, and that rises by no more than the price.
        Estimate found = option.Initial!;
        double shift = 1.5 * Math.Abs(option.Recommended.MaintenanceMargin - placed);
        Assert.InRange(found.Value, initial - (4 * found.StandardError) - .0005, initial + (4 * found.StandardError) + shift + .0005);
        Assert.True(found.StandardError < .008 * initial, $"{found.StandardError}");
        Assert.Equal(option.Contract, option.InitialContract);
        Assert.Equal(new OptionMarginRule(Up(found.Interval.Upper), Up(maintenance.Interval.Upper)), option.Recommended);

        // The second simulation measures what they give.
        Assert.InRange(option.RecommendedInsolvencyProbability.Value, .8 * Target, Target);
        Assert.InRange(option.RecommendedBreachProbability!.Value, .93 * BreachTarget, BreachTarget);
        Assert.True(option.CurrentInsolvencyProbability.Interval.Lower > Target);
        Assert.True(option.CurrentBreachProbability!.Interval.Lower > BreachTarget);
    }

    /// <summary>
    /// The initial margin of the contracts above maintenance margins that governance sets: the first two by the same quadrature, the others by the quantile of the most that V(t) - V(0) + m N(t) comes to on 1,000,000 paths of
    /// numpy 1.24 (PCG64, seed 5), standard errors below 1e-4. They lie beyond 0.8 and 1.6 of the scale, where the worst side changes from falls to rises.
    /// </summary>
    [Theory]
    [InlineData(OptionRight.Call, 100, 90, .2, .47053, .01)]
    [InlineData(OptionRight.Put, 100, 90, .2, .2846, .01)]
    [InlineData(OptionRight.Put, 80, 25, .2, .25615, .01)]
    [InlineData(OptionRight.Put, 80, 25, .3, .38116, .01)]
    [InlineData(OptionRight.Put, 100, 90, .4, .44505, .05)]
    public void An_initial_margin_stands_on_the_maintenance_margin_that_limits_allow(OptionRight right, double strike, int days, double maintenance, double initial, double above)
    {
        GovernanceLimits limits = GovernanceLimits.None with { MaintenanceMargin = ParameterLimit.None with { Minimum = maintenance } };
        MarketCalibration calibration = Calibrate(Market([Contract(right, strike, days)], 400_000) with { Governance = limits });
        OptionRequirement option = Assert.Single(calibration.Options);
        Assert.Equal(maintenance, option.Recommended.MaintenanceMargin, 1e-12);

        // A straight line between two margins lies above what bends upwards.
        Assert.InRange(option.Initial!.Value, initial - (4 * option.Initial.StandardError) - .0005, ((1 + above) * initial) + (4 * option.Initial.StandardError));
        Assert.Equal(Up(option.Initial.Interval.Upper), option.Recommended.InitialMargin, 1e-12);
        Assert.InRange(option.RecommendedBreachProbability!.Value, above > .01 ? 0 : .85 * BreachTarget, BreachTarget);
        Assert.Contains(calibration.RecommendedRules.Binding, bound => bound.Parameter == MarginParameter.InitialMargin && bound.Reason() == "its maintenance margin");
    }

    [Fact]
    public void What_is_solved_does_not_hang_on_the_rules_in_force()
    {
        EuropeanOption[] contracts = [Contract(OptionRight.Call, 100, 90), Contract(OptionRight.Put, 80, 25)];
        Market market = Market(contracts, 60_000);
        OptionRequirement one = Calibrate(market).Options[0];
        OptionRequirement other = Calibrate(market with { Rules = Rules(.9, .6) }).Options[0];
        Assert.Equal(one.Recommended, other.Recommended);
        Assert.Equal(one.Solution.Requirement!.Value, other.Solution.Requirement!.Value);
        Assert.Equal(one.Initial!.Value, other.Initial!.Value);
    }

    [Fact]
    public void The_contract_that_needs_most_sets_each_margin()
    {
        EuropeanOption[] contracts = [Contract(OptionRight.Put, 80, 25), Contract(OptionRight.Call, 100, 90), Contract(OptionRight.Put, 100, 90)];
        OptionRequirement option = Assert.Single(Calibrate(Market(contracts, 60_000)).Options);
        Assert.Equal((contracts[1].Name, contracts[1].Name), (option.Contract, option.InitialContract));
    }

    private static double Up(double margin) => ParameterLimit.None.Up(margin);

    private static EuropeanOption Contract(OptionRight right, double strike, int days) => new($"{right}-{strike}-{days}", "A", right, strike, days / 365.0, .8, 0, 0);

    private static MarketCalibration Calibrate(Market market) => new MarginCalibrator(new SimulationRunner(CpuBackend.Widest())).Calibrate(market);

    private static Market Market(IReadOnlyList<EuropeanOption> contracts, long paths) => new(
        "options",
        new DateOnly(2026, 6, 30),
        new MarketDataSummary([], [], new DateOnly(2020, 1, 1), new DateOnly(2026, 6, 30), 0, 100),
        new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("A", 100, .8, 0)], [[1]]),
        Rules(.06, .04),
        contracts,
        [],
        new SolvencyTarget(Target, BreachTarget, .95, 20),
        new SimulationSettings(paths, 7, Precision.Single));

    private static MarginRules Rules(double initial, double maintenance) =>
        new(new Dictionary<string, CollateralRule>(), new Dictionary<string, OptionMarginRule> { ["A"] = new(initial, maintenance) }, 1);
}
