using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Margin.Monitoring;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Curves;

/// <summary>Distribution over paths of a ratio of equity to exposure, from its buckets. Paths that have no such ratio count as above all.</summary>
public sealed class RatioDistribution
{
    private readonly EdgeProbabilities below;
    private readonly long paths;
    private readonly double level;

    private RatioDistribution(EdgeProbabilities below, MonitoredRun run)
    {
        this.below = below;
        paths = run.Result.Settings.Paths;
        level = run.Level;
    }

    private static LogBuckets Buckets => AccountTallies.Requirements;

    /// <summary>The lowest ratio of an account on the monitoring dates.</summary>
    /// <param name="result">The result of a margin plan.</param>
    /// <param name="distributions">First tally of the account's distributions.</param>
    /// <param name="level">Confidence level of the intervals.</param>
    /// <param name="weights">Where the weights stand; null where paths are counted.</param>
    public static RatioDistribution OfLowest(SimulationResult result, int distributions, double level, MonitoredTallies? weights = null) => OfLowest(new MonitoredRun(result, weights, level), distributions);

    /// <summary>The lowest ratio of an account on the monitoring dates, from a run that may have weights.</summary>
    internal static RatioDistribution OfLowest(MonitoredRun run, int distributions)
    {
        // Where paths have weights a low is added at the edges that it passes.
        int tally = distributions + AccountTallies.Lows;
        return new(run.Weights is null ? run.Below(tally, Buckets.Count) : run.AtEdges(tally, Buckets.Count, string.Empty), run);
    }

    /// <summary>The ratio at the close-out of a breach of the account's rule; paths without a breach have none.</summary>
    /// <param name="result">The result of a margin plan.</param>
    /// <param name="distributions">First tally of the account's distributions.</param>
    /// <param name="level">Confidence level of the intervals.</param>
    /// <param name="weights">Where the weights stand; null where paths are counted.</param>
    public static RatioDistribution AtCloseOut(SimulationResult result, int distributions, double level, MonitoredTallies? weights = null) => AtCloseOut(new MonitoredRun(result, weights, level), distributions);

    /// <summary>The ratio at the close-out, from a run that may have weights.</summary>
    internal static RatioDistribution AtCloseOut(MonitoredRun run, int distributions) => new(run.Below(distributions + AccountTallies.CloseOuts, Buckets.Count), run);

    /// <summary>Whether all paths have the same ratio, within a bucket, or none: nothing was at risk in the simulation.</summary>
    public bool IsCertain => below.IsCertain;

    /// <summary>The largest edge that the ratio lies below with at most a probability.</summary>
    /// <param name="probability">The probability, in (0, 1).</param>
    /// <returns>The quantile with the interval that inverts the exact binomial limits, or null where it lies below the lowest edge.</returns>
    public Estimate? Quantile(double probability)
    {
        Crossing crossing = below.Crossing(probability);
        double? value = Largest(crossing.Value);
        double? lower = Largest(crossing.Upper);
        double? upper = Largest(crossing.Lower);
        if (value is null || lower is null || upper is null) return null;

        // The quantile lies between an edge and the next one, so the upper end takes the next.
        double next = Buckets.Edge(Math.Min(Buckets.Bucket(upper.Value) + 1, Buckets.Count - 1));
        double standardError = (next - lower.Value) / (2 * SampleMean.NormalQuantile(level));
        return new Estimate(value.Value, standardError, new ConfidenceInterval(lower.Value, next, level), paths, below.CrossingMethod);
    }

    /// <summary>The value of <see cref="Quantile"/> alone, without the search for its interval.</summary>
    /// <param name="probability">The probability, in (0, 1).</param>
    internal double? Value(double probability) => Largest(below.Below(probability));

    /// <summary>Why these paths cannot tell a quantile; null where they can.</summary>
    /// <param name="probability">The probability, in (0, 1).</param>
    internal RequirementFailure? Failure(double probability)
    {
        string? reason = below.Refusal(probability, out long needed);
        if (reason is null && Value(probability) is { } value) reason = below.Distrust(Math.Min(Buckets.Bucket(value) + 1, Buckets.Count - 1), out needed);
        return reason is null ? null : new RequirementFailure(needed, reason);
    }

    /// <summary>Share of the paths whose ratio lies in the bucket of a value or below it.</summary>
    /// <param name="ratio">The value.</param>
    internal double ShareBelow(double ratio) => below.Share(Math.Min(Buckets.Bucket(ratio) + 1, Buckets.Count - 1));

    /// <summary>The distribution as a margin curve, where it moves, without points whose weights carry no interval.</summary>
    /// <param name="requirement">The requirement that a ratio is the quantile of; decreasing in the ratio.</param>
    public IReadOnlyList<CurvePoint> Curve(Func<double, double> requirement)
    {
        const int mostPoints = 200;
        int first = 1;
        while (first < Buckets.Count - 2 && below.AreSame(first + 1, 1)) first++;
        int last = Buckets.Count - 1;
        while (last > first + 1 && below.AreSame(last - 1, below.Count - 1)) last--;
        int stride = Math.Max(1, (last - first) / mostPoints);
        var points = new List<CurvePoint>();
        for (int edge = last; edge >= first; edge = edge == first ? first - 1 : Math.Max(edge - stride, first))
        {
            // A price above today's at close-out is the quantile of no requirement.
            if (requirement(Buckets.Edge(edge)) is > 0 and var value && below.Told(edge) is { Untold: null } told) points.Add(new CurvePoint(value, told));
        }

        return points;
    }

    private static double? Largest(Func<int, bool> meets)
    {
        int edge = 0;
        while (edge < Buckets.Count - 1 && meets(edge + 1)) edge++;
        return edge == 0 ? null : Buckets.Edge(edge);
    }
}
