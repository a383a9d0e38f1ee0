using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;

namespace MonteCarloRisk.Simulation.Estimation.ImportanceSampling;

/// <summary>
/// Modes towards the insolvency of one account, found by walking: of paths under the modes so far the tenth that comes nearest to insolvency shows the next one, its tilt up to the breach and its tilt
/// behind it, until a tenth is insolvent or rare enough. Modes of all stages stay.
/// </summary>
/// <remarks>
/// The cross-entropy method with a tilt for each part of the path: R. Rubinstein, D. Kroese, <i>The Cross-Entropy Method</i>, 2004, sections 3.2 and 3.4. Keeping all stages: see <see cref="TiltPilot"/>.
/// </remarks>
/// <param name="Modes">The modes, their weights those of the pilot; empty where no stage came closer to insolvency.</param>
/// <param name="Own">The model's own law, of the defensive share.</param>
/// <param name="Probability">The probability of the last stage's event, a rough one; zero where none was found.</param>
/// <param name="RelativeVariance">Variance of one path over the square of the probability, as the last stage has it.</param>
/// <param name="Paths">Paths walked.</param>
internal sealed record AccountPilot(IReadOnlyList<ModeTilt> Modes, Tilt Own, double Probability, double RelativeVariance, long Paths)
{
    /// <summary>The move of prices that it follows, where the account may fail by moves which lie apart; null of the pilot that follows the whole account.</summary>
    public AdverseMove? Move { get; private init; }

    private const int MostStages = 30;
    private const double Elite = 0.1;
    private const double EarlierShare = 0.6;
    private const int FewestPaths = 4096;
    private const int PathsPerAsset = 32;
    private const int FewestOfOneMove = 64;

    // An account that is breached on so many paths of the model needs no tilt to get there.
    private const double CommonBreach = 0.25;

    // A number of single precision that no health is above.
    private const double Anywhere = 1e30;

    private const double LeastHazard = 0.02;
    private const double MostHazard = 0.9;
    private const double HazardStep = 0.02;

    // Of what is at stake: single precision tells no less.
    private const double Slack = 1e-5;

    /// <summary>Finds the modes, by a pilot of the whole account and one for each move of prices that it may fail by where these lie apart: several moves together may be the likeliest way, as two rises of what is owed are.</summary>
    /// <param name="walk">The account and its model.</param>
    /// <param name="defensiveShare">Share of the paths that follow the model itself.</param>
    /// <param name="rarest">A probability at which the search stops before insolvency is reached; zero where it does not.</param>
    public static IReadOnlyList<AccountPilot> All(AccountWalk walk, double defensiveShare, double rarest)
    {
        IReadOnlyList<AdverseMove> apart = walk.Beside is null ? AdverseMoves.Apart(walk) : [];
        return [Of(walk, defensiveShare, rarest, [], default), .. apart.Select(move => Of(walk, defensiveShare, rarest, apart, move) with { Move = move })];
    }

    /// <summary>Of the pilots of one account those that found a way and do not count the same insolvencies: these of its moves, or that of the whole account where it has more.</summary>
    /// <param name="pilots">The pilots of one account.</param>
    public static IReadOnlyList<AccountPilot> Disjoint(IReadOnlyList<AccountPilot> pilots)
    {
        AccountPilot[] ofMoves = [.. pilots.Where(pilot => pilot.Move is not null && pilot.Probability > 0)];
        AccountPilot[] whole = [.. pilots.Where(pilot => pilot.Move is null && pilot.Probability > 0)];
        return whole.Sum(pilot => pilot.Probability) > ofMoves.Sum(pilot => pilot.Probability) ? whole : ofMoves;
    }

    private static AccountPilot Of(AccountWalk walk, double defensiveShare, double rarest, IReadOnlyList<AdverseMove> apart, AdverseMove move)
    {
        var shape = DrawShape.Of(walk.Model, walk.Grid);
        var sensors = new Sensors(shape, Feature(walk));
        var own = Tilt.None(defensiveShare, shape);
        int paths = FewestPaths + (PathsPerAsset * walk.Model.Assets.Count);
        List<ModeTilt> found = [];
        bool isBreachCommon = false;
        double before = double.PositiveInfinity;
        long walked = 0;
        double[] usual = [];
        for (uint stage = 1; stage <= MostStages; stage++)
        {
            ModeTilt[] drawn = Weighted(found, defensiveShare);
            Tilt law = found.Count == 0 ? own with { Weight = 1 } : own;
            AccountPath[] sample = walk.Paths(drawn, sensors.Tilts, law, stage, paths);
            walked += paths;
            if (stage == 1)
            {
                isBreachCommon = sample.Count(path => path.Lowest < AccountWalk.Breached) > CommonBreach * paths;
                usual = [.. walk.Model.Assets.Select((_, asset) => Math.Max(double.Epsilon, Math.Sqrt(sample.Where(path => path.Marks.Count > 0).Sum(path => path.Marks[^1].Returns[asset] * path.Marks[^1].Returns[asset]) / paths)))];
            }

            if (apart.Count > 0 && stage == 1)
            {
                found.AddRange(Pushes(sensors, sample, move));
                continue;
            }

            if (apart.Count > 0) sample = [.. sample.Where(path => path.Marks.Count > 0 && path.Marks[^1].Steps > 0 && AdverseMoves.Farthest(apart, path.Marks[^1].Returns, usual) == move)];
            if (apart.Count > 0 && sample.Length < FewestOfOneMove) break;

            double height = before > 0 ? Math.Max(0, sample.Select(path => path.Lowest).Order().ElementAt((int)(Elite * sample.Length))) : 0;
            (double Weight, AccountPath Path, AccountMark Mark)[] events =
                [.. sample.Where(path => path.Lowest <= height).Select(path => (Path: path, Mark: path.First(height))).Select(one => (Ratio(drawn, law, one.Mark), one.Path, one.Mark))];
            double sum = events.Sum(one => one.Weight);
            bool isLast = before == 0 || sum < rarest * paths;
            if (!isLast && height >= before) break;

            before = height;
            if (events.Length > 0) found.Add(walk.Beside is null ? Fit(sensors, events, isBreachCommon) : ModeTilt.Constant(0, FitWhole(sensors, events.Select(one => (one.Weight, one.Mark)))));
            if (!isLast) continue;
            if (shape.Tails.Count > 0 && walk.Beside is null && found.FindLast(mode => mode.Fall is not null) is { Fall: { } fall } deepest) found.AddRange([Scattered(fall, shape, walk.Dates.Count), OutOfNowhere(deepest, walk.Dates.Count)]);
            double squares = events.Sum(one => one.Weight * one.Weight);
            return new AccountPilot(Weighted(found, defensiveShare), own, sum / paths, sum > 0 ? (paths * squares / (sum * sum)) - 1 : double.PositiveInfinity, walked);
        }

        return new AccountPilot([], own with { Weight = 1 }, 0, double.PositiveInfinity, walked);
    }

    // Towards the tenth that the asset goes farthest on, and twice and three times as far: what writes options on both sides gains at first by a move that ruins it in the end, and its health alone shows no way there.
    private static IEnumerable<ModeTilt> Pushes(Sensors sensors, AccountPath[] sample, AdverseMove move)
    {
        IEnumerable<AccountMark> farthest = sample.Select(path => path.End).OrderByDescending(end => move.Sign * end.Returns[move.Asset]).Take((int)(Elite * sample.Length));
        Tilt tilt = FitWhole(sensors, farthest.Select(end => (1.0, end)));
        return ((int[])[1, 2, 3]).Select(times => ModeTilt.Constant(0, tilt with { Normals = NormalTilt.Of([.. tilt.Normals.Shifts.Select(shift => times * shift)]) }));
    }

    // One tilt for all steps.
    private static Tilt FitWhole(Sensors sensors, IEnumerable<(double Weight, AccountMark Mark)> marks) =>
        sensors.Fit([.. marks.Select(one => (one.Weight, new PilotLow(one.Mark.Steps, one.Mark.Height, [.. one.Mark.First.Zip(one.Mark.Fall, (first, fall) => first + fall)])))], 0);

    private static ModeTilt Fit(Sensors sensors, (double Weight, AccountPath Path, AccountMark Mark)[] events, bool isBreachCommon)
    {
        // Of the paths that have such steps: how much likelier a tail makes the others says nothing of it.
        Tilt? Part(Func<AccountMark, int> steps, Func<AccountMark, double[]> sums) => events.Any(one => steps(one.Mark) > 0)
            ? sensors.Fit([.. events.Where(one => steps(one.Mark) > 0).Select(one => (one.Weight, new PilotLow(steps(one.Mark), one.Mark.Height, sums(one.Mark))))], 0)
            : null;

        (double Weight, IReadOnlyList<double> Healths)[] falls = [.. events.Where(one => one.Mark.StepsFalling > 0 && one.Path.Healths.Count > 0).Select(one => (one.Weight, one.Path.Healths))];
        double near = falls.Length > 0 ? falls.Max(fall => fall.Healths[^1]) + (Slack * events[0].Path.Scale) : 0;
        return new ModeTilt(
            0,
            0,
            isBreachCommon ? null : Part(mark => mark.StepsFirst, mark => mark.First),
            Part(mark => mark.StepsFalling, mark => mark.Fall),
            near,
            falls.Length > 0 ? Hazard([.. falls.Select(fall => (fall.Weight, fall.Healths.Count(health => health < near)))]) : 0);
    }

    // A fat tail needs no way to the breach: one large move on any date does, after steps of the model's own law.
    private static ModeTilt OutOfNowhere(ModeTilt deepest, int dates) =>
        deepest with { First = null, Near = Anywhere, Hazard = Hazard([.. Enumerable.Range(1, dates).Select(date => (1.0, date))]) };

    // Two moves on days that lie apart: about two tails of the fall among all dates, the normals as they are. A fall that lasts counts the days between as unlikely.
    private static ModeTilt Scattered(Tilt fall, DrawShape shape, int dates)
    {
        const double moves = 2;
        return ModeTilt.Constant(0, Tilt.None(0, shape) with { Tails = [.. fall.Tails.Select(tail => tail with { Probability = Math.Min(tail.Probability, moves / dates) })] });
    }

    // The hazard h that gives the smallest second moment: a fall on the n-th date near the breach begins with h (1 - h)^(n - 1), and its path counts by one over that. The likeliest hazard is far larger where
    // some paths hover, and these then count for hundreds.
    private static double Hazard((double Weight, int Dates)[] falls)
    {
        double[] weights = new double[falls.Max(fall => fall.Dates) + 1];
        foreach ((double weight, int dates) in falls) weights[dates] += weight;
        double best = MostHazard;
        double least = double.PositiveInfinity;
        for (double hazard = LeastHazard; hazard <= MostHazard; hazard += HazardStep)
        {
            double moment = 0;
            double begins = hazard;
            for (int date = 1; date < weights.Length; date++, begins *= 1 - hazard) moment += weights[date] / begins;
            if (moment < least) (best, least) = (hazard, moment);
        }

        return best;
    }

    private static ModeTilt[] Weighted(List<ModeTilt> found, double defensiveShare)
    {
        double[] shares = new double[found.Count];
        for (int stage = found.Count - 1; stage >= 0; stage--) shares[stage] = stage == found.Count - 1 ? 1 : EarlierShare * shares[stage + 1];
        double scale = (1 - defensiveShare) / shares.Sum();
        return [.. found.Select((mode, stage) => mode with { Weight = scale * shares[stage] })];
    }

    // A day of the history by what it does to the account, each asset at its present share and volatility.
    private static double[] Feature(AccountWalk walk)
    {
        if (walk.Model is not FilteredHistoryModel history) return [];

        double[] sums = new double[history.Residuals.Count];
        foreach (IReadOnlyList<double> quantities in walk.Accounts.Select(walk.QuantitiesOf))
        {
            double[] moves = [.. quantities.Select((quantity, asset) => quantity * history.Assets[asset].Spot * Math.Sqrt(history.Variances[asset].Next))];
            double value = quantities.Select((quantity, asset) => Math.Abs(quantity) * history.Assets[asset].Spot).Sum();
            for (int day = 0; day < sums.Length; day++) sums[day] += value > 0 ? history.Residuals[day].Select((residual, asset) => residual * moves[asset]).Sum() / value : history.Residuals[day].Sum();
        }

        return sums;
    }

    private static double Ratio(ModeTilt[] drawn, Tilt own, AccountMark mark)
    {
        double density = own.Weight;
        for (int mode = 0; mode < drawn.Length; mode++) density = Math.FusedMultiplyAdd(drawn[mode].Weight, mark.Likelihoods[mode], density);
        return 1 / density;
    }
}
