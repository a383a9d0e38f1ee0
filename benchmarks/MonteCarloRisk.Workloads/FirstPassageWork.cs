using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Processes;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Kernels.RandomNumbers;
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

    private const double Volatility = 0.9;
    private const double Correlation = 0.5;
    private const double DebtShare = 0.6;

    public static SimulationPlan<DiscreteFirstPassage<GeometricBrownianMotion<PhiloxNormals>>> Plan(int assets, int paths, Precision precision) =>
        Plan(assets, new SimulationSettings(paths, Seed: 42, precision));

    public static SimulationPlan<DiscreteFirstPassage<GeometricBrownianMotion<PhiloxNormals>>> Plan(int assets, SimulationSettings settings)
    {
        int[] indices = [.. Enumerable.Range(0, assets)];
        var model = new GeometricBrownianModel(
            Measure.RealWorld,
            [.. indices.Select(index => new GeometricBrownianAsset($"asset {index}", Spot: 1, Volatility, Drift: 0))],
            [.. indices.Select(row => indices.Select(column => row == column ? 1 : Correlation).ToArray())]);
        return FirstPassagePlan.Discrete(
            model,
            [.. indices.Select(_ => 1.0)],
            DebtShare * assets,
            TimeGrid.Uniform((double)Steps / MonitoringDates.DaysPerYear, Steps),
            settings);
    }
}
