using MathNet.Numerics.Statistics;
using MonteCarloRisk.Calibration.Bootstrap;
using MonteCarloRisk.Calibration.Tails;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Statistics.Bootstrap;

namespace MonteCarloRisk.Calibration.Correlation;

/// <summary>
/// The correlation of every two assets in a fall of the market with intervals by a stationary bootstrap of whole days, the days of a fall found anew in each history. The verdicts are told
/// over all pairs at once, by the quantile of the largest studentised error of the draws: J. Romano, M. Wolf, Exact and approximate stepdown methods for multiple hypothesis testing, JASA 100 (2005) 94, its first step.
/// </summary>
public static class MarketDownturn
{
    const int Histories = 500, Seed = 1, Parameters = 3;

    /// <summary>The correlations; null where fewer than two prices move, or falls are fewer than <see cref="DownturnCorrelation.FewestDays"/>.</summary>
    /// <param name="names">Names of the assets.</param>
    /// <param name="returns">Common daily log returns, one row an asset.</param>
    /// <param name="share">Share of the days that count as falls, in (0, 0.5].</param>
    public static DownturnSummary? Of(IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<double>> returns, double share = StressedCorrelation.UsualQuantile)
    {
        int[] moving = [.. Enumerable.Range(0, returns.Count).Where(asset => returns[asset].Any(value => value != returns[asset][0]))];
        if (moving.Length < 2 || Math.Round(share * returns[0].Count) < DownturnCorrelation.FewestDays) return null;
        IReadOnlyList<double>[] rows = [.. moving.Select(asset => returns[asset])];
        (int First, int Second)[] pairs = [.. Enumerable.Range(0, rows.Length).SelectMany(i => Enumerable.Range(i + 1, rows.Length - i - 1).Select(j => (i, j)))];
        ParameterDraws draws = FittingBootstrap.Draw(
            [.. pairs.SelectMany(_ => (string[])["calm", "in a fall", "excess"])],
            rows,
            history => Told(FallCorrelations.Of(history, share), pairs),
            Histories,
            Seed);
        bool[] excess = Clear(draws, pairs.Length, (told, pair) => told[Parameters * pair + 2]);
        bool[] rise = Clear(draws, pairs.Length, (told, pair) => told[Parameters * pair + 1] - told[Parameters * pair]);
        FallCorrelations fitted = FallCorrelations.Of(rows, share);
        return new DownturnSummary(
            share,
            fitted.Falls,
            rows[0].Count - fitted.Falls,
            SampleChecks.UsualLevel,
            draws.Method,
            [
                .. pairs.Select((pair, k) => new DownturnPair(
                    names[moving[pair.First]],
                    names[moving[pair.Second]],
                    fitted.AllDays[pair.First][pair.Second],
                    Value(draws, Parameters * k),
                    Value(draws, Parameters * k + 1),
                    fitted.OfNormals[pair.First][pair.Second],
                    Value(draws, Parameters * k + 2),
                    !excess[k] ? DownturnVerdict.AsNormals : rise[k] ? DownturnVerdict.DiversifiesLess : DownturnVerdict.Excess)),
            ]);
    }

    static double[] Told(FallCorrelations fitted, (int First, int Second)[] pairs) =>
        [.. pairs.SelectMany(pair => (double[])[fitted.Calm[pair.First][pair.Second], fitted.InFall[pair.First][pair.Second], fitted.InFall[pair.First][pair.Second] - fitted.OfNormals[pair.First][pair.Second]])];

    static FittedValue Value(ParameterDraws draws, int parameter)
    {
        Estimate estimate = draws.Answer(parameters => parameters[parameter], SampleChecks.UsualLevel);
        return new FittedValue(estimate.Value, estimate.Interval.Lower, estimate.Interval.Upper);
    }

    // Which differences are above zero, at the usual level for all of them together.
    static bool[] Clear(ParameterDraws draws, int count, Func<IReadOnlyList<double>, int, double> difference)
    {
        double[] values = [.. Enumerable.Range(0, count).Select(k => difference(draws.Fitted, k))];
        double[][] errors = [.. draws.Draws.Select(told => values.Select((value, k) => difference(told, k) - value).ToArray())];
        double[] deviations = [.. values.Select((_, k) => errors.Select(error => error[k]).StandardDeviation())];
        double most = errors.Select(error => error.Select((one, k) => deviations[k] > 0 ? one / deviations[k] : 0).Max()).Quantile(SampleChecks.UsualLevel);
        return [.. values.Select((value, k) => value > most * deviations[k])];
    }
}
