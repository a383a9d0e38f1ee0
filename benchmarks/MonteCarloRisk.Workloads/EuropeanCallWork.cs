using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Processes;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Kernels.RandomNumbers;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Workloads;

/// <summary>
/// A European call at the money on the average of the assets of <see cref="FirstPassageWork"/>, on its dates. One step would do; engines of
/// other libraries are timed on paths, and paths have dates.
/// </summary>
public static class EuropeanCallWork
{
    public static SimulationPlan<BasketOption<GeometricBrownianMotion<PhiloxNormals>>> Plan(int assets, SimulationSettings settings)
    {
        var tables = new PlanTables();
        GeometricBrownianMotion<PhiloxNormals> process = GeometricBrownianPlan.Add(
            tables, FirstPassageWork.Model(assets, Measure.RiskNeutral), TimeGrid.Uniform(FirstPassageWork.Horizon, FirstPassageWork.Steps), settings.Seed);
        const double call = 1;
        const double discountFactor = 1;
        var program = new BasketOption<GeometricBrownianMotion<PhiloxNormals>>(
            process,
            (int)BasketAggregation.Sum,
            PriceSlot: tables.AddState(assets),
            WeightParameter: tables.AddParameters([.. Enumerable.Repeat(1.0 / assets, assets), FirstPassageWork.Spot, call, discountFactor]));
        tables.AddMoments(0);
        return new("european-call-on-dates", program, tables, BasketOption<GeometricBrownianMotion<PhiloxNormals>>.Tallies, new TrackedEstimate.Mean("price", 0), settings);
    }
}
