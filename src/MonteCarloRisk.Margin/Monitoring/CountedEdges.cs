using MonteCarloRisk.Margin.Curves;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Monitoring;

/// <summary>Probabilities by counting paths.</summary>
/// <param name="hits">Paths with the event, by edge.</param>
/// <param name="paths">Number of paths.</param>
/// <param name="level">Confidence level.</param>
/// <param name="method">How the paths were made.</param>
internal sealed class CountedEdges(long[] hits, long paths, double level, string method) : EdgeProbabilities
{
    public override int Count => hits.Length;

    public override bool IsCertain => hits.All(count => count == 0 || count == paths);

    public override string CrossingMethod => $"{method}, inverted Clopper-Pearson";

    public override Estimate At(int edge) => BinomialProportion.Estimate(hits[edge], paths, level, method);

    public override Estimate Told(int edge) => At(edge);

    public override double Share(int edge) => (double)hits[edge] / paths;

    public override bool AreSame(int edge, int other) => hits[edge] == hits[other];

    public override Crossing Crossing(double target)
    {
        long upper = BinomialProportion.MostHits(target, paths, count => BinomialProportion.Upper(count, paths, level));
        long lower = BinomialProportion.MostHits(target, paths, count => BinomialProportion.Lower(count, paths, level));
        return new Crossing(Below(target), edge => hits[edge] <= upper, edge => hits[edge] <= lower);
    }

    public override Func<int, bool> Below(double target)
    {
        long most = (long)(target * paths);
        return edge => hits[edge] <= most;
    }

    public override string? Refusal(double target, out long pathsNeeded)
    {
        RequirementFailure? failure = RequirementCurve.TooFewHits(target, paths);
        pathsNeeded = failure?.PathsNeeded ?? RequirementCurve.PathsNeeded(target);
        return failure?.Reason;
    }

    public override string? Distrust(int edge, out long pathsNeeded)
    {
        pathsNeeded = paths;
        return null;
    }
}
