using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;

namespace MonteCarloRisk.Simulation.Estimation.ImportanceSampling;

/// <summary>
/// Tilts towards the failure of any of several isolated positions: those of each position by itself, in one mixture. How many paths each of them gets is found by walking paths under all of them alike: the shares under which the paths up to
/// the first failure are likeliest, of which a quarter is dealt out evenly again.
/// </summary>
/// <remarks>
/// Shares by the iteration alpha_m = sum_e w_e alpha_m f_m(e) / sum_j alpha_j f_j(e) over the weighted failures e: O. Cappé, R. Douc, A. Guillin, J.-M. Marin, C. Robert, "Adaptive importance sampling in general mixture classes",
/// Statistics and Computing 18 (2008) 447.
/// </remarks>
internal static class FailureModes
{
    // Behind all stages of a position's own pilot.
    private const uint SharingStage = 31;
    private const int BrownianPaths = 2048;
    private const int OtherPaths = 4096;
    private const int Rounds = 40;

    // Of the tilted paths; the rest goes to all tilts as before, since a short walk may have missed one.
    private const double FoundShare = 0.75;

    /// <summary>Searches.</summary>
    /// <param name="model">The model.</param>
    /// <param name="positions">The positions.</param>
    /// <param name="grid">The monitoring dates, equally spaced.</param>
    /// <param name="defensiveShare">Share of the paths that follow the model itself, above 0 and below 1.</param>
    /// <param name="settings">Seed and precision.</param>
    /// <exception cref="InputException">A value is out of range.</exception>
    public static TiltSearch Search(PriceModel model, IReadOnlyList<IsolatedPosition> positions, TimeGrid grid, double defensiveShare, SimulationSettings settings)
    {
        TiltedUnionPlan.Check(model, positions);
        TiltSearch.CheckShare(defensiveShare);
        bool isBrownian = model is GeometricBrownianModel;
        (Tilt[][] ways, long walked) = model is GeometricBrownianModel brownian
            ? (Nearest(brownian, positions, grid), 0)
            : Walked(model, positions, grid, defensiveShare, settings.Seed);
        int ableToFail = ways.Count(tilts => tilts.Length > 0);
        DrawShape shape = DrawShape.Of(model, grid);
        Tilt[] drawn =
        [
            .. ways.SelectMany(tilts => tilts.Select(tilt => tilt with { Weight = (1 - defensiveShare) * tilt.Weight / tilts.Sum(other => other.Weight) / ableToFail })),
            Tilt.None(ableToFail > 0 ? defensiveShare : 1, shape),
        ];
        int paths = isBrownian ? BrownianPaths : OtherPaths;
        PilotPath[] sample = new PilotWalk(model, positions, grid, settings.Seed).Paths(drawn, SharingStage, paths);
        PilotLow[] failures = [.. sample.Where(path => path.Lowest <= 0).Select(path => path.First(0))];
        if (failures.Length == 0 || ableToFail == 0) return TiltSearch.NotFound(drawn, walked + paths);

        Tilt[] shared = Share(drawn, failures);
        double[] before = [.. failures.Select(failure => TiltPilot.Ratio(drawn, failure))];
        double probability = before.Sum() / paths;
        double second = failures.Select((failure, i) => before[i] * TiltPilot.Ratio(shared, failure)).Sum() / paths;
        return TiltSearch.Found(shared, failures.Length / before.Sum(), walked + paths, probability, (second / (probability * probability)) - 1, settings.Precision);
    }

    // By position the likeliest ways to its failure at the horizon, spread evenly over the steps.
    private static Tilt[][] Nearest(GeometricBrownianModel model, IReadOnlyList<IsolatedPosition> positions, TimeGrid grid)
    {
        double horizon = grid.StepLengths.Sum();
        double root = Math.Sqrt(horizon);
        double perStep = 1 / Math.Sqrt(grid.StepLengths.Count);
        double[] means = [.. model.Assets.Select(asset => (asset.Drift - (0.5 * asset.Volatility * asset.Volatility)) * horizon)];
        double[] loadings = [.. Loadings.Of(model, asset => model.Assets[asset].Volatility).Select(loading => loading * root)];
        return
        [
            .. positions.Select(position => NearestFailures.Of([.. position.Quantities.Select((quantity, asset) => quantity * model.Assets[asset].Spot)], means, loadings, position.Debt)
                .Select(point => Tilt.Shifted(1, [.. point.Select(normal => normal * perStep)])).ToArray()),
        ];
    }

    // By position the tilts of its pilot.
    private static (Tilt[][] Ways, long Paths) Walked(PriceModel model, IReadOnlyList<IsolatedPosition> positions, TimeGrid grid, double defensiveShare, ulong seed)
    {
        TiltPilot[] pilots = [.. positions.Select(position => TiltPilot.Of(new PilotWalk(model, [position], grid, seed), defensiveShare))];
        return ([.. pilots.Select(pilot => pilot.Tilts.SkipLast(1).ToArray())], pilots.Sum(pilot => pilot.Paths));
    }

    private static Tilt[] Share(Tilt[] drawn, PilotLow[] failures)
    {
        double tilted = 1 - drawn[^1].Weight;
        double[] weights = [.. failures.Select(failure => TiltPilot.Ratio(drawn, failure))];
        double[][] densities = [.. failures.Select(failure => Enumerable.Range(0, drawn.Length - 1).Select(tilt => Double1.Exp(new Double1(failure.Readings[tilt])).Value).ToArray())];
        double[] even = [.. drawn.SkipLast(1).Select(tilt => tilt.Weight / tilted)];
        double[] shares = even;
        for (int round = 0; round < Rounds; round++)
        {
            double[] next = new double[shares.Length];
            for (int failure = 0; failure < failures.Length; failure++)
            {
                double density = drawn[^1].Weight;
                for (int tilt = 0; tilt < shares.Length; tilt++) density = Math.FusedMultiplyAdd(tilted * shares[tilt], densities[failure][tilt], density);
                for (int tilt = 0; tilt < shares.Length; tilt++) next[tilt] += weights[failure] * shares[tilt] * densities[failure][tilt] / density;
            }

            double sum = next.Sum();
            shares = [.. next.Select(share => share / sum)];
        }

        return [.. drawn.SkipLast(1).Select((tilt, i) => tilt with { Weight = tilted * ((FoundShare * shares[i]) + ((1 - FoundShare) * even[i])) }), drawn[^1]];
    }
}
