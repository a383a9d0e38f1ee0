using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;

namespace MonteCarloRisk.Simulation.Estimation.ImportanceSampling;

/// <summary>
/// Where paths are tilted to: under geometric Brownian motion to the likeliest way to insolvency at the horizon, under other models to where a pilot found it;
/// a defensive share follows the model itself, so that no path counts more than one over it.
/// </summary>
/// <remarks>
/// Likeliest way: S. Asmussen, P. Glynn, <i>Stochastic Simulation</i>, 2007, section VI.7. Defensive share: T. Hesterberg, Technometrics 37 (1995) 185.
/// </remarks>
/// <param name="Tilts">The tilts; the last is the model's own law.</param>
/// <param name="Scale">What the likelihood ratios of insolvent paths are multiplied by, so that they are numbers of ordinary size.</param>
/// <param name="PilotPaths">Paths that the search walked.</param>
/// <param name="SavesPaths">Whether insolvency is rare and half the paths of crude simulation, or fewer, give the same standard error, as far as the search can tell.</param>
internal sealed record TiltSearch(IReadOnlyList<Tilt> Tilts, double Scale, long PilotPaths, bool SavesPaths)
{
    // Where insolvency is commoner, counting has exact intervals at little cost: a probability, and what is about as far.
    private const double CommonProbability = 0.02;
    private const double FarDeviations = 2;

    private const double LogTen = 2.302585092994046;

    // e^x of larger numbers is beyond single precision.
    private const double MostSingleScale = 80;
    private const double MostDoubleScale = 300;

    // The smallest uniform of single precision is 2^-33, and counts of jumps end where 10^-12 is left.
    private const double LeastOfUniforms = 1e-9;

    /// <summary>Why importance sampling cannot answer: no way to insolvency was found, or one too rare to be held. Null where it can.</summary>
    public InputException? Refusal { get; private init; }

    /// <summary>Whether insolvency is rare, or was not seen at all, and the tilts are none that save paths: splitting may.</summary>
    public bool LacksTilt { get; private init; }

    /// <summary>Searches.</summary>
    /// <param name="model">The model.</param>
    /// <param name="quantities">Units held of each asset, zero or more, in the model's order; not all zero.</param>
    /// <param name="debt">Debt in the numéraire, above zero.</param>
    /// <param name="grid">The monitoring dates, equally spaced.</param>
    /// <param name="defensiveShare">Share of the paths that follow the model itself, above 0 and below 1.</param>
    /// <param name="settings">Seed and precision.</param>
    /// <exception cref="InputException">A value is out of range.</exception>
    public static TiltSearch Of(PriceModel model, IReadOnlyList<double> quantities, double debt, TimeGrid grid, double defensiveShare, SimulationSettings settings)
    {
        PlainDebtChecks.Check("importance sampling", model, quantities, debt);
        CheckShare(defensiveShare);
        return model is GeometricBrownianModel brownian
            ? ToDesignPoint(brownian, quantities, debt, grid, defensiveShare, settings.Precision)
            : ToPilot(new PilotWalk(model, [new IsolatedPosition("account", quantities, debt)], grid, settings.Seed), defensiveShare, settings.Precision);
    }

    /// <summary>Refuses a defensive share that is none.</summary>
    /// <exception cref="InputException">It is not above 0 and below 1.</exception>
    public static void CheckShare(double defensiveShare)
    {
        if (!(defensiveShare > 0 && defensiveShare < 1)) throw new InputException("defensiveShare", $"{defensiveShare} is not allowed; a share above 0 and below 1 is");
    }

    /// <summary>What a pilot has found; refused where the event is too rare to be told.</summary>
    /// <param name="tilts">The tilts; the last is the model's own law.</param>
    /// <param name="scale">What likelihood ratios are multiplied by.</param>
    /// <param name="paths">Paths walked.</param>
    /// <param name="probability">The probability as the pilot has it, above zero.</param>
    /// <param name="relativeVariance">Variance of one path over its square.</param>
    /// <param name="precision">Precision of the run.</param>
    public static TiltSearch Found(IReadOnlyList<Tilt> tilts, double scale, long paths, double probability, double relativeVariance, Precision precision)
    {
        var search = new TiltSearch(tilts, scale, paths, probability < CommonProbability && 2 * relativeVariance * probability < 1) { LacksTilt = probability < CommonProbability && 2 * relativeVariance * probability >= 1 };
        return tilts[0].Tails.Count > 0 && probability < LeastOfUniforms
            ? Refused(search, "estimator", FormattableString.Invariant($"insolvency has a probability of about {probability:0e-0} here; below {LeastOfUniforms:0e-0} the uniforms that decide jumps, regimes and fat tails are too coarse to tell"))
            : Held(search, precision);
    }

    /// <summary>What a pilot that saw no insolvency gives.</summary>
    /// <param name="tilts">The tilts as far as it came.</param>
    /// <param name="paths">Paths walked.</param>
    public static TiltSearch NotFound(IReadOnlyList<Tilt> tilts, long paths) =>
        Refused(new TiltSearch(tilts, 1, paths, false) { LacksTilt = true }, "estimator", $"importance sampling found no way to insolvency on {paths} paths of its pilot; crude simulation tells how rare it is at most");

    private static TiltSearch ToDesignPoint(GeometricBrownianModel model, IReadOnlyList<double> quantities, double debt, TimeGrid grid, double defensiveShare, Precision precision)
    {
        double horizon = grid.StepLengths.Sum();
        double root = Math.Sqrt(horizon);
        var point = DesignPoint.Of(
            [.. quantities.Select((quantity, asset) => quantity * model.Assets[asset].Spot)],
            [.. model.Assets.Select(asset => (asset.Drift - (0.5 * asset.Volatility * asset.Volatility)) * horizon)],
            [.. Loadings.Of(model, asset => model.Assets[asset].Volatility).Select(loading => loading * root)],
            debt);
        double perStep = 1 / Math.Sqrt(grid.StepLengths.Count);
        Tilt[] tilts = [Tilt.Shifted(1 - defensiveShare, [.. point.Normals.Select(normal => normal * perStep)]), Tilt.Shifted(defensiveShare, new double[point.Normals.Count])];
        double scale = Double1.Exp(new Double1(Math.Min(point.Distance * point.Distance / 2, 2 * MostDoubleScale))).Value;
        return Held(new TiltSearch(tilts, scale, 0, point.Distance > FarDeviations), precision);
    }

    private static TiltSearch ToPilot(PilotWalk walk, double defensiveShare, Precision precision)
    {
        var pilot = TiltPilot.Of(walk, defensiveShare);
        return pilot.Probability > 0
            ? Found(pilot.Tilts, 1 / pilot.MeanWeight, pilot.Paths, pilot.Probability, pilot.RelativeVariance, precision)
            : NotFound(pilot.Tilts, pilot.Paths);
    }

    private static TiltSearch Held(TiltSearch search, Precision precision)
    {
        double scale = Double1.Log(new Double1(search.Scale)).Value;
        return scale <= (precision == Precision.Single ? MostSingleScale : MostDoubleScale)
            ? search
            : Refused(search, "account", FormattableString.Invariant($"insolvency is rarer than 1e-{(int)(scale / LogTen)}; {(scale <= MostDoubleScale ? "it needs double precision" : "no precision holds it")}"));
    }

    private static TiltSearch Refused(TiltSearch search, string place, string reason) => search with { SavesPaths = false, Refusal = new InputException(place, reason) };
}
