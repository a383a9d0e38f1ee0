using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Processes;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Kernels.RandomNumbers;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>Plans of the first passage of any of several isolated positions, each of one asset, watched at every instant.</summary>
public static class ContinuousUnionPlan
{
    // Stands for the infinite 2 / (volatility^2 dt) of a step without variance; its bridge crosses only where an end does.
    private const double NoVariance = 1e30;

    /// <summary>Plans the bounds of the probability that any fails, and each position's own.</summary>
    /// <param name="model">The model.</param>
    /// <param name="positions">The positions, each of one asset.</param>
    /// <param name="grid">The steps: the more, the closer the bounds.</param>
    /// <param name="settings">Paths, seed and precision.</param>
    /// <exception cref="InputException">A position has several assets, cannot fail, or has failed at any price.</exception>
    public static SimulationPlan Create(GeometricBrownianModel model, IReadOnlyList<IsolatedPosition> positions, TimeGrid grid, SimulationSettings settings)
    {
        TiltedUnionPlan.Check(model, positions);
        var tables = new PlanTables();
        GeometricBrownianMotion<PhiloxNormals> process = GeometricBrownianPlan.Add(tables, model, grid, settings.Seed);
        int[] assets = [.. positions.Select(Asset)];
        var program = new ContinuousUnionPassage<GeometricBrownianMotion<PhiloxNormals>>(
            process,
            positions.Count,
            StateSlot: tables.AddState(2 * positions.Count),
            AssetInteger: tables.AddIntegers(assets),
            BarrierParameter: tables.AddParameters(positions.SelectMany((position, i) => Numbers(model.Assets[assets[i]], position.Quantities[assets[i]], position.Debt, grid))));
        int tallies = ContinuousUnionPassage<GeometricBrownianMotion<PhiloxNormals>>.FirstPosition + (positions.Count * MomentTallies.Count);
        for (int tally = 0; tally < tallies; tally += MomentTallies.Count) tables.AddMoments(tally);
        return new SimulationPlan<ContinuousUnionPassage<GeometricBrownianMotion<PhiloxNormals>>>(
            PathPrograms.ContinuousUnionPassage + GeometricBrownianPlan.Name,
            program,
            tables,
            tallies,
            new TrackedEstimate.Mean("failure probability", ContinuousUnionPassage<GeometricBrownianMotion<PhiloxNormals>>.UpperBound),
            settings);
    }

    private static int Asset(IsolatedPosition position)
    {
        int[] held = [.. Enumerable.Range(0, position.Quantities.Count).Where(asset => position.Quantities[asset] != 0)];
        if (held.Length != 1)
            throw new InputException("monitoring", $"\"{position.Name}\" has {held.Length} assets; continuous monitoring takes positions of one asset each, since the value of several has no bridge that is known");
        if (!(position.Debt / position.Quantities[held[0]] > 0))
            throw new InputException("monitoring", $"\"{position.Name}\" fails at every price or at none; continuous monitoring needs a debt above its cash where an asset is held, and cash above its debt where one is owed");
        return held[0];
    }

    // quantity S <= debt: S at or below debt / quantity where it is held, at or above where it is owed.
    private static IEnumerable<double> Numbers(ModelAsset asset, double quantity, double debt, TimeGrid grid)
    {
        double variance = asset.Volatility * asset.Volatility;
        return
        [
            quantity > 0 ? 1 : -1,
            Double1.Log(new Double1(debt / (quantity * asset.Spot))).Value,
            .. grid.StepLengths.Select(length => variance * length > 2 / NoVariance ? 2 / (variance * length) : NoVariance),
        ];
    }
}
