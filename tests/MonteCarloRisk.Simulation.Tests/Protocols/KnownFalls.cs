using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Markets;
using MonteCarloRisk.Domain.Protocols.Oracles;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.Protocols;
using MonteCarloRisk.Simulation.Protocols;

namespace MonteCarloRisk.Simulation.Tests.Protocols;

/// <summary>Protocols on steps of five minutes whose price S(k) = spot ratio^k is known, so that their course is.</summary>
internal static class KnownFalls
{
    public const double StepYears = 1 / (365.0 * 288);
    private const double Relative = 1e-9;

    public static KeeperPool Free { get; } = new(1e12, 60, 1, 0, 1, 60, 1);

    public static LendingProtocol Vault(double units, double debt, double threshold, LiquidationMechanism liquidation, MarketDepth? depth = null) =>
        new(new Dictionary<string, CollateralMarket> { ["ETH"] = new(threshold, new PriceOracle.Spot(), liquidation, depth) }, [new LendingPosition("vault", "ETH", units, debt)], Free, new GasMarket.MeanReverting(0, "ETH", 0, 600, 0));

    public static ProtocolPath Follow(LendingProtocol protocol, double spot, double ratio, int dates) => ProtocolTrace.Follow(Plan(protocol, spot, ratio, dates, 1), 0);

    /// <summary>Follows prices that are given, the first of today, in steps of five minutes.</summary>
    public static ProtocolPath FollowGiven(LendingProtocol protocol, IReadOnlyList<double> prices)
    {
        var model = new GivenPathModel([.. prices.Select((_, i) => 300.0 * i)], [new GivenAsset("ETH", prices, 0, 0)]);
        return ProtocolTrace.Follow(ProtocolPlan.Create(model, protocol, new MonitoringDates(prices.Count - 1, StepYears), new SimulationSettings(1, 1, Precision.Double)), 0);
    }

    public static SimulationPlan Plan(LendingProtocol protocol, double spot, double ratio, int dates, long paths)
    {
        var model = new GeometricBrownianModel(Measure.RealWorld, [new ModelAsset("ETH", spot, 0, Math.Log(ratio) / StepYears)], [[1]]);
        return ProtocolPlan.Create(model, protocol, new MonitoringDates(dates, StepYears), new SimulationSettings(paths, 1, Precision.Double));
    }

    public static void Close(double expected, double actual, double relative = Relative) => Assert.InRange(actual, expected - (relative * Math.Abs(expected)), expected + (relative * Math.Abs(expected)));
}
