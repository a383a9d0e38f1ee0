using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Processes;
using MonteCarloRisk.Kernels.RandomNumbers;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Execution;

/// <summary>The first price paths of a simulation, kept whole: to draw them, and to look at what a path did.</summary>
public sealed class PricePathSample
{
    private readonly double[] prices;
    private readonly int assets;
    private readonly int dates;

    private PricePathSample(double[] prices, int paths, int dates, int assets)
    {
        this.prices = prices;
        PathCount = paths;
        this.dates = dates;
        this.assets = assets;
    }

    /// <summary>Number of paths.</summary>
    public int PathCount { get; }

    /// <summary>Price of an asset on a path at a date, counted from 0.</summary>
    public double this[int path, int date, int asset] => prices[(((path * dates) + date) * assets) + asset];

    /// <summary>Walks the first paths of a model with a seed, in double precision; a single run walks the same paths up to rounding.</summary>
    public static unsafe PricePathSample Walk(GeometricBrownianModel model, TimeGrid grid, ulong seed, int paths)
    {
        var tables = new PlanTables();
        GeometricBrownianMotion<PhiloxNormals> process = GeometricBrownianPlan.Add(tables, model, grid, seed);
        int assets = process.AssetCount;
        int dates = process.StepCount + 1;
        int priceSlot = tables.AddState(assets);
        double[] prices = new double[paths * dates * assets];
        using var state = new AlignedBuffer<Double1>(tables.StateSlots);
        using var parameters = new AlignedBuffer<double>(tables.Parameters.Count);
        for (int i = 0; i < tables.Parameters.Count; i++) parameters.Span[i] = tables.Parameters[i];
        var memory = new DoubleHostMemory<Double1, Mask1>(state.Pointer, parameters.Pointer, null, null);
        for (int path = 0; path < paths; path++)
        {
            process.Start<Double1, Mask1, DoubleHostMemory<Double1, Mask1>>(ref memory);
            int reached = 0;
            for (int date = 0; date < dates; date++)
            {
                if (date > reached) reached = process.Advance<Double1, Mask1, Word1, DoubleHostMemory<Double1, Mask1>>(ref memory, 0, (uint)path, reached);
                process.WritePrices<Double1, Mask1, DoubleHostMemory<Double1, Mask1>>(ref memory, date, priceSlot);
                for (int asset = 0; asset < assets; asset++) prices[(((path * dates) + date) * assets) + asset] = state.Span[priceSlot + asset].Value;
            }
        }

        return new PricePathSample(prices, paths, dates, assets);
    }
}
