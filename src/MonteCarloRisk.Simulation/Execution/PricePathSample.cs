using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Processes;
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
    public static PricePathSample Walk(PriceModel model, TimeGrid grid, ulong seed, int paths)
    {
        var tables = new PlanTables();
        return ProcessPlan.Add(tables, model, grid, new SimulationSettings(paths, seed, Precision.Double), new Walker(tables, paths));
    }

    private sealed record Walker(PlanTables Tables, int Paths) : IProcessVisitor<PricePathSample>
    {
        public unsafe PricePathSample Visit<TProcess>(TProcess process, string name)
            where TProcess : unmanaged, IProcess
        {
            int assets = process.AssetCount;
            int dates = process.StepCount + 1;
            int priceSlot = Tables.AddState(assets);
            double[] prices = new double[Paths * dates * assets];
            using var state = new AlignedBuffer<Double1>(Tables.StateSlots);
            using var parameters = new AlignedBuffer<double>(Tables.Parameters.Count);
            for (int i = 0; i < Tables.Parameters.Count; i++) parameters.Span[i] = Tables.Parameters[i];
            using var integers = new AlignedBuffer<int>(Tables.Integers.Count);
            for (int i = 0; i < Tables.Integers.Count; i++) integers.Span[i] = Tables.Integers[i];
            var memory = new DoubleHostMemory<Double1, Mask1>(state.Pointer, parameters.Pointer, integers.Pointer, null);
            for (int path = 0; path < Paths; path++)
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

            return new PricePathSample(prices, Paths, dates, assets);
        }
    }
}
