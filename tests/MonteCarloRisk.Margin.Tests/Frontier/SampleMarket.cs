using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Margin.Tests.Frontier;

/// <summary>Markets of lognormal prices that begin at 100.</summary>
internal static class SampleMarket
{
    public static MarketCalibration Calibrate(Market market) => new MarginCalibrator(new SimulationRunner(CpuBackend.Widest())).Calibrate(market);

    /// <summary>Each asset with a threshold, and accounts of collateral and debt.</summary>
    public static Market Of((string Name, double Volatility, double Threshold)[] assets, double correlation, (Dictionary<string, double> Collateral, double Debt)[] accounts, double target, int horizon, long paths) => new(
        "test",
        new DateOnly(2026, 1, 1),
        new MarketDataSummary([], [], new DateOnly(2025, 1, 1), new DateOnly(2026, 1, 1), 0, 365),
        new GeometricBrownianModel(
            Measure.RealWorld,
            [.. assets.Select(asset => new ModelAsset(asset.Name, 100, asset.Volatility, 0))],
            [.. assets.Select((_, i) => (IReadOnlyList<double>)[.. assets.Select((_, j) => i == j ? 1.0 : correlation)])]),
        new MarginRules(assets.ToDictionary(asset => asset.Name, asset => new CollateralRule(asset.Threshold - .1, asset.Threshold)), new Dictionary<string, OptionMarginRule>(), 1),
        [],
        [.. accounts.Select((account, i) => new MarginAccount($"account {i + 1}", account.Collateral, account.Debt, new Dictionary<string, double>()))],
        new SolvencyTarget(target, .05, .95, horizon),
        new SimulationSettings(paths, 9, Precision.Single));
}
