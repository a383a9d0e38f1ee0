using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Estimation.ImportanceSampling;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Tests.Monitoring;

/// <summary>
/// Accounts that fail by moves of prices which lie apart, weighted, against closed forms: a tilt towards one of them alone leaves the rest out, and neither effective hits nor the mean likelihood ratio show it.
/// 22 rows at |z| &lt;= 4.5 (a false alarm in 7,000), with standard errors below 2.5%, so that a side that is missed shows where it is a tenth of all.
/// </summary>
public sealed class FailureManyWaysTests
{
    private const double Spot = 100, Volatility = 0.8, Day = 1 / 365.0, Expiry = 30 / 365.0;

    // Rise and fall of the price, in standard deviations, at which the account is worth nothing.
    public static TheoryData<double, double, ulong> Edges
    {
        get
        {
            var edges = new TheoryData<double, double, ulong>();
            foreach ((double up, double down) in ((double, double)[])[(4.7, 4.7), (4.7, 5.0), (5.0, 4.7), (5.3, 4.6)])
            {
                edges.Add(up, down, 1);
                edges.Add(up, down, 2);
            }

            return edges;
        }
    }

    [Theory]
    [MemberData(nameof(Edges))]
    public void A_strangle_fails_on_both_sides(double up, double down, ulong seed)
    {
        (double above, double below) = (Price(up), Price(-down));
        double puts = (Call(above, 110) - Call(below, 110)) / (Put(below, 90) - Put(above, 90));
        var account = new MarginAccount("a", new Dictionary<string, double>(), 0, new Dictionary<string, double> { ["call"] = -1, ["put"] = -puts })
        {
            Cash = Call(above, 110) + (puts * Put(above, 90)),
        };
        AssertNear(Normal.CDF(0, 1, -up) + Normal.CDF(0, 1, -down), Insolvency(["A"], [Option("call", "A", OptionRight.Call, 110), Option("put", "A", OptionRight.Put, 90)], account, seed));
    }

    [Theory]
    [MemberData(nameof(Edges))]
    public void A_borrower_who_writes_more_calls_than_the_collateral_covers_fails_on_both_sides(double up, double down, ulong seed)
    {
        (double above, double below) = (Price(up), Price(-down));
        double calls = (above - below) / (Call(above, 110) - Call(below, 110));
        double debt = below - (calls * Call(below, 110));
        var account = new MarginAccount("a", new Dictionary<string, double> { ["A"] = 1 }, debt, new Dictionary<string, double> { ["call"] = -calls });
        AssertNear(Normal.CDF(0, 1, -up) + Normal.CDF(0, 1, -down), Insolvency(["A"], [Option("call", "A", OptionRight.Call, 110)], account, seed));
    }

    // Of independent assets: ∫ phi(x) P(C_B >= cash - C_A(x)) dx.
    [Theory]
    [InlineData(24, 1)]
    [InlineData(24, 2)]
    [InlineData(24, 3)]
    [InlineData(28, 1)]
    [InlineData(28, 2)]
    [InlineData(28, 3)]
    public void Calls_on_two_assets_fail_by_either(double cash, ulong seed)
    {
        var account = new MarginAccount("a", new Dictionary<string, double>(), 0, new Dictionary<string, double> { ["A-call"] = -1, ["B-call"] = -1 }) { Cash = cash };
        double Edge(double left)
        {
            (double low, double high) = (-12, 12);
            for (int step = 0; step < 60; step++) (low, high) = Call(Price((low + high) / 2), 110) < left ? ((low + high) / 2, high) : (low, (low + high) / 2);
            return low;
        }

        double Integrand(double x) => Normal.PDF(0, 1, x) * Normal.CDF(0, 1, -Edge(cash - Call(Price(x), 110)));
        double exact = Enumerable.Range(-12, 24).Sum(left => GaussLegendreRule.Integrate(Integrand, left, left + 1, 64));
        AssertNear(exact, Insolvency(["A", "B"], [Option("A-call", "A", OptionRight.Call, 110), Option("B-call", "B", OptionRight.Call, 110)], account, seed));
    }

    private static Estimate Insolvency(string[] assets, EuropeanOption[] contracts, MarginAccount account, ulong seed)
    {
        double[][] correlation = [.. assets.Select((_, i) => assets.Select((_, j) => i == j ? 1.0 : 0).ToArray())];
        var model = new GeometricBrownianModel(Measure.RealWorld, [.. assets.Select(asset => new ModelAsset(asset, Spot, Volatility, 0))], correlation);
        var rules = new MarginRules(
            assets.ToDictionary(asset => asset, _ => new CollateralRule(1, 1)), assets.ToDictionary(asset => asset, _ => new OptionMarginRule(0, 0)), 0);
        var dates = new MonitoringDates(1, Day);
        var found = AccountTilts.Of(model, contracts, [], new MonitoredAccount(account, 0, true), rules, dates, seed, 0.1);
        Assert.True(found.SavesPaths, found.Refusal);
        var estimate = AccountInsolvency.Estimate(
            new SimulationRunner(CpuBackend.Widest()), model, contracts, account, rules, dates, new SimulationSettings(100_000, seed, Precision.Single), new ProtocolTerms(null, [0.99]), .95,
            tilts: found.Tilts, cancellation: TestContext.Current.CancellationToken);
        estimate.Weights!.Refuse(100_000);
        return estimate.Insolvency.Estimate;
    }

    private static void AssertNear(double exact, Estimate estimate)
    {
        Assert.InRange(Math.Abs(estimate.Value - exact) / estimate.StandardError, 0, 4.5);
        Assert.InRange(estimate.StandardError / exact, 0, 0.025);
    }

    private static EuropeanOption Option(string name, string underlying, OptionRight right, double strike) => new(name, underlying, right, strike, Expiry, Volatility, 0, 0);

    private static double Price(double deviations) => Spot * Math.Exp((Volatility * Math.Sqrt(Day) * deviations) - (Volatility * Volatility * Day / 2));

    // Black-Scholes at the end of the day, without interest.
    private static double Call(double spot, double strike)
    {
        double deviation = Volatility * Math.Sqrt(Expiry - Day);
        double d = (Math.Log(spot / strike) / deviation) + (deviation / 2);
        return (spot * Normal.CDF(0, 1, d)) - (strike * Normal.CDF(0, 1, d - deviation));
    }

    private static double Put(double spot, double strike) => Call(spot, strike) - spot + strike;
}
