using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Tests.Execution;

/// <summary>A call on one asset at the end of one step: the fastest blocks there are.</summary>
internal static class OneStepPlan
{
    public const double Spot = 100;
    public const double Strike = 110;
    public const double Volatility = 0.2;
    public const double Rate = 0.05;

    public static SimulationPlan Create(long paths, ulong seed = 7) => Create(new SimulationSettings(paths, seed, Precision.Single));

    public static SimulationPlan Create(SimulationSettings settings) => BasketOptionPlan.Create(
        new GeometricBrownianModel(Measure.RiskNeutral, [new("A", Spot, Volatility, Rate)], [[1]]),
        new EuropeanBasketOption(OptionRight.Call, BasketAggregation.Sum, [1], Strike, 1),
        Rate,
        settings);
}
