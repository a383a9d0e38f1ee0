using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Liquidity;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Margin.Tests.Liquidity;

/// <summary>Thresholds by size of position, and the rule itself, against quadrature.</summary>
public sealed class SizeRequirementTests
{
    private const double Volatility = 1.2, Target = .01, DailyVolume = 4e6, Holding = 20_000;
    private static readonly double Deviation = Volatility * Math.Sqrt(1.0 / 365);
    private static readonly double Mean = -Volatility * Volatility / 2 / 365;

    // One date to breach on and one day of delay: with r1 and r2 normal, P(r1 < 0, S(1 - s(S)) < L) where S = exp(r1 + r2) and s is the square root of what is sold; what a sale brings rises with S, so S has
    // a bound for each L, found by bisection.
    [Fact]
    public void Under_the_square_root_the_thresholds_are_those_of_quadrature()
    {
        MarketCalibration calibration = Calibrate(1_600_000, stressExponent: 0);
        Assert.Equal(4, calibration.Sizes.Count);
        foreach (SizeRequirement size in calibration.Sizes)
        {
            double exact = Quantile(price => price * (1 - .002 - (Volatility / Math.Sqrt(365) * Math.Sqrt(size.Value * price / DailyVolume)) - .01));
            double slack = (2.5 * size.LiquidationThreshold!.StandardError) + .002;
            Assert.InRange(exact, size.LiquidationThreshold.Interval.Lower - slack, size.LiquidationThreshold.Interval.Upper + slack);
            Assert.True(size.LiquidationThreshold.StandardError < .005, $"{size.LiquidationThreshold.StandardError}");
        }

        SizeRequirement standard = Assert.Single(calibration.Sizes, size => size.IsStandard);
        Assert.Equal(Holding * 100, standard.Value, 1e-6);
        Assert.Equal(standard.LiquidationThreshold!.Value, calibration.Collateral[0].LiquidationThreshold!.Value);
        Assert.InRange(calibration.Collateral[0].RecommendedInsolvencyProbability.Value, .8 * Target, Target);
        Assert.Equal(new LiquidationPenalty(.01, 0), calibration.Collateral[0].Recommended.Penalty);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Larger_positions_have_lower_limits(double stressExponent)
    {
        MarketCalibration calibration = Calibrate(50_000, stressExponent);
        Assert.Equal(calibration.Sizes.Select(size => size.Value).Order(), calibration.Sizes.Select(size => size.Value));
        foreach ((SizeRequirement small, SizeRequirement large) in calibration.Sizes.Zip(calibration.Sizes.Skip(1)))
        {
            Assert.True(small.LiquidationThreshold!.Value > large.LiquidationThreshold!.Value, $"{small} {large}");
            Assert.True(small.LiquidationThreshold.Interval.Lower > large.LiquidationThreshold.Interval.Lower);
            Assert.True(small.LoanToValue!.Value > large.LoanToValue!.Value);
        }
    }

    // Where the bonus pays for slippage small positions are alike, and only the buckets that they are counted in differ.
    [Fact]
    public void Limits_never_rise_with_size()
    {
        MarketCalibration calibration = Calibrate(200_000, 2, new LiquidationPenalty(.15, 0, SlippagePayer.Liquidator), [.. Enumerable.Range(1, 12).Select(i => i * i * .4)]);
        Assert.Equal(13, calibration.Sizes.Count);
        foreach ((SizeRequirement small, SizeRequirement large) in calibration.Sizes.Zip(calibration.Sizes.Skip(1)))
        {
            Assert.True(small.Value < large.Value);
            foreach (Func<SizeRequirement, double> limit in new Func<SizeRequirement, double>[] { one => one.LiquidationThreshold!.Value, one => one.LiquidationThreshold!.Interval.Lower, one => one.LiquidationThreshold!.Interval.Upper, one => one.LoanToValue!.Value })
                Assert.True(limit(small) >= limit(large), $"{small} {large}");
        }
    }

    [Fact]
    public void A_market_that_is_thinner_in_stress_asks_for_more() =>
        Assert.True(Calibrate(50_000, 2).Collateral[0].LiquidationThreshold!.Value < Calibrate(50_000, 0).Collateral[0].LiquidationThreshold!.Value - .002);

    private static double Quantile(Func<double, double> net)
    {
        (double lower, double upper) = (.3, 1);
        for (int i = 0; i < 40; i++)
        {
            double middle = (lower + upper) / 2;
            (double low, double high) = (.2, 3);
            for (int j = 0; j < 60; j++)
            {
                double price = (low + high) / 2;
                if (net(price) < middle) low = price;
                else high = price;
            }

            double bound = Math.Log(low);
            double probability = GaussLegendreRule.Integrate(
                r => Normal.PDF(Mean, Deviation, r) * Normal.CDF(Mean, Deviation, bound - r), Mean - (9 * Deviation), 0, 128);
            if (probability > Target) upper = middle;
            else lower = middle;
        }

        return lower;
    }

    private static MarketCalibration Calibrate(long paths, double stressExponent, LiquidationPenalty? penalty = null, double[]? sizes = null)
    {
        var liquidity = new LiquidityModel.SquareRoot(.004, 1, Volatility / Math.Sqrt(365), DailyVolume) { StressExponent = stressExponent };
        var market = new Market(
            "test",
            new DateOnly(2026, 1, 1),
            new MarketDataSummary([], [], new DateOnly(2025, 1, 1), new DateOnly(2026, 1, 1), 0, 365),
            new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("A", 100, Volatility, 0)], [[1]]),
            new MarginRules(new Dictionary<string, CollateralRule> { ["A"] = new(.6, .7) { Penalty = penalty ?? new LiquidationPenalty(.01, 0) } }, new Dictionary<string, OptionMarginRule>(), 1),
            [],
            [.. new[] { 5, Holding }.Select(units => new MarginAccount($"account {units}", new Dictionary<string, double> { ["A"] = units }, 60 * units, new Dictionary<string, double>()))],
            new SolvencyTarget(Target, .05, .95, 1),
            new SimulationSettings(paths, 9, Precision.Single))
        {
            Liquidity = new MarketLiquidity(new Dictionary<string, LiquidityModel> { ["A"] = liquidity }, sizes ?? [.5, 2, 30]),
        };
        return new MarginCalibrator(new SimulationRunner(CpuBackend.Widest())).Calibrate(market);
    }
}
