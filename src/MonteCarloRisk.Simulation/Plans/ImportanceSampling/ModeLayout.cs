using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Simulation.Plans.ImportanceSampling;

/// <summary>Lays out draws step by step, since tilts hang on the path before them, and then a mixture of failure modes.</summary>
/// <param name="seed">The seed.</param>
/// <param name="stage">The stage of the counter: 0 for the run, above for pilots.</param>
/// <param name="precision">Precision of the plan.</param>
/// <param name="mixture">The modes.</param>
/// <param name="sensors">Tilts that are only watched, behind those of the modes.</param>
internal sealed class ModeLayout(ulong seed, uint stage, Precision precision, PathTilts mixture, params IReadOnlyList<Tilt> sensors)
    : TiltedLayout(seed, stage, precision, [.. mixture.Tilts, .. sensors, mixture.Own])
{
    private readonly PhiloxNormals choosing = PhiloxNormals.Of(seed, RandomPurpose.Sampling, stage);

    /// <inheritdoc/>
    public override int StepsOfBatch(int drawsPerStep, int fewest) => 1;

    /// <summary>Lays out the mixture, behind the process and the accounts that it watches.</summary>
    /// <param name="tables">The plan's tables.</param>
    /// <param name="watched">Those accounts.</param>
    public ModeMixture Modes(PlanTables tables, AccountBook watched)
    {
        var places = new Dictionary<Tilt, int>(ReferenceEqualityComparer.Instance);
        for (int tilt = 0; tilt < Tilts.Count - 1; tilt++) places.Add(Tilts[tilt], tilt);
        int Place(Tilt? tilt) => tilt is null ? Tilts.Count - 1 : places[tilt];
        double sum = 0;
        return new ModeMixture(
            choosing,
            watched,
            mixture.Modes.Count,
            Tilts.Count - 1,
            LikelihoodSlots.Count,
            ModeSlot: tables.AddState(ModeMixture.ChoiceSlots + (ModeMixture.ModeSlots * mixture.Modes.Count)),
            ChosenSlots.Count,
            ChosenInteger: tables.AddIntegers(ChosenSlots),
            LikelihoodInteger: tables.AddIntegers(LikelihoodSlots),
            ModeInteger: tables.AddIntegers(mixture.Modes.SelectMany(mode => (int[])[mode.Account, Place(mode.First), Place(mode.Fall)])),
            ModeParameter: tables.AddParameters(mixture.Modes.SelectMany(mode => (double[])[mode.Near, mode.Hazard])),
            ChosenParameter: tables.AddParameters(ChosenNumbers),
            ChoiceParameter: tables.AddParameters(mixture.Modes.Select(mode => sum += mode.Weight)),
            WeightParameter: tables.AddParameters([.. mixture.Modes.Select(mode => mode.Weight), mixture.DefensiveShare]));
    }
}
