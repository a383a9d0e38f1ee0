using System.Globalization;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.CommonRandomNumbers;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Frontier;

/// <summary>Simulates the protocol under requirements that are scaled together, by the same seeds. Method: docs/methods/frontier.md.</summary>
internal static class FrontierMeasurement
{
    private const string Method = "crude Monte Carlo, common random numbers";

    public static ProtocolFrontier Measure(Market market, MarginRules recommended, FrontierStudy study, ReplicatedRuns runs, CancellationToken cancellation)
    {
        (string Name, MarginRules Rules)[] families = [(MarginCalibrator.InForce, market.Rules), (MarginCalibrator.Proposed, recommended)];
        (string Purpose, RuledMarket Market)[] variants =
        [
            .. families.SelectMany(family => study.Scales.Select(scale => (
                string.Create(CultureInfo.InvariantCulture, $"{StudyRuns.Frontier}, {family.Name}, requirements times {scale}"),
                new RuledMarket(market, ScaledRules.Of(family.Rules, scale))))),
        ];
        (IReadOnlyList<IReadOnlyList<ReplicatedCounts>> counts, StudyRuns made) = runs.Run(variants, study.Paths, ReplicatedCounts.Read, cancellation);
        ProtocolCurve Curve(int first) => Of(study.Scales, [.. variants.Skip(first).Take(study.Scales.Count).Select(one => one.Market)], [.. counts.Skip(first).Take(study.Scales.Count)]);
        return new ProtocolFrontier(study.Paths, Curve(0), Curve(study.Scales.Count), made);
    }

    private static ProtocolCurve Of(IReadOnlyList<double> scales, IReadOnlyList<RuledMarket> markets, IReadOnlyList<IReadOnlyList<ReplicatedCounts>> counts)
    {
        ProtocolPoint[] points = [.. scales.Select((scale, i) => Point(scale, markets[i], counts[i]))];
        Estimate? cost = Cost(points, counts, scales.Index().First(scale => scale.Item == 1).Index, markets[0].Level, out string reason);
        return new ProtocolCurve(points, cost, reason);
    }

    private static ProtocolPoint Point(double scale, RuledMarket market, IReadOnlyList<ReplicatedCounts> counts)
    {
        long paths = counts.Sum(one => one.Paths);
        Estimate insolvency = BinomialProportion.Estimate(counts.Sum(one => one.Insolvencies), paths, market.Level, Method);
        Estimate badDebt = Jackknife.Of(counts.Count, left => Mean(counts, left, one => one.BadDebt), paths, market.Level, Method);
        return new ProtocolPoint(
            scale,
            ProtocolMeasurement.RequiredEquity(market),
            insolvency,
            badDebt with { Interval = badDebt.Interval with { Lower = Math.Max(0, badDebt.Interval.Lower) } });
    }

    // A difference between the neighbours of scale 1; the slope is told rather than its inverse, whose error has no moments.
    private static Estimate? Cost(ProtocolPoint[] points, IReadOnlyList<IReadOnlyList<ReplicatedCounts>> counts, int at, double level, out string reason)
    {
        reason = "";
        (int lax, int strict) = (Math.Max(0, at - 1), Math.Min(points.Length - 1, at + 1));
        double capital = points[strict].RequiredEquity - points[lax].RequiredEquity;
        long fewest = Math.Min(counts[lax].Sum(one => one.Insolvencies), counts[strict].Sum(one => one.Insolvencies));
        if (fewest < Curves.RequirementCurve.MinimumHits || counts[strict].Any(one => one.Insolvencies == counts[strict].Sum(other => other.Insolvencies)))
        {
            reason = string.Create(CultureInfo.InvariantCulture, $"the protocol is insolvent on {fewest} paths of one of the points beside it; more paths would tell");
            return null;
        }

        Estimate decades = Jackknife.Of(counts[at].Count, left => Math.Log10(Mean(counts[lax], left, one => one.Insolvencies) / Mean(counts[strict], left, one => one.Insolvencies)), points[at].InsolvencyProbability.SampleCount, level, Method);
        if (capital <= 0 || decades.Interval.Lower <= 0)
        {
            reason = "stricter requirements are not clearly safer here: what fails are accounts that are closed out too late or at once";
            return null;
        }

        return new Estimate(
            capital / decades.Value,
            capital * decades.StandardError / (decades.Value * decades.Value),
            new ConfidenceInterval(capital / decades.Interval.Upper, capital / decades.Interval.Lower, level),
            decades.SampleCount,
            $"{decades.Method}, difference between requirements times {points[lax].Scale.ToString(CultureInfo.InvariantCulture)} and {points[strict].Scale.ToString(CultureInfo.InvariantCulture)}");
    }

    private static double Mean(IReadOnlyList<ReplicatedCounts> counts, int? left, Func<ReplicatedCounts, double> value)
    {
        IEnumerable<ReplicatedCounts> kept = counts.Where((_, i) => i != left);
        return kept.Sum(value) / kept.Sum(one => one.Paths);
    }
}
