using MathNet.Numerics.Distributions;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Estimation.ImportanceSampling;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Testing;

namespace MonteCarloRisk.Margin.Tests.Monitoring;

/// <summary>Accounts under margin rules on tilted paths, against closed forms where counting would see nothing.</summary>
public sealed class WeightedMonitoringTests
{
    private const double Spot = 100, Volatility = 0.4, Drift = 0.05;

    // The account of LossTailTests, at debts that one path in a hundred, in a million and in a thousand million falls to: insolvency, loss, tail and backstop in closed form.
    // 30 rows at |z| <= 5.5, and standard errors against those of the weights themselves in closed form, E w² - p², within 5%.
    [Theory]
    [InlineData(2.3, Precision.Single)]
    [InlineData(4.75, Precision.Single)]
    [InlineData(6, Precision.Single)]
    [InlineData(6, Precision.Double)]
    public void One_account_on_one_date_is_that_of_the_closed_form(double deviations, Precision precision)
    {
        double debt = Price(-deviations);
        double fund = debt - Price(-deviations - 0.2);
        double[] levels = [1 - (Normal.CDF(0, 1, -deviations) / 2), 1 - (Normal.CDF(0, 1, -deviations) / 20)];
        AccountInsolvency estimate = Of(debt, fund, levels, deviations, 400_000, 7, precision);
        double exact = Normal.CDF(0, 1, -deviations);
        var suite = new StatisticalSuite();
        suite.Add("insolvency", estimate.Insolvency.Estimate, exact, Error(deviations, 400_000));
        suite.Add("breach", estimate.Breach.Estimate, exact, Error(deviations, 400_000));
        Assert.True(suite.Complaints().Length == 0, suite.Complaints());
        AssertNear((debt * exact) - PartialMean(-deviations), estimate.Loss.Estimate);
        AssertNear(PartialMean(-deviations), estimate.Tail.ExpectedLiquidations);
        AssertNear(Normal.CDF(0, 1, -deviations - 0.2), estimate.Tail.Backstop!.Probability);
        AssertNear(((debt - fund) * Normal.CDF(0, 1, -deviations - 0.2)) - PartialMean(-deviations - 0.2), estimate.Tail.Backstop.ExpectedLoss);
        for (int i = 0; i < levels.Length; i++)
        {
            double share = 1 - levels[i];
            double z = Normal.InvCDF(0, 1, share);
            AssertNear(debt - Price(z), estimate.Tail.BadDebt[i].ValueAtRisk);
            AssertNear(((debt * share) - PartialMean(z)) / share, estimate.Tail.BadDebt[i].ExpectedShortfall);
            AssertNear(Price(Normal.InvCDF(0, 1, exact - share)), estimate.Tail.Liquidations[i].ValueAtRisk);
        }

        estimate.Weights!.Refuse(400_000);
    }

    // A breach that is sure but for a path in a million, under a tilt to what is rare: the weights of all paths add up to more than one as often as to less.
    [Fact]
    public void A_breach_that_is_nearly_sure_is_told_as_a_probability()
    {
        bool above = false;
        for (ulong seed = 1; seed <= 8; seed++)
        {
            AccountInsolvency estimate = Of(Price(4.75), 1, [0.99], 4.75, 4_000, seed, Precision.Single);
            Estimate breach = estimate.Breach.Estimate;
            if (breach.Untold is not null) breach = estimate.Insolvency.Estimate;
            Assert.InRange(breach.Value, 0, 1);
            Assert.InRange(breach.Interval.Lower, 0, 1 - 1e-6);
            Assert.InRange(breach.Interval.Upper, breach.Value, 1);
            above |= breach.Value == 1;
        }

        Assert.True(above);
    }

    // A long perpetual on cash is a borrower at spot less cash; its tilts are the pilot's.
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_perpetual_is_that_of_the_closed_form(int side)
    {
        double edge = side > 0 ? Price(-4.75) : Price(4.75);
        var account = new MarginAccount("a", new Dictionary<string, double>(), 0, new Dictionary<string, double>())
        {
            Cash = Math.Abs(edge - Spot),
            Perpetuals = new Dictionary<string, PerpetualPosition> { ["A-PERP"] = new("A", side, Spot) },
        };
        var rules = new MarginRules(new Dictionary<string, CollateralRule>(), new Dictionary<string, OptionMarginRule>(), 0)
        {
            Perpetuals = new Dictionary<string, PerpetualMarginRule> { ["A"] = new(1e-6, 1e-6) },
        };
        var model = new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("A", Spot, Volatility, Drift)], [[1]]);
        Perpetual[] perpetuals = [new("A-PERP", "A", FundingLaw.None)];
        var found = AccountTilts.Of(model, [], perpetuals, new MonitoredAccount(account, 0, true), rules, new MonitoringDates(1, 1), 7, 0.1);
        Assert.True(found.SavesPaths, found.Refusal);
        var estimate = AccountInsolvency.Estimate(
            new SimulationRunner(CpuBackend.Widest()), model, [], account, rules, new MonitoringDates(1, 1), new SimulationSettings(400_000, 7, Precision.Single), new ProtocolTerms(1, [0.99]), .95,
            perpetuals, tilts: found.Tilts, cancellation: TestContext.Current.CancellationToken);
        double exact = Normal.CDF(0, 1, -4.75);
        AssertNear(exact, estimate.Insolvency.Estimate);
        AssertNear(side > 0 ? (edge * exact) - PartialMean(-4.75) : (Spot * Math.Exp(Drift)) - PartialMean(4.75) - (edge * exact), estimate.Loss.Estimate);
        estimate.Weights!.Refuse(400_000);
    }

    // One day of t returns to half the price, 1.7e-6: the distribution function of the t.
    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    public void A_fall_of_one_day_of_t_returns_is_found(ulong seed)
    {
        const double daily = 0.04;
        var model = new StudentModel([new ModelAsset("A", Spot, daily * Math.Sqrt(365), 0)], [[1]], [5], 1 / 365.0);
        var account = new MarginAccount("a", new Dictionary<string, double> { ["A"] = 1 }, Spot / 2, new Dictionary<string, double>());
        var rules = new MarginRules(new Dictionary<string, CollateralRule> { ["A"] = new(1, 1) }, new Dictionary<string, OptionMarginRule>(), 0);
        var found = AccountTilts.Of(model, [], [], new MonitoredAccount(account, 0, true), rules, MonitoringDates.Daily(1), seed, 0.1);
        Assert.True(found.SavesPaths, found.Refusal);
        var estimate = AccountInsolvency.Estimate(
            new SimulationRunner(CpuBackend.Widest()), model, [], account, rules, MonitoringDates.Daily(1), new SimulationSettings(400_000, seed, Precision.Single), new ProtocolTerms(1, [0.99]), .95, tilts: found.Tilts, cancellation: TestContext.Current.CancellationToken);
        AssertNear(StudentT.CDF(0, daily * StudentModel.UnitScale(5), 5, Math.Log(.5)), estimate.Insolvency.Estimate);
        Assert.InRange(estimate.Insolvency.Estimate.StandardError / estimate.Insolvency.Estimate.Value, 0, .012);
        estimate.Weights!.Refuse(400_000);
    }

    [Fact]
    public void A_tilt_the_wrong_way_is_refused()
    {
        AccountInsolvency estimate = Of(Price(-4.75), 1, [0.99], -4.75, 400_000, 7, Precision.Single);
        Assert.NotNull(estimate.Weights!.Distrust(400_000, out _));
    }

    // Every effective path of a hundred or fewer hits is one of too few.
    [Fact]
    public void What_few_weights_do_not_carry_is_not_told()
    {
        AccountInsolvency estimate = Of(Price(-4.75), 1e-9, [0.99], 4.75, 100, 7, Precision.Single);
        Assert.InRange(estimate.Weights!.Hits, 1, 100);
        Assert.All(
            [estimate.Breach.Estimate, estimate.Tail.BadDebt[0].ValueAtRisk, estimate.Tail.BadDebt[0].ExpectedShortfall, estimate.Tail.ExpectedLiquidations, estimate.Tail.Backstop!.Probability, estimate.Tail.Backstop.ExpectedLoss],
            one => Assert.True(one.Untold is not null && double.IsNaN(one.Value) && double.IsNaN(one.Interval.Upper), one.Method));
    }

    [Fact]
    public void More_paths_than_weights_can_be_summed_over_are_refused()
    {
        Domain.InputException refusal = Assert.Throws<Domain.InputException>(() => Of(90, 1, [0.99], 1, (1L << 30) + 1, 7, Precision.Single));
        Assert.Contains("at most 1073741824 (2^30)", refusal.Message, StringComparison.Ordinal);
    }

    private static AccountInsolvency Of(double debt, double fund, double[] levels, double deviations, long paths, ulong seed, Precision precision)
    {
        var model = new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("A", Spot, Volatility, Drift)], [[1]]);
        var account = new MarginAccount("a", new Dictionary<string, double> { ["A"] = 1 }, debt, new Dictionary<string, double>());
        var rules = new MarginRules(new Dictionary<string, CollateralRule> { ["A"] = new(1, 1) }, new Dictionary<string, OptionMarginRule>(), 0);
        var tilts = PathTilts.Shifted([-deviations], 0.1);
        return AccountInsolvency.Estimate(
            new SimulationRunner(CpuBackend.Widest()), model, [], account, rules, new MonitoringDates(1, 1), new SimulationSettings(paths, seed, precision), new ProtocolTerms(fund, levels), .95, tilts: tilts, cancellation: TestContext.Current.CancellationToken);
    }

    // Under the mixture 0.1 + 0.9 of a shift to -d, w = 1 / (0.1 + 0.9 exp(-d x - d²/2)), of density phi(x) in E w² = ∫ w phi over the event.
    private static double Error(double d, long paths)
    {
        double second = MathNet.Numerics.Integration.GaussLegendreRule.Integrate(x => Normal.PDF(0, 1, x) / (0.1 + (0.9 * Math.Exp((-d * x) - (d * d / 2)))), -d - 8, -d, 256);
        double p = Normal.CDF(0, 1, -d);
        return Math.Sqrt((second - (p * p)) / paths);
    }

    private static double Price(double z) => Spot * Math.Exp(Drift - (Volatility * Volatility / 2) + (Volatility * z));

    // Mean of S where its normal is below z.
    private static double PartialMean(double z) => Spot * Math.Exp(Drift) * Normal.CDF(0, 1, z - Volatility);

    private static void AssertNear(double expected, Estimate estimate)
    {
        double distance = Math.Abs(estimate.Value - expected);
        Assert.True(
            distance <= (5.5 * estimate.StandardError) + (2e-4 * expected) && estimate.StandardError < 0.1 * Math.Abs(expected),
            FormattableString.Invariant($"{expected} against {estimate.Value}, standard error {estimate.StandardError}, {estimate.Method}"));
    }
}
