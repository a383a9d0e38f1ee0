using MathNet.Numerics.Distributions;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Tests.Monitoring;

/// <summary>
/// Two accounts under margin rules without delay or haircut, so that each is insolvent where its price passes a barrier: joint defaults on one date by the bivariate normal and t distributions,
/// and first passages over a year, of which closed forms know those at every instant.
/// </summary>
public sealed class JointPassageTests
{
    private const double Spot = 100;

    // Broadie, Glasserman and Kou (1997): a barrier watched on dates is as likely passed as one that lies 0.5826 deviations of a step further away, watched at every instant; so these are moved as far inwards.
    private const double Shift = 0.5825971579390106;

    // What the shift leaves at 1,000 dates a year; on one barrier of 70 and 252 dates it is 2e-4.
    private const double ShiftError = 3e-4;

    // Nine rows of a suite: 4.9 standard errors are one false alarm in 100,000.
    private const double Farthest = 4.9;

    private static readonly MarginRules Rules = new(
        new Dictionary<string, CollateralRule> { ["A"] = new(1, 1), ["B"] = new(1, 1) }, new Dictionary<string, OptionMarginRule>(), 0)
    {
        Perpetuals = new Dictionary<string, PerpetualMarginRule> { ["A"] = new(0, 0) },
    };

    [Theory]
    [InlineData(.01, .01, .2, 0.00033891717907345)]
    [InlineData(.01, .01, .5, 0.00129392441826466)]
    [InlineData(.02, .05, .3, 0.00338193420279262)]
    [InlineData(.001, .001, .5, 5.42591681945671e-5)]
    [InlineData(.01, .01, -.3, 5.50518244866937e-6)]
    public void Joint_defaults_under_a_gaussian_copula_are_those_of_the_bivariate_normal(double first, double second, double correlation, double exact)
    {
        const double volatility = .6;
        double Debt(double probability) => Spot * Math.Exp(volatility / Math.Sqrt(365) * Normal.InvCDF(0, 1, probability));
        AssertJoint(Brownian(volatility, correlation), Debt(first), Debt(second), first, second, exact);
    }

    /// <summary>The rarer two by importance sampling, held to 3%, where counting has 20 and 50%: the normals of both are shifted to the likeliest point at which both fail, on the Cholesky root of the correlation.</summary>
    [Theory]
    [InlineData(.001, .5, 5.42591681945671e-5)]
    [InlineData(.01, -.3, 5.50518244866937e-6)]
    public void Joint_defaults_under_a_gaussian_copula_are_right_by_importance_sampling(double probability, double correlation, double exact)
    {
        const double volatility = .6;
        const long paths = 1 << 20;
        double deviations = Normal.InvCDF(0, 1, probability);
        double debt = Spot * Math.Exp(volatility / Math.Sqrt(365) * deviations);
        GeometricBrownianModel model = Brownian(volatility, correlation);
        MonitoredAccount[] accounts = [Borrower("a", "A", debt), Borrower("b", "B", debt)];
        var tilts = PathTilts.Shifted([deviations, deviations * (1 - correlation) / Math.Sqrt(1 - (correlation * correlation))], .1);
        SimulationPlan plan = MarginPlan.Create(
            model, [], accounts, Rules, MonitoringDates.Daily(1), new SimulationSettings(paths, 1, Precision.Single), new ProtocolTail(model, [], accounts, 0), tilts: tilts);
        MergedTallies tallies = Run(plan).Tallies;
        int weight = MonitoredTallies.Of(plan, tilts).Weight(AccountTallies.DistributionsOf(2, 0) + TailBook.Pairs(2));
        double sum = tallies.Weights(weight);
        double value = sum / tilts.DefensiveShare / paths;
        double error = Math.Sqrt(MergedTallies.WeightVariance(sum, tallies.SquaredWeights(weight), paths) / paths) / tilts.DefensiveShare;
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{value:e4} ± {error:e1}, {exact:e4}"));
        Assert.InRange(value, exact - (Farthest * error), exact + (Farthest * error));
        Assert.InRange(Farthest * error / exact, 0, .03);
    }

    [Theory]
    [InlineData(.01, .5, 4, 0.002876784349)]
    [InlineData(.01, .2, 4, 0.001535073802)]
    [InlineData(.001, .5, 4, 2.634931706e-4)]
    [InlineData(.01, .5, 10, 0.001967606657)]
    public void Joint_defaults_under_a_t_copula_are_those_of_the_bivariate_t(double probability, double correlation, double degrees, double exact)
    {
        const double volatility = .6;
        double debt = Spot * Math.Exp(volatility / Math.Sqrt(365) * StudentModel.UnitScale(degrees) * StudentT.InvCDF(0, 1, degrees, probability));
        var model = new StudentModel([new ModelAsset("A", Spot, volatility, 0), new ModelAsset("B", Spot, volatility, 0)], [[1, correlation], [correlation, 1]], [degrees, degrees], 1 / 365.0);
        AssertJoint(model, debt, debt, probability, probability, exact);
    }

    /// <summary>C. Zhou (2001); H. He, W. Keirstead, J. Rebholz (1998): both below 70 within a year, log drift zero, volatility 30%.</summary>
    [Theory]
    [InlineData(0, 0.0549773694338, 0.413967699562)]
    [InlineData(.5, 0.107344966077, 0.361600102918)]
    [InlineData(-.5, 0.0174147128021, 0.451530356193)]
    public void First_passages_of_two_correlated_assets_are_those_of_the_wedge(double correlation, double both, double either)
    {
        const int dates = 1000;
        const double volatility = .3;
        double debt = 70 * Math.Exp(Shift * volatility * Math.Sqrt(1.0 / dates));
        MonitoredAccount[] accounts = [Borrower("a", "A", debt), Borrower("b", "B", debt)];
        GeometricBrownianModel model = Brownian(volatility, correlation);
        var tail = new ProtocolTail(model, [], accounts, 0);
        SimulationResult result = Run(MarginPlan.Create(model, [], accounts, Rules, new MonitoringDates(dates, 1.0 / dates), new SimulationSettings(1 << 18, 3, Precision.Single), tail));
        AssertNear(both, Both(result), ShiftError);
        AssertNear(either, Insolvency(result), ShiftError);
        AssertNear(0.234472534498, Insolvency(result, 0), ShiftError);
    }

    /// <summary>A long account that fails at the lower barrier and a short perpetual that fails at the upper one: neither does where the price stays between them.</summary>
    [Theory]
    [InlineData(80, 120, 1, 0, .2, 0.380626094109144)]
    [InlineData(80, 120, .25, 0, .2, 0.90908132263643)]
    [InlineData(50, 150, 1, .05, .3, 0.799404835544025)]
    public void A_price_stays_between_two_barriers_as_often_as_the_series_says(double lower, double upper, double horizon, double drift, double volatility, double inside)
    {
        const int dates = 1000;
        double moved = Math.Exp(Shift * volatility * Math.Sqrt(horizon / dates));
        var model = new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("A", Spot, volatility, drift)], [[1]]);
        MonitoredAccount[] accounts =
        [
            Borrower("long", "A", lower * moved),
            new(new MarginAccount("short", new Dictionary<string, double>(), 0, new Dictionary<string, double>())
            {
                Cash = (upper / moved) - Spot,
                Perpetuals = new Dictionary<string, PerpetualPosition> { ["A-PERP"] = new("A", -1, Spot) },
            }, 0, true),
        ];
        SimulationResult result = Run(MarginPlan.Create(
            model, [], accounts, Rules, new MonitoringDates(dates, horizon / dates), new SimulationSettings(1 << 18, 5, Precision.Single), null, [new Perpetual("A-PERP", "A", new FundingLaw.Constant(0))]));
        AssertNear(1 - inside, Insolvency(result), ShiftError);
    }

    private static void AssertJoint(PriceModel model, double firstDebt, double secondDebt, double first, double second, double exact)
    {
        MonitoredAccount[] accounts = [Borrower("a", "A", firstDebt), Borrower("b", "B", secondDebt)];
        var tail = new ProtocolTail(model, [], accounts, 0);
        SimulationResult result = Run(MarginPlan.Create(model, [], accounts, Rules, MonitoringDates.Daily(1), new SimulationSettings(1 << 24, 1, Precision.Single), tail));
        AssertNear(exact, Both(result), 0);
        AssertNear(first, Insolvency(result, 0), 0);
        AssertNear(second, Insolvency(result, 1), 0);
        Assert.InRange(Both(result).StandardError / exact, 0, exact < 1e-5 ? .12 : .04);
    }

    private static void AssertNear(double exact, Estimate estimate, double slack) =>
        Assert.InRange(estimate.Value, exact - slack - (Farthest * estimate.StandardError), exact + slack + (Farthest * estimate.StandardError));

    private static SimulationResult Run(SimulationPlan plan) => new SimulationRunner(CpuBackend.Widest()).Run(plan, TestContext.Current.CancellationToken);

    private static Estimate Insolvency(SimulationResult result) => Share(result, AccountTallies.ProtocolInsolvencies);

    private static Estimate Insolvency(SimulationResult result, int account) => Share(result, AccountTallies.Of(account) + AccountTallies.Insolvencies);

    private static Estimate Both(SimulationResult result) => Share(result, AccountTallies.DistributionsOf(2, 0) + TailBook.Pairs(2));

    private static Estimate Share(SimulationResult result, int tally) => BinomialProportion.Estimate(result.Tallies[tally], result.Settings.Paths, .95, "count");

    // Without log drift.
    private static GeometricBrownianModel Brownian(double volatility, double correlation) => new(
        Measure.RealWorld, [new ModelAsset("A", Spot, volatility, volatility * volatility / 2), new ModelAsset("B", Spot, volatility, volatility * volatility / 2)], [[1, correlation], [correlation, 1]]);

    private static MonitoredAccount Borrower(string name, string asset, double debt) =>
        new(new MarginAccount(name, new Dictionary<string, double> { [asset] = 1 }, debt, new Dictionary<string, double>()), 0, true);
}
