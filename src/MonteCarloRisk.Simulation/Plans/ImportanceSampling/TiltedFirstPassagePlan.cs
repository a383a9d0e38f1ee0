using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Processes;
using MonteCarloRisk.Kernels.Programs;

namespace MonteCarloRisk.Simulation.Plans.ImportanceSampling;

/// <summary>Plans of the first passage of collateral below a plain debt on dates, on paths that are drawn from tilts.</summary>
public static class TiltedFirstPassagePlan
{
    /// <summary>The usual share of paths of the model's own law.</summary>
    public const double UsualDefensiveShare = 0.1;

    /// <summary>Buckets of the scaled likelihood ratios, four an octave, from 2^-40 to 2^40.</summary>
    internal static readonly LogBuckets Buckets = new(-40, 80, 2);

    /// <summary>Plans monitoring at the ends of a grid's steps.</summary>
    /// <param name="model">The model.</param>
    /// <param name="quantities">Units held of each asset, zero or more, in the model's order; not all zero.</param>
    /// <param name="debt">Debt in the numéraire, above zero.</param>
    /// <param name="grid">The monitoring dates are the ends of its steps.</param>
    /// <param name="tilts">The tilts, of weights that sum to one; the last is the model's own law.</param>
    /// <param name="scale">What likelihood ratios of insolvent paths are multiplied by.</param>
    /// <param name="settings">Paths, seed and precision.</param>
    /// <exception cref="InputException">A value is out of range.</exception>
    internal static SimulationPlan Create(
        PriceModel model, IReadOnlyList<double> quantities, double debt, TimeGrid grid, IReadOnlyList<Tilt> tilts, double scale, SimulationSettings settings)
    {
        var tables = new PlanTables();
        var draws = new TiltedLayout(settings.Seed, stage: 0, settings.Precision, tilts);
        return ProcessPlan.Add(tables, model, grid, settings.Precision, draws, new OnDates(tables, draws, quantities, debt, scale, settings));
    }

    private sealed record OnDates(PlanTables Tables, TiltedLayout Draws, IReadOnlyList<double> Quantities, double Debt, double Scale, SimulationSettings Settings) : IProcessVisitor<SimulationPlan>
    {
        public SimulationPlan Visit<TProcess>(TProcess process, string name)
            where TProcess : unmanaged, IProcess
        {
            var program = new TiltedFirstPassage<TProcess>(
                process,
                Draws.Mixture(Tables),
                Buckets,
                ValueSlot: Tables.AddState(Draws.BatchSteps),
                QuantityParameter: Tables.AddParameters([.. Quantities, Debt]),
                ScaleParameter: Tables.AddParameters(Scale));
            Tables.AddMoments(TiltedTallies.ScaledRatio);
            Tables.AddMoments(TiltedTallies.Ratio);
            return new SimulationPlan<TiltedFirstPassage<TProcess>>(
                PathPrograms.TiltedFirstPassage + name,
                program,
                Tables,
                TiltedTallies.FirstBucket + Buckets.Count,
                new TrackedEstimate.Weighted("insolvency probability", TiltedTallies.ScaledRatio, 1 / Scale),
                Settings);
        }
    }
}
