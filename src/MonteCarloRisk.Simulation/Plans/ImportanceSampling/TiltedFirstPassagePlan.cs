using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Processes;
using MonteCarloRisk.Kernels.RandomNumbers;
using Program = MonteCarloRisk.Kernels.Programs.TiltedFirstPassage<
    MonteCarloRisk.Kernels.Processes.GeometricBrownianMotion<MonteCarloRisk.Kernels.RandomNumbers.PhiloxNormals>>;

namespace MonteCarloRisk.Simulation.Plans.ImportanceSampling;

/// <summary>
/// Plans of the first passage of collateral below a plain debt on dates, by importance sampling: most paths drift to the likeliest way to
/// insolvency at the horizon, the others follow the model itself, so that no path counts more than one over their share.
/// </summary>
/// <remarks>
/// Drift to the likeliest way: S. Asmussen, P. Glynn, <i>Stochastic Simulation</i>, 2007, section VI.7. Defensive share: T. Hesterberg,
/// Technometrics 37 (1995) 185.
/// </remarks>
public static class TiltedFirstPassagePlan
{
    /// <summary>The usual share of paths of the model's own law.</summary>
    public const double UsualDefensiveShare = 0.1;

    /// <summary>Buckets of the scaled likelihood ratios, four an octave, from 2^-40 to 2^40.</summary>
    internal static readonly LogBuckets Buckets = new(-40, 80, 2);

    private const double LogTen = 2.302585092994046;

    // e^x of larger numbers is beyond single precision.
    private const double MostSingleScale = 80;
    private const double MostDoubleScale = 300;

    /// <summary>Plans monitoring at the ends of a grid's steps.</summary>
    /// <param name="model">The model.</param>
    /// <param name="quantities">Units held of each asset, zero or more, in the model's order; not all zero.</param>
    /// <param name="debt">Debt in the numéraire, above zero.</param>
    /// <param name="grid">The monitoring dates are the ends of its steps.</param>
    /// <param name="defensiveShare">Share of the paths that follow the model itself, above 0 and below 1: none counts more than one over it.</param>
    /// <param name="settings">Paths, seed and precision.</param>
    /// <exception cref="InputException">A value is out of range, or insolvency is rarer than the precision can hold.</exception>
    public static SimulationPlan<Program> Create(
        GeometricBrownianModel model, IReadOnlyList<double> quantities, double debt, TimeGrid grid, double defensiveShare, SimulationSettings settings)
    {
        Check(model, quantities, debt, defensiveShare);
        double horizon = grid.StepLengths.Sum();
        double[] values = Values(model, quantities);
        double[] logDrifts = LogDrifts(model);
        List<double> loadings = Loadings.Of(model, asset => model.Assets[asset].Volatility);
        Tilt tilt = Towards(values, logDrifts, loadings, debt, horizon, 1 - defensiveShare);
        Tilt own = Tilt.Of(defensiveShare, new double[values.Length], logDrifts, loadings);
        double scale = tilt.Divergence * horizon;
        if (scale > (settings.Precision == Precision.Single ? MostSingleScale : MostDoubleScale))
        {
            throw new InputException("account", FormattableString.Invariant($"insolvency lies {Math.Sqrt(2 * scale):0.#} standard deviations away, with a probability below 1e-{(int)(scale / LogTen)}; {(scale <= MostDoubleScale ? "it needs double precision" : "no precision holds it")}"));
        }

        return Of(model, quantities, debt, grid, [tilt, own], Double1.Exp(new Double1(scale)).Value, settings);
    }

    /// <summary>Plans with given tilts, of weights that sum to one, and a scale of the ratios.</summary>
    internal static SimulationPlan<Program> Of(
        GeometricBrownianModel model, IReadOnlyList<double> quantities, double debt, TimeGrid grid, IReadOnlyList<Tilt> tilts, double scale, SimulationSettings settings)
    {
        var tables = new PlanTables();
        GeometricBrownianMotion<PhiloxNormals> process = GeometricBrownianPlan.Add(tables, model, grid, settings.Seed);
        double[] values = Values(model, quantities);
        var program = new Program(
            process,
            PhiloxNormals.Of(settings.Seed, RandomPurpose.Sampling, stage: 0),
            tilts.Count,
            Buckets,
            ChoiceSlot: tables.AddState(4),
            ShiftSlot: tables.AddState(values.Length),
            ValueSlot: tables.AddState(process.BatchSteps),
            BatchDates: process.BatchSteps,
            ValueParameter: tables.AddParameters([.. values, debt]),
            TimeParameter: tables.AddParameters(Dates(grid)),
            ChoiceParameter: tables.AddParameters(tilts.SkipLast(1).Select(one => one.Weight)),
            ShiftParameter: tables.AddParameters(Enumerable.Range(0, values.Length).SelectMany(asset => tilts.Select(one => one.Shifts[asset]))),
            TiltParameter: tables.AddParameters(tilts.SelectMany(one => (double[])[one.Weight, one.ExponentPerYear, .. one.Exponents])),
            ScaleParameter: tables.AddParameters(scale));
        tables.AddMoments(Program.ScaledRatio);
        tables.AddMoments(Program.Ratio);
        return new SimulationPlan<Program>(
            PathPrograms.TiltedFirstPassage + GeometricBrownianPlan.Name,
            program,
            tables,
            Program.FirstBucket + Buckets.Count,
            new TrackedEstimate.Weighted("insolvency probability", Program.ScaledRatio, 1 / scale),
            settings);
    }

    private static double[] Values(GeometricBrownianModel model, IReadOnlyList<double> quantities) =>
        [.. quantities.Select((quantity, asset) => quantity * model.Assets[asset].Spot)];

    private static double[] LogDrifts(GeometricBrownianModel model) => [.. model.Assets.Select(asset => asset.Drift - (0.5 * asset.Volatility * asset.Volatility))];

    private static Tilt Towards(double[] values, double[] logDrifts, List<double> loadings, double debt, double horizon, double weight)
    {
        double root = Math.Sqrt(horizon);
        var point = DesignPoint.Of(values, [.. logDrifts.Select(drift => drift * horizon)], [.. loadings.Select(loading => loading * root)], debt);
        return Tilt.Of(weight, point.Exponents, logDrifts, loadings);
    }

    private static double[] Dates(TimeGrid grid)
    {
        double[] dates = new double[grid.StepLengths.Count + 1];
        for (int step = 0; step < grid.StepLengths.Count; step++) dates[step + 1] = dates[step] + grid.StepLengths[step];
        return dates;
    }

    private static void Check(GeometricBrownianModel model, IReadOnlyList<double> quantities, double debt, double defensiveShare)
    {
        if (quantities.Count != model.Assets.Count) throw new InputException("collateral", $"{quantities.Count} quantities; {model.Assets.Count} are needed, one an asset");
        if (quantities.Any(quantity => !(quantity >= 0)) || quantities.All(quantity => quantity == 0)) throw new InputException("collateral", "importance sampling needs amounts of zero or more, and one above zero");
        if (!(debt > 0) || !double.IsFinite(debt)) throw new InputException("debt", $"{debt} is not allowed; importance sampling needs a debt above zero");
        if (!(defensiveShare > 0 && defensiveShare < 1)) throw new InputException("defensiveShare", $"{defensiveShare} is not allowed; a share above 0 and below 1 is");
    }
}
