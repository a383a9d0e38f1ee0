using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.CommonRandomNumbers;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Sensitivities;

/// <summary>Central differences of the answers on common random numbers. Method: docs/methods/sensitivities.md.</summary>
internal static class SensitivityMeasurement
{
    private const string Method = "central difference, common random numbers";
    private const double LeastCorrelation = 1e-3;
    private const string OneSided = "difference, common random numbers";

    public static SensitivityAnswers Measure(Market market, ReplicatedPaths paths, ReplicatedRuns runs, CancellationToken cancellation)
    {
        // Of a probability on common random numbers the variance falls as 1 / move and the bias as its square, so their sum is least at paths^(-1/5).
        double move = Math.Clamp(Math.Pow(paths.Paths, -0.2), 0.01, 0.2);
        var notMoved = new List<string>();
        MovedInput[] inputs = [.. Inputs(market, move, notMoved)];
        var points = new List<(string Purpose, RuledMarket Market)> { ($"{StudyRuns.Sensitivities}, as it is", new RuledMarket(market, market.Rules)) };
        foreach (MovedInput input in inputs)
        {
            points.Add(($"{StudyRuns.Sensitivities}, {input.Name}, up", new RuledMarket(input.Up, input.Up.Rules)));
            if (input.Down is { } down) points.Add(($"{StudyRuns.Sensitivities}, {input.Name}, down", new RuledMarket(down, down.Rules)));
        }

        (IReadOnlyList<IReadOnlyList<ReplicatedCounts>> counts, StudyRuns made) = runs.Run(points, paths, ReplicatedCounts.Read, cancellation);
        RuledMarket whole = points[0].Market;
        long n = counts[0].Sum(one => one.Paths);
        var found = new List<Sensitivity>();
        int place = 1;
        foreach (MovedInput input in inputs)
        {
            IReadOnlyList<ReplicatedCounts> up = counts[place++], down = input.Down is null ? counts[0] : counts[place++];
            Estimate Change(Func<IReadOnlyList<ReplicatedCounts>, int?, double> answer) =>
                Jackknife.Of(paths.Replications, left => input.Scale * (answer(up, left) - answer(down, left)), n, whole.Level, input.Down is null ? OneSided : Method);
            found.Add(new Sensitivity(
                input.Name,
                input.Per,
                Change((one, left) => Mean(one, left, run => run.Insolvencies)),
                Change((one, left) => Mean(one, left, run => run.BadDebt)),
                [
                    .. whole.CollateralAssets.Select((_, asset) => paths.Paths * market.Target.InsolvencyProbability >= SolvencyTarget.MinimumHits
                        && Change((one, left) => Threshold(one, left, asset, market.Target.InsolvencyProbability) ?? double.NaN) is { } threshold && double.IsFinite(threshold.StandardError) ? threshold : null),
                ]));
        }

        return new SensitivityAnswers(
            paths,
            move,
            [.. whole.CollateralAssets.Select(asset => asset.Name)],
            BinomialProportion.Estimate(counts[0].Sum(one => one.Insolvencies), n, whole.Level, "crude Monte Carlo, common random numbers"),
            found,
            notMoved,
            made);
    }

    private static IEnumerable<MovedInput> Inputs(Market market, double move, List<string> notMoved)
    {
        for (int i = 0; i < market.Model.Assets.Count; i++)
        {
            int asset = i;
            string name = $"volatility of {market.Model.Assets[i].Name}";
            if (Moved(name, "+10%", 0.1, move, by => MovedModel.Volatility(market.Model, asset, 1 + by), "it does not move") is { } volatility) yield return volatility;
        }

        // Assets that hardly part leave little room.
        double aside = move / 2;
        while (aside > LeastCorrelation && (MovedModel.Correlation(market.Model, aside) is null || MovedModel.Correlation(market.Model, -aside) is null)) aside /= 2;
        if (market.Model.Assets.Count > 1
            && Moved("correlation", "+0.1", 0.1, aside, by => MovedModel.Correlation(market.Model, by), market.Model is FilteredHistoryModel ? "whole days are drawn, and their correlation is that of the data" : "moved, it is no correlation matrix") is { } correlation) yield return correlation;
        if (Moved("drift", "+10% a year", 0.1, move, by => MovedModel.Drift(market.Model, by), "the model has none") is { } drift) yield return drift;
        bool hasDegrees = MovedModel.Degrees(market.Model, 1) is not null;
        if (hasDegrees && Moved("degrees of freedom", "-10%", -0.1, move, by => MovedModel.Degrees(market.Model, 1 + by), "moved, they leave what is allowed") is { } degrees) yield return degrees;
        if (MovedModel.Intensity(market.Model, 1) is not null && Moved("frequency of jumps", "+10%", 0.1, move, by => MovedModel.Intensity(market.Model, 1 + by), "moved, it leaves what is allowed") is { } jumps) yield return jumps;

        // Whole days: the change itself, not a slope. Where it is drawn each delay is a day longer.
        const string delay = "liquidation delay";
        if (market.Rules.LiquidationDelay < AccountBook.LongestDelay)
            yield return new MovedInput(delay, "+1 day", market with { Rules = market.Rules with { LiquidationDelay = market.Rules.LiquidationDelay + 1, Delays = market.Rules.Delays?.Later(1) } }, null, 1);
        else
            notMoved.Add($"{delay}: it is the longest that there may be");

        MovedInput? Moved(string name, string per, double change, double by, Func<double, PriceModel?> moved, string reason)
        {
            if (moved(by) is { } up && moved(-by) is { } down) return new MovedInput(name, per, market with { Model = up }, market with { Model = down }, change / (2 * by));
            notMoved.Add($"{name}: {reason}");
            return null;
        }
    }

    private static double? Threshold(IReadOnlyList<ReplicatedCounts> counts, int? left, int asset, double target)
    {
        ReplicatedCounts[] kept = [.. counts.Where((_, i) => i != left)];
        return PriceCounts.Sum([.. kept.Select(one => one.CloseOuts[asset])]).Quantile(target * kept.Sum(one => one.Paths)) is { } price ? Math.Min(1, price) : null;
    }

    private static double Mean(IReadOnlyList<ReplicatedCounts> counts, int? left, Func<ReplicatedCounts, double> value)
    {
        IEnumerable<ReplicatedCounts> kept = counts.Where((_, i) => i != left);
        return kept.Sum(value) / kept.Sum(one => one.Paths);
    }

    // The market with an input moved up and down, and what the difference of an answer is multiplied by.
    private sealed record MovedInput(string Name, string Per, Market Up, Market? Down, double Scale);
}
