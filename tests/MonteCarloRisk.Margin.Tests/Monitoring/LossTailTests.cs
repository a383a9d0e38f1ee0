using MathNet.Numerics.Distributions;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Margin.Tails;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Tests.Monitoring;

/// <summary>
/// One unit against plain debt D, watched on one date without delay: the loss is (D - S)+ and the value liquidated S where S is below D, both in closed form under a lognormal S.
/// Value at risk is D less the quantile of S, expected shortfall D less the mean of S below it, spot exp(drift) Φ(z - volatility) / (1 - α).
/// </summary>
public sealed class LossTailTests
{
    private const double Spot = 100, Volatility = 0.4, Drift = 0.05, Debt = 90, Fund = 30;
    private const long Paths = 2_000_000;
    private static readonly double[] Levels = [0.5, 0.9, 0.95, 0.99, 0.999];

    // 16 rows; |z| <= 5 in all of them fails by chance once in 100,000 times. The interval of a quantile of continuous losses covers at 95%, the bound is three times as wide.
    [Fact]
    public void Losses_and_liquidations_of_a_lognormal_price_are_those_of_the_closed_form()
    {
        ProtocolLossTail tail = Estimate(Paths, Fund).Tail;
        for (int i = 0; i < Levels.Length; i++)
        {
            double share = 1 - Levels[i];
            double z = Normal.InvCDF(0, 1, share);
            double quantile = Math.Max(0, Debt - Price(z));
            double insolvent = Normal.CDF(0, 1, Deviate(Debt));
            double shortfall = ((Debt * Math.Min(share, insolvent)) - PartialMean(Math.Min(z, Deviate(Debt)))) / share;
            AssertNear(quantile, tail.BadDebt[i].ValueAtRisk);
            AssertNear(shortfall, tail.BadDebt[i].ExpectedShortfall);

            // P(x < S < D) = 1 - α where that is below P(S < D).
            double liquidated = share < insolvent ? Price(Normal.InvCDF(0, 1, insolvent - share)) : 0;
            AssertNear(liquidated, tail.Liquidations[i].ValueAtRisk);
        }

        AssertNear(Normal.CDF(0, 1, Deviate(Debt - Fund)), tail.Backstop!.Probability);
        AssertNear(((Debt - Fund) * Normal.CDF(0, 1, Deviate(Debt - Fund))) - PartialMean(Deviate(Debt - Fund)), tail.Backstop.ExpectedLoss);
        AssertNear(PartialMean(Deviate(Debt)), tail.ExpectedLiquidations);
        Assert.Equal(0, tail.BadDebt[0].ValueAtRisk.Interval.Upper);
    }

    // With 20,000 paths 20 lie beyond 99.9%: enough to bound a quantile, too few for a shortfall; none beyond a fund of 85, which would take a price of 5.
    [Fact]
    public void Few_paths_are_told_to_be_few()
    {
        ProtocolLossTail tail = Estimate(20_000, 85).Tail;
        Assert.True(double.IsFinite(tail.BadDebt[4].ValueAtRisk.Value));
        Assert.True(double.IsNaN(tail.BadDebt[4].ExpectedShortfall.Value));
        Assert.Contains("20 samples lie beyond the 0.999 quantile; 100 are needed", tail.BadDebt[4].ExpectedShortfall.Method, StringComparison.Ordinal);
        Assert.Equal(0, tail.Backstop!.Probability.Value);
        Assert.Equal(1 - Math.Pow(0.025, 1.0 / 20_000), tail.Backstop.Probability.Interval.Upper, 1e-9);
        Assert.Contains("rule of three: below 3 / paths = 1.5e-4", tail.Backstop.Probability.Method, StringComparison.Ordinal);
        Assert.True(tail.Backstop.ExpectedLoss.Interval.Upper > 0 && double.IsFinite(tail.Backstop.ExpectedLoss.Interval.Upper));
    }

    private static AccountInsolvency Estimate(long paths, double fund) => AccountInsolvency.Estimate(
        new SimulationRunner(CpuBackend.Widest()),
        new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("A", Spot, Volatility, Drift)], [[1]]),
        [],
        new MarginAccount("a", new Dictionary<string, double> { ["A"] = 1 }, Debt, new Dictionary<string, double>()),
        new MarginRules(new Dictionary<string, CollateralRule> { ["A"] = new(1, 1) }, new Dictionary<string, OptionMarginRule>(), 0),
        new MonitoringDates(1, 1),
        new SimulationSettings(paths, 17, Precision.Single),
        new ProtocolTerms(fund, Levels),
        0.95);

    private static double Price(double z) => Spot * Math.Exp(Drift - (Volatility * Volatility / 2) + (Volatility * z));

    private static double Deviate(double price) => (Math.Log(price / Spot) - Drift + (Volatility * Volatility / 2)) / Volatility;

    // E S 1{Z < z}.
    private static double PartialMean(double z) => Spot * Math.Exp(Drift) * Normal.CDF(0, 1, z - Volatility);

    // A quantile in a bucket of 1 / 512 of itself may be off by a part of that; where the loss is zero nothing may be off.
    private static void AssertNear(double expected, Estimate actual)
    {
        double slack = (5 * actual.StandardError) + (expected / 5120);
        Assert.InRange(actual.Value, expected - slack, expected + slack);
        Assert.InRange(expected, actual.Interval.Lower - (1.6 * (actual.Value - actual.Interval.Lower)), actual.Interval.Upper + (1.6 * (actual.Interval.Upper - actual.Value)));
    }
}
