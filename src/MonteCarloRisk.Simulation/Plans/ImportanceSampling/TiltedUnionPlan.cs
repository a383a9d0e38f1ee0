using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Processes;
using MonteCarloRisk.Kernels.Programs;

namespace MonteCarloRisk.Simulation.Plans.ImportanceSampling;

/// <summary>Plans of the first passage of any of several isolated positions on dates, on paths that are drawn from tilts.</summary>
public static class TiltedUnionPlan
{
    /// <summary>The most positions.</summary>
    public const int MostPositions = 16;

    /// <summary>Buckets of the scaled likelihood ratios, four an octave, from 2^-40 to 2^40.</summary>
    internal static readonly LogBuckets Buckets = new(-40, 80, 2);

    /// <summary>Plans monitoring at the ends of a grid's steps.</summary>
    /// <param name="model">The model.</param>
    /// <param name="positions">The positions, 1 to <see cref="MostPositions"/>.</param>
    /// <param name="grid">The monitoring dates are the ends of its steps.</param>
    /// <param name="tilts">The tilts, of weights that sum to one; the last is the model's own law, and the only one where paths are counted.</param>
    /// <param name="scale">What likelihood ratios of failed paths are multiplied by.</param>
    /// <param name="settings">Paths, seed and precision.</param>
    /// <exception cref="InputException">A value is out of range, or the model is one that this program does not take.</exception>
    internal static SimulationPlan Create(
        PriceModel model, IReadOnlyList<IsolatedPosition> positions, TimeGrid grid, IReadOnlyList<Tilt> tilts, double scale, SimulationSettings settings)
    {
        Check(model, positions);
        var tables = new PlanTables();
        var draws = new TiltedLayout(settings.Seed, stage: 0, settings.Precision, tilts);
        return ProcessPlan.Add(tables, model, grid, settings.Precision, draws, new OnDates(tables, draws, positions, tilts.Count == 1, scale, settings));
    }

    /// <summary>Refuses what cannot be planned.</summary>
    /// <exception cref="InputException">A value is out of range.</exception>
    internal static void Check(PriceModel model, IReadOnlyList<IsolatedPosition> positions)
    {
        if (positions.Count is 0 or > MostPositions) throw new InputException("positions", $"{positions.Count} positions; 1 to {MostPositions} are allowed");
        foreach (IsolatedPosition position in positions)
        {
            if (position.Quantities.Count != model.Assets.Count) throw new InputException("positions", $"\"{position.Name}\" has {position.Quantities.Count} quantities; {model.Assets.Count} are needed, one an asset");
            if (position.Quantities.All(quantity => quantity == 0) || !position.Quantities.Append(position.Debt).All(double.IsFinite))
                throw new InputException("positions", $"\"{position.Name}\" holds and owes nothing that moves, or a number that is not finite");
        }
    }

    private sealed record OnDates(PlanTables Tables, TiltedLayout Draws, IReadOnlyList<IsolatedPosition> Positions, bool IsCounted, double Scale, SimulationSettings Settings) : IProcessVisitor<SimulationPlan>
    {
        public SimulationPlan Visit<TProcess>(TProcess process, string name)
            where TProcess : unmanaged, IProcess
        {
            if (!PathPrograms.Names.Contains(PathPrograms.TiltedUnionPassage + name))
                throw new InputException("model", "several isolated positions take geometric Brownian motion, Student-t returns, jumps, regimes and filtered history");
            var program = new TiltedUnionPassage<TProcess>(
                process,
                Draws.Mixture(Tables),
                Buckets,
                Positions.Count,
                PriceSlot: Tables.AddState(process.AssetCount),
                OpenSlot: Tables.AddState(Positions.Count),
                PositionParameter: Tables.AddParameters(Positions.SelectMany(position => (double[])[.. position.Quantities, position.Debt])),
                ScaleParameter: Tables.AddParameters(Scale));
            Tables.AddMoments(TiltedTallies.ScaledRatio);
            Tables.AddMoments(TiltedTallies.Ratio);
            for (int position = 0; position < Positions.Count; position++) Tables.AddMoments(UnionTallies.Of(Buckets, position) + 1);
            return new SimulationPlan<TiltedUnionPassage<TProcess>>(
                PathPrograms.TiltedUnionPassage + name,
                program,
                Tables,
                UnionTallies.Of(Buckets, Positions.Count),
                IsCounted ? new TrackedEstimate.Probability("failure probability", TiltedTallies.Insolvencies) : new TrackedEstimate.Weighted("failure probability", TiltedTallies.ScaledRatio, 1 / Scale),
                Settings);
        }
    }
}
