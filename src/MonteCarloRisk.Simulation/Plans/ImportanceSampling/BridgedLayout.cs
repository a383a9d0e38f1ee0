using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Simulation.Plans.ImportanceSampling;

/// <summary>Lays out normals whose walk along a tilt is drawn by strata, and then the tilt.</summary>
/// <param name="shifts">The tilt: shift of each normal of a step.</param>
/// <param name="steps">Number of steps.</param>
/// <param name="strata">The strata.</param>
/// <param name="defensiveShare">Share of the paths that follow the model itself.</param>
/// <param name="settings">Seed and precision.</param>
internal sealed class BridgedLayout(IReadOnlyList<double> shifts, int steps, PathStrata strata, double defensiveShare, SimulationSettings settings) : IDrawLayout<BridgedDraws>
{
    private const double SmallestSingle = 1.0 / (1L << 33);
    private const double SmallestDouble = SmallestSingle / (1L << 32);

    private readonly WalkKnots knots = new(steps);
    private readonly double slope = Length(shifts);
    private int walkSlot;
    private int knotSlot;

    /// <summary>Steps of a batch of draws, once the process is laid out.</summary>
    public int BatchSteps { get; private set; }

    /// <inheritdoc/>
    public BridgedDraws Normals(PlanTables tables, int perStep, int batchSteps)
    {
        BatchSteps = batchSteps;
        walkSlot = tables.AddState(batchSteps);
        knotSlot = tables.AddState(1 + StratifiedTilt.MostKnots);
        return new BridgedDraws(
            PhiloxNormals.Of(settings.Seed, RandomPurpose.Price, stage: 0),
            perStep,
            batchSteps - 1,
            walkSlot,
            DirectionParameter: tables.AddParameters(shifts.Select(shift => shift / slope)),
            BridgeParameter: tables.AddParameters(Enumerable.Range(0, steps).Select(knots.Left).SelectMany(left => (double[])[1.0 / left, Math.Sqrt((left - 1.0) / left)])),
            KnotInteger: tables.AddIntegers(Enumerable.Range(0, steps).Select(step => knotSlot + knots.Ahead(step))));
    }

    /// <inheritdoc/>
    public BridgedDraws Uniforms(PlanTables tables, IReadOnlyList<TailSide> tails, int batchSteps) => throw Undirected();

    /// <inheritdoc/>
    public BridgedDraws Integers(PlanTables tables, int count, int batchSteps) => throw Undirected();

    /// <summary>Lays out the tilt, behind the process.</summary>
    public StratifiedTilt Tilt(PlanTables tables) => new(
        PhiloxNormals.Of(settings.Seed, RandomPurpose.Sampling, stage: 0),
        strata.Bits,
        knots.Count,
        BatchSteps - 1,
        walkSlot,
        knotSlot,
        NetInteger: tables.AddIntegers(SobolNet.Points(strata.Bits)),
        KnotInteger: tables.AddIntegers(knots.Neighbours),
        KnotParameter: tables.AddParameters(knots.Numbers),
        LawParameter: tables.AddParameters(
            defensiveShare,
            1 / defensiveShare,
            1 - defensiveShare,
            1 / (1 - defensiveShare),
            slope * Math.Sqrt(steps),
            slope,
            -slope * slope / 2,
            settings.Precision == Precision.Single ? SmallestSingle : SmallestDouble));

    private static double Length(IReadOnlyList<double> shifts)
    {
        double squares = 0;
        foreach (double shift in shifts) squares = Math.FusedMultiplyAdd(shift, shift, squares);
        return Math.Sqrt(squares);
    }

    private static NotSupportedException Undirected() => new("Strata lie along a tilt of normals alone.");
}
