using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.CommonRandomNumbers;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Sensitivities;

/// <summary>Central differences of the answers on common random numbers. Method: docs/methods/sensitivities.md.</summary>
internal static class SensitivityMeasurement
{
    private const string Method = "central difference, common random numbers";
    private const string OneSided = "difference, common random numbers";

    public static SensitivityAnswers Measure(Market market, ReplicatedPaths paths, ReplicatedRuns runs, CancellationToken cancellation)
    {
        // Of a probability on common random numbers the variance falls as 1 / move and the bias as its square, so their sum is least at paths^(-1/5).
        double move = Math.Clamp(Math.Pow(paths.Paths, -0.2), 0.01, 0.2);
        var notMoved = new List<string>();
        MovedInput[] inputs = [.. MovedInput.Of(market, move, notMoved)];
        var points = new List<(string Purpose, RuledMarket Market)> { ($"{StudyRuns.Sensitivities}, as it is", RuledMarket.OfMargins(market, market.Rules)) };
        foreach (MovedInput input in inputs)
        {
            points.Add(($"{StudyRuns.Sensitivities}, {input.Name}, up", RuledMarket.OfMargins(input.Up, input.Up.Rules)));
            if (input.Down is { } down) points.Add(($"{StudyRuns.Sensitivities}, {input.Name}, down", RuledMarket.OfMargins(down, down.Rules)));
        }

        (IReadOnlyList<IReadOnlyList<MarginCounts>> counts, StudyRuns made) = runs.Run(points, paths, MarginCounts.Read, cancellation, RuledMarket.OfMargins);
        RuledMarket whole = points[0].Market;
        IReadOnlyList<string> margins = MarginCounts.Subjects(whole);
        double target = market.Target.InsolvencyProbability;
        bool isResolved = paths.Paths * target >= SolvencyTarget.MinimumHits;
        long n = counts[0].Sum(one => one.Counts.Paths);
        var found = new List<Sensitivity>();
        int place = 1;
        foreach (MovedInput input in inputs)
        {
            IReadOnlyList<MarginCounts> up = counts[place++], down = input.Down is null ? counts[0] : counts[place++];
            Estimate Change(Func<IReadOnlyList<MarginCounts>, double> answer) => Jackknife.Of(
                paths.Replications, left => input.Scale * (answer(Without(up, left)) - answer(Without(down, left))), n, whole.Level, input.Down is null ? OneSided : Method);
            Estimate? Solved(Func<IReadOnlyList<MarginCounts>, double?> answer) => isResolved && Change(one => answer(one) ?? double.NaN) is var change && double.IsFinite(change.StandardError) ? change : null;
            found.Add(new Sensitivity(
                input.Name,
                input.Per,
                Change(one => Mean(one, run => run.Insolvencies)),
                Change(one => Mean(one, run => run.BadDebt)),
                [.. whole.CollateralAssets.Select((_, asset) => Solved(one => Threshold(one, asset, target)))])
            {
                Margins = [.. margins.Select((_, subject) => Solved(one => MarginCounts.Maintenance(one, subject, target)))],
            });
        }

        return new SensitivityAnswers(
            paths,
            move,
            [.. whole.CollateralAssets.Select(asset => asset.Name)],
            BinomialProportion.Estimate(counts[0].Sum(one => one.Counts.Insolvencies), n, whole.Level, "crude Monte Carlo, common random numbers"),
            found,
            notMoved,
            made)
        {
            Margins = margins,
        };
    }

    private static IReadOnlyList<MarginCounts> Without(IReadOnlyList<MarginCounts> counts, int? left) => left is null ? counts : [.. counts.Where((_, i) => i != left)];

    private static double? Threshold(IReadOnlyList<MarginCounts> counts, int asset, double target) =>
        PriceCounts.Sum([.. counts.Select(one => one.Counts.CloseOuts[asset])]).Quantile(target * counts.Sum(one => one.Counts.Paths)) is { } price ? Math.Min(1, price) : null;

    private static double Mean(IReadOnlyList<MarginCounts> counts, Func<ReplicatedCounts, double> value) => counts.Sum(one => value(one.Counts)) / counts.Sum(one => one.Counts.Paths);
}
