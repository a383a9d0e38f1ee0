using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Monitoring;

/// <summary>Probabilities by likelihood ratios. An edge that no path reached counts as below every target: what it lacks shows at the edges that were reached.</summary>
/// <param name="run">The run.</param>
/// <param name="weights">Sum of the weights, by edge.</param>
/// <param name="squares">Sum of their squares, by edge.</param>
/// <param name="isCertain">Whether the event happens on all paths or on none.</param>
/// <param name="method">What is read.</param>
internal sealed class WeightedEdges(MonitoredRun run, Int128[] weights, Int128[] squares, bool isCertain, string method) : EdgeProbabilities
{
    public override int Count => weights.Length;

    public override bool IsCertain => isCertain;

    public override string CrossingMethod => $"{method}, inverted interval of the weighted tail";

    public override Estimate At(int edge) => run.Weighted(WeightSum.OfWeights(weights[edge]), WeightSum.OfSquares(squares[edge]), method);

    public override Estimate Told(int edge) => weights[edge] > 0 && Distrust(edge, out _) is { } reason ? run.NotTold(reason) : At(edge);

    public override double Share(int edge) => run.Share(WeightSum.OfWeights(weights[edge]));

    public override bool AreSame(int edge, int other) => weights[edge] == weights[other];

    public override Crossing Crossing(double target) => new(
        Below(target),
        edge => weights[edge] <= 0 || At(edge).Interval.Upper <= target,
        edge => weights[edge] <= 0 || At(edge).Interval.Lower <= target);

    public override Func<int, bool> Below(double target) => edge => weights[edge] <= 0 || Share(edge) <= target;

    public override string? Refusal(double target, out long pathsNeeded)
    {
        pathsNeeded = run.Result.Settings.Paths;
        if (weights.Any(sum => sum > 0)) return run.RatioDistrust;

        double needed = Math.Ceiling(BinomialProportion.Upper(0, pathsNeeded, run.Level) / run.Weights!.DefensiveShare / target * pathsNeeded);
        pathsNeeded = (long)needed;
        return run.Unseen <= target ? null : $"no path of importance sampling has the event, which tells of {run.Unseen:G3} at most";
    }

    public override string? Distrust(int edge, out long pathsNeeded) =>
        run.Distrust(WeightSum.OfWeights(weights[edge]), WeightSum.OfSquares(squares[edge]), out pathsNeeded);
}
