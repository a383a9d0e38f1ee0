using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;

namespace MonteCarloRisk.Simulation.Estimation.ImportanceSampling;

/// <summary>
/// Tilts towards insolvency, found by walking: of paths under the tilts so far the tenth that falls lowest shows the next one, until a tenth is insolvent. All of
/// them stay, each with more paths than those before it, since an early one reaches ways to insolvency that the last one has left. Each stage has draws of its
/// own, and none of the run's.
/// </summary>
/// <remarks>Keeping the tilts of all stages: J.-M. Cornuet, J.-M. Marin, A. Mira, C. Robert, "Adaptive multiple importance sampling", Scandinavian Journal of Statistics 39 (2012) 798.</remarks>
/// <param name="Tilts">The tilts, the model's own law the last; that alone where no stage came closer to insolvency.</param>
/// <param name="MeanWeight">Mean likelihood ratio of the insolvent paths of the last stage.</param>
/// <param name="Probability">The probability of insolvency as the last stage has it, a rough one; zero where it saw none.</param>
/// <param name="RelativeVariance">Variance of one path over the square of the probability, as the last stage has it.</param>
/// <param name="Paths">Paths walked.</param>
internal sealed record TiltPilot(IReadOnlyList<Tilt> Tilts, double MeanWeight, double Probability, double RelativeVariance, long Paths)
{
    private const int MostStages = 30;
    private const double Elite = 0.1;
    private const double EarlierShare = 0.6;
    private const int FewestPaths = 4096;
    private const int PathsPerAsset = 32;

    /// <summary>Finds the tilts.</summary>
    /// <param name="walk">One position and its model.</param>
    /// <param name="defensiveShare">Share of the paths that follow the model itself.</param>
    public static TiltPilot Of(PilotWalk walk, double defensiveShare)
    {
        var shape = DrawShape.Of(walk.Model, walk.Grid);
        var sensors = new Sensors(shape, Feature(walk));
        int paths = FewestPaths + (PathsPerAsset * walk.Model.Assets.Count);
        List<Tilt> found = [];
        double before = double.PositiveInfinity;
        long walked = 0;
        for (uint stage = 1; stage <= MostStages; stage++)
        {
            Tilt[] drawn = Mixture(found, shape, defensiveShare);
            PilotPath[] sample = walk.Paths([.. drawn.SkipLast(1), .. sensors.Tilts, drawn[^1]], stage, paths);
            walked += paths;
            double height = before > 0 ? Math.Max(0, sample.Select(path => path.Lowest).Order().ElementAt((int)(Elite * paths))) : 0;
            (double Weight, PilotLow Low)[] events = [.. sample.Where(path => path.Lowest <= height).Select(path => path.First(height)).Select(low => (Ratio(drawn, low), low))];
            if (before == 0) return Of(drawn, events, paths, walked);
            if (height >= before) break;

            before = height;
            found.Add(sensors.Fit(events, drawn.Length - 1));
        }

        return new TiltPilot([Tilt.None(1, shape)], 1, 0, double.PositiveInfinity, walked);
    }

    private static TiltPilot Of(Tilt[] drawn, (double Weight, PilotLow Low)[] events, int paths, long walked)
    {
        double sum = events.Sum(one => one.Weight);
        double squares = events.Sum(one => one.Weight * one.Weight);
        return events.Length > 0
            ? new TiltPilot(drawn, sum / events.Length, sum / paths, (paths * squares / (sum * sum)) - 1, walked)
            : new TiltPilot(drawn.TakeLast(1).ToArray(), 1, 0, double.PositiveInfinity, walked);
    }

    private static Tilt[] Mixture(List<Tilt> found, DrawShape shape, double defensiveShare)
    {
        if (found.Count == 0) return [Tilt.None(1, shape)];

        double[] shares = new double[found.Count];
        shares[^1] = 1;
        for (int stage = found.Count - 2; stage >= 0; stage--) shares[stage] = EarlierShare * shares[stage + 1];
        double scale = (1 - defensiveShare) / shares.Sum();
        return [.. found.Select((tilt, stage) => tilt with { Weight = scale * shares[stage] }), Tilt.None(defensiveShare, shape)];
    }

    // A day of the history by the return of the collateral, each asset at its present share and volatility.
    private static double[] Feature(PilotWalk walk)
    {
        if (walk.Model is not FilteredHistoryModel history) return [];

        IReadOnlyList<double> quantities = walk.Positions[0].Quantities;
        double[] moves = [.. quantities.Select((quantity, asset) => quantity * history.Assets[asset].Spot * Math.Sqrt(history.Variances[asset].Next))];
        double value = quantities.Select((quantity, asset) => Math.Abs(quantity) * history.Assets[asset].Spot).Sum();
        return [.. history.Residuals.Select(day => day.Select((residual, asset) => residual * moves[asset]).Sum() / value)];
    }

    /// <summary>The likelihood ratio, model over mixture, where a path stood.</summary>
    internal static double Ratio(IReadOnlyList<Tilt> drawn, PilotLow low)
    {
        double density = drawn[^1].Weight;
        for (int tilt = 0; tilt < drawn.Count - 1; tilt++) density = Math.FusedMultiplyAdd(drawn[tilt].Weight, Double1.Exp(new Double1(low.Readings[tilt])).Value, density);
        return 1 / density;
    }
}
