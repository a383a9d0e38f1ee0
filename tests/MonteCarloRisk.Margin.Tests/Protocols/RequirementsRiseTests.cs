using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Markets;
using MonteCarloRisk.Domain.Protocols.Oracles;
using MonteCarloRisk.Margin.Protocols;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Margin.Tests.Protocols;

/// <summary>
/// What random protocols are asked for does not fall as prices become more volatile, on the same random numbers: the fund that bad debt passes with a chance of 3%, and the largest of four liquidation thresholds that keeps the chance of bad debt at 3%, at the upper end of its interval.
/// Volatilities are multiples of 1.4, across which both move by far more than the error of so many paths, or not at all.
/// </summary>
public sealed class RequirementsRiseTests
{
    private const double TailLevel = .97;
    private const double Target = .03;
    private static readonly double[] Multiples = [1, 1.4, 1.96];
    private static readonly double[] Thresholds = [.55, .65, .75, .85];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_fund_that_is_needed_rises_with_volatility(int seed)
    {
        double[] needed = [.. Multiples.Select(multiple => Fund(seed, multiple))];
        Assert.Equal(needed.Order(), needed);
        Assert.True(needed[^1] > needed[0]);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_threshold_that_keeps_a_target_falls_with_volatility(int seed)
    {
        double[] kept = [.. Multiples.Select(multiple => Threshold(seed, multiple))];
        Assert.Equal(kept.OrderDescending(), kept);
        Assert.True(kept[^1] < kept[0]);
    }

    private static double Fund(int seed, double multiple)
    {
        (PriceModel model, LendingProtocol protocol) = Draw(seed, multiple);
        return LendingProtocolInsolvency.Estimate(Runner, model, protocol, Dates, Settings, [TailLevel], 0, .95, TestContext.Current.CancellationToken).BadDebt[0].ValueAtRisk.Value;
    }

    // None at all where no threshold keeps it.
    private static double Threshold(int seed, double multiple)
    {
        (PriceModel model, LendingProtocol protocol) = Draw(seed, multiple);
        LendingProtocol At(double threshold) => protocol with { Collateral = protocol.Collateral.ToDictionary(pair => pair.Key, pair => pair.Value with { LiquidationThreshold = threshold }) };
        return ParameterCurve.Simulate(Runner, model, [.. Thresholds.Select(threshold => (threshold, At(threshold)))], Target, Dates, Settings, .95, TestContext.Current.CancellationToken).Keeping.DefaultIfEmpty(0).Max();
    }

    private static SimulationRunner Runner { get; } = new(CpuBackend.Widest());

    private static MonitoringDates Dates { get; } = new(96, 1 / (365.0 * 48));

    private static SimulationSettings Settings { get; } = new(2048, 11, Precision.Single);

    // Debts of two thirds of the collateral, in markets without drift.
    private static (PriceModel Model, LendingProtocol Protocol) Draw(int seed, double multiple)
    {
        var random = new Random(seed);
        double Between(double low, double high) => low + ((high - low) * random.NextDouble());
        double volatility = multiple * Between(2.5, 3.5), bonus = Between(.01, .06);
        LiquidationMechanism liquidation = random.Next(3) switch
        {
            0 => new LiquidationMechanism.FixedBonus(bonus, Between(.3, 1), .95, 0),
            1 => new LiquidationMechanism.DutchAuction(bonus, Between(1, 1.2), new AuctionDecline.Linear(Between(36_000, 90_000)), 20_000, .6, 1, .001, 10, null),
            _ => new LiquidationMechanism.ReverseDiscount(bonus, 0),
        };
        return (
            new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("A0", 100, volatility, 0)], [[1]]),
            new LendingProtocol(
                new Dictionary<string, CollateralMarket> { ["A0"] = new(.8, new PriceOracle.Push(3600, .01, 600), liquidation, new MarketDepth(Between(2000, 20_000), Between(600, 7200), 0)) },
                [.. Enumerable.Range(0, 8).Select(i => new LendingPosition($"p{i}", "A0", 10, 1000 * Between(.62, .74)))],
                new KeeperPool(Between(2000, 20_000), Between(600, 7200), 10, 0, Between(.5, .9), Between(3600, 30_000), 5),
                new GasMarket.MeanReverting(1, "A0", 2, 3600, .3)));
    }
}
