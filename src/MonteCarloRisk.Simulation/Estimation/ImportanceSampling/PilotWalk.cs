using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Processes;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;

namespace MonteCarloRisk.Simulation.Estimation.ImportanceSampling;

/// <summary>Walks paths under tilts on the host, in double precision, so that every machine finds the same.</summary>
/// <param name="Model">The model.</param>
/// <param name="Positions">The positions that are watched; the height of a path is that of the lowest.</param>
/// <param name="Grid">The dates.</param>
/// <param name="Seed">The seed.</param>
internal sealed record PilotWalk(PriceModel Model, IReadOnlyList<IsolatedPosition> Positions, TimeGrid Grid, ulong Seed)
{
    private const int ChunkPaths = 64;

    /// <summary>Walks paths.</summary>
    /// <param name="tilts">The tilts, those of weight zero only watched; the last is the model's own law.</param>
    /// <param name="stage">Stage of the pilot, from 1.</param>
    /// <param name="paths">Number of paths.</param>
    public PilotPath[] Paths(IReadOnlyList<Tilt> tilts, uint stage, int paths)
    {
        var tables = new PlanTables();
        var draws = new TiltedLayout(Seed, stage, Precision.Double, tilts);
        return ProcessPlan.Add(tables, Model, Grid, Precision.Double, draws, new Walker(this, tables, draws, tilts.Count - 1, paths));
    }

    private sealed record Walker(PilotWalk Pilot, PlanTables Tables, TiltedLayout Draws, int Tilts, int PathCount) : IProcessVisitor<PilotPath[]>
    {
        public PilotPath[] Visit<TProcess>(TProcess process, string name)
            where TProcess : unmanaged, IProcess
        {
            TiltMixture mixture = Draws.Mixture(Tables);
            int[] quantityParameters = [.. Pilot.Positions.Select(position => Tables.AddParameters(position.Quantities))];
            double[] sizes = [.. Pilot.Positions.Select(position => position.Quantities.Select((quantity, asset) => Math.Abs(quantity) * Pilot.Model.Assets[asset].Spot).Sum())];
            var paths = new PilotPath[PathCount];
            Parallel.For(0, (PathCount + ChunkPaths - 1) / ChunkPaths, chunk => Walk(process, mixture, quantityParameters, sizes, chunk * ChunkPaths, paths));
            return paths;
        }

        private unsafe void Walk<TProcess>(TProcess process, TiltMixture mixture, int[] quantityParameters, double[] sizes, int first, PilotPath[] paths)
            where TProcess : unmanaged, IProcess
        {
            using var state = new AlignedBuffer<Double1>(Tables.StateSlots);
            using var parameters = new AlignedBuffer<double>(Tables.Parameters.Count);
            for (int i = 0; i < Tables.Parameters.Count; i++) parameters.Span[i] = Tables.Parameters[i];
            using var integers = new AlignedBuffer<int>(Tables.Integers.Count);
            for (int i = 0; i < Tables.Integers.Count; i++) integers.Span[i] = Tables.Integers[i];
            var memory = new DoubleHostMemory<Double1, Mask1>(state.Pointer, parameters.Pointer, integers.Pointer, null);
            for (int path = first; path < Math.Min(first + ChunkPaths, paths.Length); path++)
            {
                var lows = new List<PilotLow>();
                mixture.Start<Double1, Mask1, Word1, DoubleHostMemory<Double1, Mask1>>(ref memory, 0, (uint)path);
                process.Start<Double1, Mask1, DoubleHostMemory<Double1, Mask1>>(ref memory);
                double lowest = double.PositiveInfinity;
                int reached = 0;
                for (int date = 1; date <= process.StepCount; date++)
                {
                    if (date > reached) reached = process.Advance<Double1, Mask1, Word1, DoubleHostMemory<Double1, Mask1>>(ref memory, 0, (uint)path, reached);
                    double height = double.PositiveInfinity;
                    for (int position = 0; position < sizes.Length; position++)
                    {
                        double value = process.BasketValue<Double1, Mask1, DoubleHostMemory<Double1, Mask1>>(ref memory, date, quantityParameters[position]).Value;
                        height = Math.Min((value - Pilot.Positions[position].Debt) / sizes[position], height);
                    }

                    if (height >= lowest) continue;

                    lowest = height;
                    double[] readings = new double[Tilts];
                    for (int tilt = 0; tilt < Tilts; tilt++) readings[tilt] = mixture.LogLikelihood<Double1, Mask1, DoubleHostMemory<Double1, Mask1>>(ref memory, date, tilt).Value;
                    lows.Add(new PilotLow(date, height, readings));
                }

                paths[path] = new PilotPath(lows);
            }
        }
    }
}
