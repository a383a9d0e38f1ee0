using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Processes;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Simulation.Plans.Splitting;

/// <summary>Plans of the first passage of collateral below a plain debt on dates, by splitting: each path is a group of particles.</summary>
public static class SplittingFirstPassagePlan
{
    /// <summary>Particles of a group.</summary>
    public const int Particles = 16;

    /// <summary>The fewest dates that leave room for a choice between them.</summary>
    public const int FewestDates = 8;

    /// <summary>Buckets of the scaled estimates, four an octave, from 2^-40 to 2^40.</summary>
    internal static readonly LogBuckets Buckets = new(-40, 80, 2);

    /// <summary>Plans monitoring at the ends of a grid's steps.</summary>
    /// <param name="model">The model.</param>
    /// <param name="quantities">Units held of each asset, zero or more, in the model's order; not all zero.</param>
    /// <param name="debt">Debt in the numéraire, above zero.</param>
    /// <param name="grid">The monitoring dates are the ends of its steps.</param>
    /// <param name="levels">By what and when particles are split.</param>
    /// <param name="stage">The stage of the counter: 0 for the run, above for pilots.</param>
    /// <param name="settings">Groups, seed and precision.</param>
    /// <param name="particles">Particles of a group, one or more.</param>
    /// <exception cref="InputException">A value is out of range.</exception>
    internal static SimulationPlan Create(
        PriceModel model, IReadOnlyList<double> quantities, double debt, TimeGrid grid, SplittingLevels levels, uint stage, SimulationSettings settings, int particles = Particles)
    {
        var tables = new PlanTables();
        return ProcessPlan.Add(tables, model, grid, settings.Precision, new SplittingLayout(settings.Seed, stage), new OnDates(tables, quantities, debt, grid, levels, stage, particles, settings));
    }

    private sealed record OnDates(
        PlanTables Tables, IReadOnlyList<double> Quantities, double Debt, TimeGrid Grid, SplittingLevels Levels, uint Stage, int Count, SimulationSettings Settings) : IProcessVisitor<SimulationPlan>
    {
        public SimulationPlan Visit<TProcess>(TProcess process, string name)
            where TProcess : unmanaged, IProcess
        {
            var group = new ParticleGroup(PhiloxNormals.Of(Settings.Seed, RandomPurpose.Sampling, Stage), Count, Tables.StateSlots, FirstSlot: Tables.StateSlots, SumSlot: 0, ChoiceSlot: 0);
            Tables.AddState(2 * Count * group.Slots);
            group = group with { SumSlot = Tables.AddState(Count), ChoiceSlot = Tables.AddState(4) };
            var program = new SplittingFirstPassage<TProcess>(
                process,
                group,
                Buckets,
                QuantityParameter: Tables.AddParameters([.. Quantities, Debt]),
                PotentialParameter: Tables.AddParameters(Levels.Inverses(Grid)),
                ChoiceInteger: Tables.AddIntegers([Levels.Choices.Count, .. Levels.Choices]),
                ScaleParameter: Tables.AddParameters(Levels.Scale));
            Tables.AddMoments(SplittingTallies.ScaledProbability);
            return new SimulationPlan<SplittingFirstPassage<TProcess>>(
                PathPrograms.SplittingFirstPassage + name,
                program,
                Tables,
                SplittingTallies.FirstBucket + Buckets.Count,
                new TrackedEstimate.Weighted("insolvency probability", SplittingTallies.ScaledProbability, 1 / Levels.Scale),
                Settings);
        }
    }
}
