using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Processes;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>Plans of the first passage of collateral below a plain debt.</summary>
public static class FirstPassagePlan
{
    // Stands for the infinite 2 / (volatility^2 dt) of a step without variance; its bridge crosses only where an end does.
    private const double NoVariance = 1e30;

    /// <summary>Plans monitoring at equally spaced dates up to the horizon, the start not among them.</summary>
    /// <param name="model">The model.</param>
    /// <param name="quantities">Units held of each asset, in the model's order.</param>
    /// <param name="debt">Debt in the numéraire.</param>
    /// <param name="grid">The monitoring dates are the ends of its steps.</param>
    /// <param name="settings">Paths, seed and precision.</param>
    /// <exception cref="InputException">A value is out of range.</exception>
    public static SimulationPlan Discrete(PriceModel model, IReadOnlyList<double> quantities, double debt, TimeGrid grid, SimulationSettings settings)
    {
        if (quantities.Count != model.Assets.Count) throw new InputException("collateral", $"{quantities.Count} quantities; {model.Assets.Count} are needed, one an asset");
        var tables = new PlanTables();
        return ProcessPlan.Add(tables, model, grid, settings, new OnDates(tables, quantities, debt, settings));
    }

    /// <summary>Plans continuous monitoring of one asset against plain debt, by the crossing probability of the Brownian bridge.</summary>
    /// <param name="model">The model, of one asset.</param>
    /// <param name="quantity">Units held, above zero.</param>
    /// <param name="debt">Debt in the numéraire, above zero.</param>
    /// <param name="grid">The steps; the result does not depend on them but for its variance.</param>
    /// <param name="settings">Paths, seed and precision.</param>
    /// <exception cref="InputException">There is more than one asset, or nothing is held or owed.</exception>
    public static SimulationPlan<ContinuousFirstPassage<GeometricBrownianMotion<PhiloxNormals>>> Continuous(
        GeometricBrownianModel model, double quantity, double debt, TimeGrid grid, SimulationSettings settings)
    {
        if (model.Assets.Count != 1)
        {
            throw new InputException("monitoring", $"continuous monitoring of {model.Assets.Count} assets; it is exact for one asset against plain debt only, since the bridges of correlated assets are not independent");
        }

        if (!(quantity > 0) || !(debt > 0)) throw new InputException("monitoring", "continuous monitoring needs a collateral and a debt above zero");
        var tables = new PlanTables();
        var process = GeometricBrownianPlan.Add(tables, model, grid, settings.Seed);
        double spot = model.Assets[0].Spot;
        double variance = model.Assets[0].Volatility * model.Assets[0].Volatility;
        double barrier = Double1.Log(new Double1(debt / (quantity * spot))).Value;
        var program = new ContinuousFirstPassage<GeometricBrownianMotion<PhiloxNormals>>(
            process,
            BarrierParameter: tables.AddParameters([barrier, .. grid.StepLengths.Select(length => variance * length > 2 / NoVariance ? 2 / (variance * length) : NoVariance)]));
        tables.AddMoments(0);
        return new SimulationPlan<ContinuousFirstPassage<GeometricBrownianMotion<PhiloxNormals>>>(
            PathPrograms.ContinuousFirstPassage + GeometricBrownianPlan.Name,
            program,
            tables,
            ContinuousFirstPassage<GeometricBrownianMotion<PhiloxNormals>>.Tallies,
            new TrackedEstimate.Mean("insolvency probability", 0),
            settings);
    }

    private sealed record OnDates(PlanTables Tables, IReadOnlyList<double> Quantities, double Debt, SimulationSettings Settings) : IProcessVisitor<SimulationPlan>
    {
        public SimulationPlan Visit<TProcess>(TProcess process, string name)
            where TProcess : unmanaged, IProcess => new SimulationPlan<DiscreteFirstPassage<TProcess>>(
            PathPrograms.DiscreteFirstPassage + name,
            new DiscreteFirstPassage<TProcess>(process, QuantityParameter: Tables.AddParameters([.. Quantities, Debt])),
            Tables,
            DiscreteFirstPassage<TProcess>.Tallies,
            new TrackedEstimate.Probability("insolvency probability", 0),
            Settings);
    }
}
