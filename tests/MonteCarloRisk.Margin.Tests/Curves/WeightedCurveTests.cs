using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.Curves;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Estimation.ImportanceSampling;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Tests.Curves;

/// <summary>The margin curve and the distributions of a borrower of one asset on paths under a given tilt, against quadrature where counting sees next to nothing; and what the pilot does not find.</summary>
public sealed class WeightedCurveTests
{
    private const double Volatility = 1.5, Debt = 0.6, Requirement = 0.5, Floor = 0.25;
    private const int Dates = 3;
    private const long Paths = 1 << 20;
    private static readonly double Deviation = Volatility * Math.Sqrt(1.0 / 365);
    private static readonly double Mean = -Volatility * Volatility / 2 / 365;
    private static readonly PathTilts Given = PathTilts.Shifted([-1.7], 0.1);

    private static GeometricBrownianModel Model { get; } = new(Measure.RealWorld, [new ModelAsset("A", 1, Volatility, 0)], [[1]]);

    private static MonitoredAccount Borrower { get; } = new(Loan(Debt), 0, true);

    // Breached at the first fall below today's price; its ratio is price / floor - 1.
    private static MonitoredAccount PriceAccount { get; } = new(Loan(Floor), 0, false, RulesAt(Floor / (1 - 1e-6)), KeepsDistributions: true);

    private static MarginRules Rules { get; } = RulesAt(1 / (1 + Requirement));

    // Every edge that is told to 5% lies within 5.5 standard errors, and 0.2% for the host's quadrature of 256 nodes; the rarest of these is rarer than stated.
    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void The_curve_agrees_with_quadrature(Precision precision) =>
        AssertNear(
            Curve(5, Paths, precision).Solve(1e-5).Curve.Where(point => point.Requirement is > 0.2 and < 0.66),
            requirement => new BorrowerQuadrature(Mean, Deviation, Debt, Dates, 1).InsolvencyProbability(requirement),
            20,
            1e-5);

    // The price at close-out below an edge: the borrower breached by any fall, of a debt at that price.
    [Fact]
    public void The_price_at_close_out_agrees_with_quadrature() =>
        AssertNear(
            Prices(RatioDistribution.AtCloseOut, 6).Curve(ratio => (1 + ratio) * Floor).Where(point => point.Requirement is > 0.6 and < 0.99),
            price => new BorrowerQuadrature(Mean, Deviation, price, Dates, 1).InsolvencyProbability((1 / price) - 1),
            20,
            1e-5);

    // The lowest price below an edge: the borrower breached there and closed out at once.
    [Fact]
    public void The_lowest_price_agrees_with_quadrature() =>
        AssertNear(
            Prices(RatioDistribution.OfLowest, 7).Curve(ratio => (1 + ratio) * Floor).Where(point => point.Requirement is > 0.5 and < 0.99),
            price => new BorrowerQuadrature(Mean, Deviation, price, Dates, 0).InsolvencyProbability(0),
            20,
            1e-6);

    [Fact]
    public void The_interval_of_the_requirement_holds_that_of_quadrature_as_often_as_it_says()
    {
        double target = new BorrowerQuadrature(Mean, Deviation, Debt, Dates, 1).InsolvencyProbability(Requirement);
        Assert.InRange(target, 1e-6, 1e-4);
        int held = 0;
        for (ulong seed = 100; seed < 140; seed++)
        {
            Estimate? requirement = Curve(seed, 1 << 19, Precision.Single).Requirement(target, out RequirementFailure? failure);
            Assert.True(requirement is not null, failure?.Reason);
            Assert.InRange(requirement.Value, 0.95 * Requirement, 1.05 * Requirement);
            if (requirement.Interval.Lower <= Requirement && Requirement <= requirement.Interval.Upper) held++;
        }

        // 40 independent intervals of 95% hold 33 times or more but once in 5,000 times.
        Assert.True(held >= 33, $"{held} of 40");
    }

    [Fact]
    public void Paths_that_are_too_few_for_the_weights_say_how_many_would_do()
    {
        double target = new BorrowerQuadrature(Mean, Deviation, Debt, Dates, 1).InsolvencyProbability(Requirement);
        Assert.Null(Curve(9, 1 << 12, Precision.Single).Requirement(target, out RequirementFailure? failure));
        Assert.True(failure!.PathsNeeded > 1 << 12, failure.Reason);
    }

    // A borrower who drifts to his threshold some day and falls through his equity within one delay of it: by a third, by a quarter with two days to do so, and from far above.
    [Theory]
    [InlineData(0.6, 0.5, 10, 1)]
    [InlineData(0.6, 0.5, 30, 2)]
    [InlineData(0.4, 0.3, 12, 1)]
    public void A_drift_and_then_a_crash_are_found(double debt, double requirement, int dates, int delay)
    {
        var account = new MonitoredAccount(Loan(debt), 0, true);
        MarginRules rules = RulesAt(1 / (1 + requirement)) with { LiquidationDelay = delay };
        var found = AccountTilts.Of(Model, [], [], account, rules, MonitoringDates.Daily(dates), 3, 0.1);
        Assert.True(found.SavesPaths, found.Refusal);
        var estimate = AccountInsolvency.Estimate(
            new SimulationRunner(CpuBackend.Widest()), Model, [], account.Account, rules, MonitoringDates.Daily(dates), new SimulationSettings(100_000, 3, Precision.Single), new ProtocolTerms(1, [0.99]), .95,
            tilts: found.Tilts, cancellation: TestContext.Current.CancellationToken);
        double exact = new BorrowerQuadrature(Mean, Deviation, debt, dates, delay).InsolvencyProbability(requirement);
        Estimate insolvency = estimate.Insolvency.Estimate;
        Assert.Null(estimate.Weights!.Distrust(100_000, out _));
        Assert.True(
            Math.Abs(insolvency.Value - exact) < (4 * insolvency.StandardError) + (0.002 * exact) && insolvency.StandardError < 0.04 * exact,
            FormattableString.Invariant($"{insolvency.Value} ± {insolvency.StandardError} against {exact}; {found.Tilts!.Count} modes, {found.PilotPaths} pilot paths, {estimate.Weights}"));
    }

    // Pilot and paths by seed, standard errors of 3% to 12%: of 100 intervals of 95% 87 or more hold (one false alarm in a thousand). Weights wrong by a fifth hold in fewer than a quarter.
    [Fact]
    public void Intervals_of_a_pilots_modes_cover_over_seeds()
    {
        const double debt = 0.72;
        const long paths = 8_000;
        double exact = new BorrowerQuadrature(Mean, Deviation, debt, 12, 1).InsolvencyProbability((1 / debt) - 1);
        var account = new MonitoredAccount(Loan(debt), 0, true);
        MarginRules rules = RulesAt(debt);
        int covered = 0;
        double widest = 0;
        for (ulong seed = 1; seed <= 100; seed++)
        {
            var found = AccountTilts.Of(Model, [], [], account, rules, MonitoringDates.Daily(12), seed, 0.1);
            Estimate insolvency = AccountInsolvency.Estimate(
                new SimulationRunner(CpuBackend.Widest()), Model, [], account.Account, rules, MonitoringDates.Daily(12), new SimulationSettings(paths, seed, Precision.Single), new ProtocolTerms(1, [0.99]), .95,
                tilts: found.Tilts, cancellation: TestContext.Current.CancellationToken).Insolvency.Estimate;
            if (insolvency.Interval.Lower <= exact && exact <= insolvency.Interval.Upper) covered++;
            widest = Math.Max(widest, insolvency.StandardError / exact);
        }

        Assert.InRange(covered, 87, 100);
        Assert.InRange(widest, 0.03, 0.12);
    }

    private static MarginAccount Loan(double debt) => new("a", new Dictionary<string, double> { ["A"] = 1 }, debt, new Dictionary<string, double>());

    private static MarginRules RulesAt(double threshold) => new(new Dictionary<string, CollateralRule> { ["A"] = new(threshold / 1.2, threshold) }, new Dictionary<string, OptionMarginRule>(), 1);

    private static RequirementCurve Curve(ulong seed, long paths, Precision precision)
    {
        SimulationPlan plan = Plan(seed, paths, precision);
        return RequirementCurve.Read(new SimulationRunner(CpuBackend.Widest()).Run(plan), 0, 0.95, MonitoredTallies.Of(plan, Given));
    }

    private static RatioDistribution Prices(Func<SimulationResult, int, double, MonitoredTallies?, RatioDistribution> read, ulong seed)
    {
        SimulationPlan plan = Plan(seed, Paths, Precision.Single);
        return read(new SimulationRunner(CpuBackend.Widest()).Run(plan), AccountTallies.DistributionsOf(2, 0), 0.95, MonitoredTallies.Of(plan, Given));
    }

    private static SimulationPlan Plan(ulong seed, long paths, Precision precision) =>
        MarginPlan.Create(Model, [], [Borrower, PriceAccount], Rules, MonitoringDates.Daily(Dates), new SimulationSettings(paths, seed, precision), tilts: Given);

    private static void AssertNear(IEnumerable<CurvePoint> points, Func<double, double> quadrature, int least, double rarest)
    {
        int told = 0;
        double lowest = 1;
        foreach ((double place, Estimate estimate) in points.Select(point => (point.Requirement, point.InsolvencyProbability)))
        {
            if (estimate.StandardError > 0.05 * estimate.Value) continue;
            double exact = quadrature(place);
            Assert.True(
                Math.Abs(estimate.Value - exact) < (5.5 * estimate.StandardError) + (0.002 * exact),
                FormattableString.Invariant($"{place}: {estimate.Value} ± {estimate.StandardError} against {exact}"));
            lowest = Math.Min(lowest, exact);
            told++;
        }

        Assert.True(told >= least && lowest < rarest, $"{told} points, the rarest {lowest}");
    }
}
