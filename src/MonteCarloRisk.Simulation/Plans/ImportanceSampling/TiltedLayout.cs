using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Simulation.Plans.ImportanceSampling;

/// <summary>Lays out draws from a mixture of tilts, and then the mixture.</summary>
/// <param name="seed">The seed.</param>
/// <param name="stage">The stage of the counter: 0 for the run, above for pilots.</param>
/// <param name="precision">Precision of the plan.</param>
/// <param name="tilts">The tilts; the last is the model's own law.</param>
internal class TiltedLayout(ulong seed, uint stage, Precision precision, IReadOnlyList<Tilt> tilts) : IDrawLayout<TiltedDraws>
{
    // Indices of parameters are exact up to here.
    private const int MostPlaces = 1 << 22;

    private const double SmallestSingle = 1.0 / (1L << 33);
    private const double SmallestDouble = SmallestSingle / (1L << 32);

    private readonly List<int> chosenSlots = [];
    private readonly List<double> chosenNumbers = [];
    private readonly List<int> likelihoodSlots = [];

    /// <summary>State slots of the numbers that a path's tilt is made of, once the process is laid out.</summary>
    protected IReadOnlyList<int> ChosenSlots => chosenSlots;

    /// <summary>The numbers: the first of all tilts, then the next.</summary>
    protected IReadOnlyList<double> ChosenNumbers => chosenNumbers;

    /// <summary>First state slot of the likelihoods of each source.</summary>
    protected IReadOnlyList<int> LikelihoodSlots => likelihoodSlots;

    /// <summary>Steps of a batch, once the process is laid out.</summary>
    public int BatchSteps { get; private set; }

    /// <summary>The tilts; the last is the model's own law.</summary>
    protected IReadOnlyList<Tilt> Tilts => tilts;

    /// <summary>How many steps are served by one batch of draws.</summary>
    /// <param name="drawsPerStep">Draws of one step.</param>
    /// <param name="fewest">The fewest steps of a batch, a power of two.</param>
    public virtual int StepsOfBatch(int drawsPerStep, int fewest) => DrawBatch.Steps(drawsPerStep, fewest);

    int IDrawLayout<TiltedDraws>.BatchSteps(int drawsPerStep, int fewest) => StepsOfBatch(drawsPerStep, fewest);

    /// <inheritdoc/>
    public TiltedDraws Normals(PlanTables tables, int perStep, int batchSteps) => Add(
        tables,
        RandomPurpose.Price,
        perStep,
        batchSteps,
        [.. Enumerable.Range(0, perStep).Select(draw => tilts.Select(tilt => tilt.Normals.Shifts[draw]))],
        tilts.SkipLast(1).SelectMany(tilt => (double[])[tilt.Normals.Constant, .. tilt.Normals.Shifts]));

    /// <inheritdoc/>
    public TiltedDraws Uniforms(PlanTables tables, IReadOnlyList<TailSide> tails, int batchSteps) => Add(
        tables,
        RandomPurpose.PriceModel,
        tails.Count,
        batchSteps,
        [.. Enumerable.Range(0, tails.Count).SelectMany(draw => Enumerable.Range(0, TiltedDraws.TailNumbers).Select(number => tilts.Select(tilt => Numbers(tilt.Tails[draw])[number])))],
        tails.SelectMany((side, draw) => (double[])
        [
            side == TailSide.Lower ? 1 : -1,
            precision == Precision.Single ? SmallestSingle : SmallestDouble,
            .. tilts.SkipLast(1).SelectMany(tilt => Densities(tilt.Tails[draw])),
        ]));

    /// <inheritdoc/>
    public TiltedDraws Integers(PlanTables tables, int count, int batchSteps)
    {
        int places = OutcomeTilt.UsualCopies * count;
        if ((long)places * tilts.Count > MostPlaces) throw new InputException("estimator", $"importance sampling over {count} days of history; at most {MostPlaces / tilts.Count / OutcomeTilt.UsualCopies} are allowed");
        TiltedDraws draws = Add(
            tables,
            RandomPurpose.Price,
            1,
            batchSteps,
            [Enumerable.Range(0, tilts.Count).Select(tilt => (double)(tilt * places))],
            tilts.SkipLast(1).SelectMany(tilt => tilt.Outcomes.Likelihoods));
        return draws with
        {
            OutcomeParameter = tables.AddParameters(tilts.SelectMany(tilt => tilt.Outcomes.Copies.SelectMany((copies, outcome) => Enumerable.Repeat((double)outcome, copies)))),
            OutcomeCount = places,
        };
    }

    /// <summary>Lays out the mixture, behind the process.</summary>
    public TiltMixture Mixture(PlanTables tables)
    {
        double sum = 0;
        double[] cumulative = [.. tilts.SkipLast(1).Select(tilt => sum += tilt.Weight)];
        return new TiltMixture(
            PhiloxNormals.Of(seed, RandomPurpose.Sampling, stage),
            tilts.Count - 1,
            likelihoodSlots.Count,
            BatchSteps - 1,
            ChoiceSlot: tables.AddState(4),
            chosenSlots.Count,
            ChosenInteger: tables.AddIntegers(chosenSlots),
            LikelihoodInteger: tables.AddIntegers(likelihoodSlots),
            ChosenParameter: tables.AddParameters(chosenNumbers),
            ChoiceParameter: tables.AddParameters(cumulative),
            WeightParameter: tables.AddParameters(tilts.Select(tilt => tilt.Weight)));
    }

    private TiltedDraws Add(PlanTables tables, RandomPurpose purpose, int perStep, int batchSteps, IReadOnlyList<IEnumerable<double>> chosen, IEnumerable<double> tilting)
    {
        int chosenSlot = tables.AddState(chosen.Count);
        int likelihoodSlot = tables.AddState((batchSteps * (tilts.Count - 1)) + (batchSteps == 1 && perStep % 4 != 0 ? (perStep + 3) & ~3 : 0));
        chosenSlots.AddRange(Enumerable.Range(chosenSlot, chosen.Count));
        chosenNumbers.AddRange(chosen.SelectMany(number => number));
        likelihoodSlots.Add(likelihoodSlot);
        BatchSteps = batchSteps;
        return new TiltedDraws(PhiloxNormals.Of(seed, purpose, stage), perStep, tilts.Count - 1, batchSteps - 1, chosenSlot, likelihoodSlot, tables.AddParameters(tilting), OutcomeParameter: 0, OutcomeCount: 0);
    }

    private static double[] Numbers(TailTilt tail) => [tail.Probability, tail.Probability > 0 ? 1 / tail.Probability : 1, 1 / tail.Exponent, 1 / (1 - tail.Probability)];

    private static double[] Densities(TailTilt tail) => [1 - tail.Probability, tail.Probability * tail.Exponent, tail.Exponent - 1];
}
