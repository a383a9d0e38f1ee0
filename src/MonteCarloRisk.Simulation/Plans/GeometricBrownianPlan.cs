using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Processes;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>Lays out correlated geometric Brownian motion for the kernels.</summary>
public static class GeometricBrownianPlan
{
    /// <summary>Canonical name of the process with its random source.</summary>
    public const string Name = "geometric-brownian-motion/philox4x32-10/inverse-cdf";

    /// <summary>Lays out a model on a grid.</summary>
    /// <exception cref="InputException">The model is out of range.</exception>
    public static GeometricBrownianMotion<PhiloxNormals> Add(PlanTables tables, GeometricBrownianModel model, TimeGrid grid, ulong seed) => Add(tables, model, grid, new PhiloxLayout(seed));

    /// <summary>Lays out a model on a grid, with given draws.</summary>
    /// <exception cref="InputException">The model is out of range.</exception>
    internal static GeometricBrownianMotion<TSource> Add<TSource>(PlanTables tables, GeometricBrownianModel model, TimeGrid grid, IDrawLayout<TSource> draws)
        where TSource : unmanaged, INormalSource
    {
        PriceModelChecks.Check(model);
        int assets = model.Assets.Count;
        int batchSteps = draws.BatchSteps(assets, fewest: 1);
        return new GeometricBrownianMotion<TSource>(
            draws.Normals(tables, assets, batchSteps),
            assets,
            grid.StepLengths.Count,
            batchSteps,
            LogReturnSlot: tables.AddState((batchSteps + 1) * assets),
            SpotParameter: tables.AddParameters(model.Assets.Select(asset => asset.Spot)),
            LogDriftParameter: tables.AddParameters(model.Assets.Select(asset => asset.Drift - (0.5 * asset.Volatility * asset.Volatility))),
            LoadingParameter: tables.AddParameters(Loadings.Of(model, asset => model.Assets[asset].Volatility)),
            StepLengthParameter: tables.AddParameters(grid.StepLengths),
            RootStepLengthParameter: tables.AddParameters(grid.StepLengths.Select(Math.Sqrt)));
    }
}
