using MathNet.Numerics.Distributions;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Margin.Tests.Curves;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Estimation.ImportanceSampling;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Tests.Monitoring;

/// <summary>
/// Several accounts by importance sampling with a mixture over their modes, pilots and all: any of them, each, both and the sum of their losses, against quadrature of the bivariate normal where counting sees nothing.
/// Quoted values are NumPy's, by Gauss-Legendre rules of 64 nodes on pieces of a deviation or less; the density of two prices on several dates is carried from date to date on 80 by 80 nodes, and what fails on a date is added up.
/// Rows at |z| &lt;= 4.9, one false alarm in a million each.
/// </summary>
public sealed class SeveralAccountsTests
{
    private const double Spot = 100, Farthest = 4.9;
    private const long Paths = 200_000;
    private static readonly double[] Volatilities = [0.8, 0.6];

    // Distances to the debts in deviations of a day, the correlation; P(any), P(both), and where the sum of the losses has a fifth of P(any) above it, and its mean there.
    [Theory]
    [InlineData(4.2, 4.5, .6, 1.659249952e-05, 1.509226191e-07, 1.16298993, 1.85060395)]
    [InlineData(4.2, 4.2, 0, 2.669131992e-05, 1.781090168e-10, 1.08857052, 1.72549656)]
    [InlineData(3.2, 3.0, -.5, 2.037035950e-03, 1.972933062e-11, 1.39738995, 2.17334459)]
    [InlineData(5, 5.5, .9, 2.945068376e-07, 1.113429677e-08, 1.02447986, 1.67128693)]
    [InlineData(3, 3, .3, 2.675944548e-03, 2.385151575e-05, 1.50002772, 2.34897014)]
    public void Two_accounts_on_one_date_are_those_of_the_bivariate_normal(double first, double second, double correlation, double any, double both, double atRisk, double shortfall)
    {
        double[] deviations = [first, second];
        double level = (double)(1 - ((decimal)any / 5));
        ProtocolInsolvency estimate = Of(Model(correlation), [.. deviations.Select((distance, asset) => Borrower(asset, Price(asset, -distance)))], 1, 0, 11, Paths, [level]);
        AssertNear(any, estimate.Insolvency.Estimate, 0.02);
        AssertNear(both, Assert.Single(estimate.Joint.Pairs).Both, 0.1);
        for (int asset = 0; asset < 2; asset++)
        {
            AssertNear(Normal.CDF(0, 1, -deviations[asset]), estimate.Accounts[asset].Insolvency, 0.03);
            AssertNear(Put(asset, deviations[asset]), estimate.Accounts[asset].Loss, 0.03);
        }

        AssertNear(Put(0, first) + Put(1, second), estimate.BadDebt, 0.02);

        // The error of a shortfall of several accounts is an upper bound.
        AssertNear(atRisk, estimate.Tail.BadDebt[0].ValueAtRisk, 0.05);
        AssertNear(shortfall, estimate.Tail.BadDebt[0].ExpectedShortfall, 0.05);
    }

    // On three days, watched on each.
    [Theory]
    [InlineData(4.2, 4.5, 1.940303941e-05, 1.571619876e-05, 3.868175538e-06, 1.813348865e-07)]
    [InlineData(3.0, 3.2, 2.236889807e-03, 1.568750177e-03, 7.731040640e-04, 1.049644336e-04)]
    public void First_passages_on_dates_are_those_of_the_carried_density(double first, double second, double any, double one, double other, double both)
    {
        ProtocolInsolvency estimate = Of(Model(.6), PassedOn3(first, second), 3, 0, 12, Paths, [.99]);
        AssertNear(any, estimate.Insolvency.Estimate, 0.03);
        AssertNear(one, estimate.Accounts[0].Insolvency, 0.03);
        AssertNear(other, estimate.Accounts[1].Insolvency, 0.05);
        AssertNear(both, Assert.Single(estimate.Joint.Pairs).Both, 0.1);
    }

    // Of independent prices any of two is 1 - (1 - p)(1 - q): borrowers who drift to their thresholds within twelve days and then fall through their equity within one.
    [Fact]
    public void Two_independent_borrowers_fail_as_quadrature_says()
    {
        (double debt, double requirement)[] loans = [(66, .25), (75, .2)];
        double[] alone = [.. loans.Select((loan, asset) => new BorrowerQuadrature(Mean(asset), Deviation(asset), loan.debt / Spot, 12, 1).InsolvencyProbability(loan.requirement))];
        ProtocolInsolvency estimate = Of(Model(0), [.. loans.Select((loan, asset) => Borrower(asset, loan.debt, 1 / (1 + loan.requirement)))], 12, 1, 13, 2 * Paths, [.99]);
        for (int asset = 0; asset < 2; asset++) AssertNear(alone[asset], estimate.Accounts[asset].Insolvency, 0.05, 0.002);
        AssertNear(1 - ((1 - alone[0]) * (1 - alone[1])), estimate.Insolvency.Estimate, 0.04, 0.002);
    }

    // Pilots and paths by seed, standard errors of about 5%. Of 100 intervals of 95% 87 or more hold, one false alarm in a thousand; weights wrong by a fifth hold in fewer than a quarter.
    [Fact]
    public void Intervals_cover_over_seeds()
    {
        int[] held = new int[4];
        for (ulong seed = 1; seed <= 100; seed++)
        {
            ProtocolInsolvency estimate = Of(Model(.6), PassedOn3(4.2, 4.5), 3, 0, seed, 16_384, [.99]);
            (Estimate Told, double Exact)[] rows =
            [
                (estimate.Insolvency.Estimate, 1.940303941e-05),
                (estimate.Accounts[0].Insolvency, 1.571619876e-05),
                (estimate.Accounts[1].Insolvency, 3.868175538e-06),
                (estimate.BadDebt, estimate.Accounts.Sum(account => account.Loss.Value)),
            ];
            foreach ((int row, (Estimate told, double exact)) in rows.Index())
                if (told.Interval.Lower <= exact && exact <= told.Interval.Upper) held[row]++;
        }

        Assert.True(held[..3].All(count => count >= 87), string.Join(", ", held));
    }

    // A book of 60 borrowers of one asset or two at distances of their own: what is told agrees with counting, and so does what any of them does together with another.
    [Fact]
    public void A_book_agrees_with_counting()
    {
        MonitoredAccount[] book =
        [
            .. Enumerable.Range(0, 60).Select(i => new MonitoredAccount(
                new MarginAccount($"{i}", new Dictionary<string, double> { ["A"] = 1 + (i % 3), ["B"] = i % 4 }, Spot * (1 + (i % 3) + (i % 4)) * (.78 - (.002 * i)), new Dictionary<string, double>()), 0, true, Rules(1 / 1.05, 1))),
        ];
        PriceModel model = Model(.6);
        ProtocolInsolvency weighted = Of(model, book, 5, 1, 14, Paths, [.999]);
        ProtocolInsolvency counted = Counted(model, book, 5, 1, 4_000_000, [.999]);
        Assert.InRange(counted.Insolvency.Estimate.Value, 1e-4, 2e-2);
        AssertAlike(counted.Insolvency.Estimate, weighted.Insolvency.Estimate);
        AssertAlike(counted.BadDebt, weighted.BadDebt);
        int told = 0;
        foreach ((MemberInsolvency one, MemberInsolvency other) in counted.Accounts.Zip(weighted.Accounts))
        {
            if (other.Insolvency.Untold is not null || !(one.Insolvency.StandardError < .2 * one.Insolvency.Value)) continue;
            AssertAlike(one.Insolvency, other.Insolvency);
            AssertAlike(one.Breach, other.Breach);
            told++;
        }

        Assert.InRange(told, 15, 60);
        foreach (Tails.JointPair pair in counted.Joint.Pairs.Take(5))
            AssertAlike(pair.Both, weighted.Joint.Pairs.First(other => (other.First, other.Second) == (pair.First, pair.Second)).Both);
    }

    [Fact]
    public void Accounts_that_fail_alike_share_their_tilts_and_those_that_are_left_out_are_told_of()
    {
        AccountTilts Search(IEnumerable<MonitoredAccount> accounts) =>
            AccountTilts.OfAny(Model(.6), [], [], [.. accounts], Rules(1, 0), MonitoringDates.Daily(1), 3, .1, 1);
        AccountTilts alone = Search([Borrower(0, Price(0, -4))]);
        AccountTilts alike = Search(Enumerable.Range(0, 500).Select(i => Borrower(0, Price(0, -4) * (1 - (1e-6 * i)))));
        Assert.Equal(alone.PilotPaths, alike.PilotPaths);
        Assert.Empty(alike.Tilts!.Cautions);
        AccountTilts apart = Search(Enumerable.Range(0, 20).Select(i => Borrower(0, Price(0, -3 - i))));
        Assert.StartsWith("4 of 20 accounts lie farther from insolvency than the 16", Assert.Single(apart.Tilts!.Cautions), StringComparison.Ordinal);
    }

    // What no price takes away, and what is lost to counting.
    [Fact]
    public void Where_tilts_do_not_help_there_are_none_and_it_is_said_why()
    {
        AccountTilts safe = AccountTilts.OfAny(Model(.6), [], [], [Borrower(0, 0)], Rules(1, 0), MonitoringDates.Daily(1), 3, .1, 1);
        Assert.Null(safe.Tilts);
        Assert.Contains("found no way to insolvency", safe.Refusal, StringComparison.Ordinal);
        AccountTilts common = AccountTilts.OfAny(Model(.6), [], [], [Borrower(1, Price(1, -1)), Borrower(0, Price(0, -4))], Rules(1, 0), MonitoringDates.Daily(1), 3, .1, AccountTilts.CommonProbability);
        Assert.False(common.SavesPaths);
        Assert.Contains("counting tells of it", common.Refusal, StringComparison.Ordinal);
    }

    private static ProtocolInsolvency Of(PriceModel model, MonitoredAccount[] accounts, int dates, int delay, ulong seed, long paths, double[] levels)
    {
        AccountTilts found = AccountTilts.OfAny(model, [], [], accounts, Rules(1, delay), MonitoringDates.Daily(dates), seed, .1, 1);
        Assert.True(found.Tilts is not null, found.Refusal);
        ProtocolInsolvency estimate = ProtocolInsolvency.Estimate(
            new SimulationRunner(CpuBackend.Widest()), model, [], accounts, Rules(1, delay), MonitoringDates.Daily(dates), new SimulationSettings(paths, seed, Precision.Single), new ProtocolTerms(1, levels), .95,
            tilts: found.Tilts, cancellation: TestContext.Current.CancellationToken);
        estimate.Weights!.Refuse(paths);
        return estimate;
    }

    private static ProtocolInsolvency Counted(PriceModel model, MonitoredAccount[] accounts, int dates, int delay, long paths, double[] levels) => ProtocolInsolvency.Estimate(
        new SimulationRunner(CpuBackend.Widest()), model, [], accounts, Rules(1, delay), MonitoringDates.Daily(dates), new SimulationSettings(paths, 99, Precision.Single), new ProtocolTerms(1, levels), .95,
        cancellation: TestContext.Current.CancellationToken);

    private static MonitoredAccount[] PassedOn3(double first, double second) =>
        [Borrower(0, Spot * Math.Exp(-first * Math.Sqrt(3) * Deviation(0))), Borrower(1, Spot * Math.Exp(-second * Math.Sqrt(3) * Deviation(1)))];

    private static MonitoredAccount Borrower(int asset, double debt, double threshold = 1) =>
        new(new MarginAccount(Name(asset), new Dictionary<string, double> { [Name(asset)] = 1 }, debt, new Dictionary<string, double>()), 0, true, Rules(threshold, 1));

    private static MarginRules Rules(double threshold, int delay) =>
        new(new Dictionary<string, CollateralRule> { ["A"] = new(threshold, threshold), ["B"] = new(threshold, threshold) }, new Dictionary<string, OptionMarginRule>(), delay);

    private static GeometricBrownianModel Model(double correlation) =>
        new(Measure.RealWorld, [new ModelAsset("A", Spot, Volatilities[0], 0), new ModelAsset("B", Spot, Volatilities[1], 0)], [[1, correlation], [correlation, 1]]);

    private static string Name(int asset) => asset == 0 ? "A" : "B";

    private static double Deviation(int asset) => Volatilities[asset] / Math.Sqrt(365);

    private static double Mean(int asset) => -Deviation(asset) * Deviation(asset) / 2;

    private static double Price(int asset, double deviations) => Spot * Math.Exp((Deviation(asset) * deviations) + Mean(asset));

    // Mean of (debt - S)+ after a day, the debt so many deviations below.
    private static double Put(int asset, double deviations) =>
        (Price(asset, -deviations) * Normal.CDF(0, 1, -deviations)) - (Spot * Normal.CDF(0, 1, -deviations - Deviation(asset)));

    private static void AssertAlike(Estimate counted, Estimate weighted)
    {
        double error = Math.Sqrt((counted.StandardError * counted.StandardError) + (weighted.StandardError * weighted.StandardError));
        Assert.True(Math.Abs(counted.Value - weighted.Value) <= Farthest * error, FormattableString.Invariant($"{counted.Value} ± {counted.StandardError} counted, {weighted.Value} ± {weighted.StandardError} weighted, {weighted.Method}"));
    }

    private static void AssertNear(double exact, Estimate estimate, double most, double slack = 0) => Assert.True(
        Math.Abs(estimate.Value - exact) <= (Farthest * estimate.StandardError) + (slack * exact) && estimate.StandardError <= most * exact,
        FormattableString.Invariant($"{exact} against {estimate.Value} ± {estimate.StandardError}, {estimate.Method}"));
}
