using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Workloads;

/// <summary>
/// The work that throughput is measured by. On each step: a normal an asset, the correlated move, the price of each asset, the value of the
/// basket, its running minimum. The unit is the factor-step: one asset over one step of one path.
/// </summary>
public static class FirstPassageWork
{
    public const int Steps = 32;
    public const int Paths = 1 << 18;

    /// <summary>Price of each asset at the start; one unit is held of each.</summary>
    public const double Spot = 1;

    /// <summary>Drift of each asset a year.</summary>
    public const double Drift = 0;

    /// <summary>Volatility of each asset a year.</summary>
    public const double Volatility = 0.9;

    /// <summary>Correlation of each two assets.</summary>
    public const double Correlation = 0.5;

    /// <summary>Debt over the value of the basket at the start.</summary>
    public const double DebtShare = 0.6;

    /// <summary>Years to the last date; a step is a day.</summary>
    public const double Horizon = (double)Steps / MonitoringDates.DaysPerYear;

    private const ulong Seed = 42;

    public static SimulationPlan Plan(int assets, int paths, Precision precision) =>
        Plan(assets, new SimulationSettings(paths, Seed, precision));

    public static SimulationPlan Plan(int assets, SimulationSettings settings) =>
        FirstPassagePlan.Discrete(
            Model(assets, Measure.RealWorld), [.. Enumerable.Repeat(1.0, assets)], DebtShare * assets * Spot, TimeGrid.Uniform(Horizon, Steps), settings);

    /// <summary>The assets: all alike, each two correlated alike.</summary>
    public static GeometricBrownianModel Model(int assets, Measure measure)
    {
        int[] indices = [.. Enumerable.Range(0, assets)];
        return new GeometricBrownianModel(
            measure,
            [.. indices.Select(index => new ModelAsset($"asset {index}", Spot, Volatility, Drift))],
            [.. indices.Select(row => indices.Select(column => row == column ? 1 : Correlation).ToArray())]);
    }
}
