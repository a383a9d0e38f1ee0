using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Margin.Calibration;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Curves;

/// <summary>Distribution over paths of a ratio of equity to exposure, from its buckets. Paths that have no such ratio count as above all.</summary>
public sealed class RatioDistribution
{
    private const string Method = "crude Monte Carlo";

    private readonly long[] below;
    private readonly long paths;
    private readonly double level;

    private RatioDistribution(SimulationResult result, int tally, double level)
    {
        paths = result.Settings.Paths;
        this.level = level;
        below = new long[Buckets.Count];
        for (int edge = 1; edge < Buckets.Count; edge++) below[edge] = below[edge - 1] + result.Tallies[tally + edge - 1];
    }

    private static LogBuckets Buckets => AccountTallies.Requirements;

    /// <summary>The lowest ratio of an account on the monitoring dates.</summary>
    /// <param name="result">The result of a margin plan.</param>
    /// <param name="distributions">First tally of the account's distributions.</param>
    /// <param name="level">Confidence level of the intervals.</param>
    public static RatioDistribution OfLowest(SimulationResult result, int distributions, double level) =>
        new(result, distributions + AccountTallies.Lows, level);

    /// <summary>The ratio at the close-out of a breach of the account's rule; paths without a breach have none.</summary>
    /// <param name="result">The result of a margin plan.</param>
    /// <param name="distributions">First tally of the account's distributions.</param>
    /// <param name="level">Confidence level of the intervals.</param>
    public static RatioDistribution AtCloseOut(SimulationResult result, int distributions, double level) =>
        new(result, distributions + AccountTallies.CloseOuts, level);

    /// <summary>Whether all paths have the same ratio, within a bucket, or none: nothing was at risk in the simulation.</summary>
    public bool IsCertain => below.All(hits => hits == 0 || hits == paths);

    /// <summary>The largest edge that the ratio lies below with at most a probability.</summary>
    /// <param name="probability">The probability, in (0, 1).</param>
    /// <returns>The quantile with the interval that inverts the exact binomial limits, or null where it lies below the lowest edge.</returns>
    public Estimate? Quantile(double probability)
    {
        double? value = Value(probability);
        double? lower = Largest(BinomialProportion.MostHits(probability, paths, hits => BinomialProportion.Upper(hits, paths, level)));
        double? upper = Largest(BinomialProportion.MostHits(probability, paths, hits => BinomialProportion.Lower(hits, paths, level)));
        if (value is null || lower is null || upper is null) return null;

        // The quantile lies between an edge and the next one, so the upper end takes the next.
        double next = Buckets.Edge(Math.Min(Buckets.Bucket(upper.Value) + 1, Buckets.Count - 1));
        double standardError = (next - lower.Value) / (2 * SampleMean.NormalQuantile(level));
        return new Estimate(value.Value, standardError, new ConfidenceInterval(lower.Value, next, level), paths, $"{Method}, inverted Clopper-Pearson");
    }

    /// <summary>The value of <see cref="Quantile"/> alone, without the search for its interval.</summary>
    /// <param name="probability">The probability, in (0, 1).</param>
    internal double? Value(double probability) => Largest((long)(probability * paths));

    /// <summary>Share of the paths whose ratio lies in the bucket of a value or below it.</summary>
    /// <param name="ratio">The value.</param>
    internal double ShareBelow(double ratio) => (double)below[Math.Min(Buckets.Bucket(ratio) + 1, Buckets.Count - 1)] / paths;

    /// <summary>The distribution as a margin curve, where it moves.</summary>
    /// <param name="requirement">The requirement that a ratio is the quantile of; decreasing in the ratio.</param>
    public IReadOnlyList<CurvePoint> Curve(Func<double, double> requirement)
    {
        const int mostPoints = 200;
        int first = 1;
        while (first < Buckets.Count - 2 && below[first + 1] == below[1]) first++;
        int last = Buckets.Count - 1;
        while (last > first + 1 && below[last - 1] == below[^1]) last--;
        int stride = Math.Max(1, (last - first) / mostPoints);
        var points = new List<CurvePoint>();
        for (int edge = last; edge >= first; edge = edge == first ? first - 1 : Math.Max(edge - stride, first))
        {
            // A price above today's at close-out is the quantile of no requirement.
            if (requirement(Buckets.Edge(edge)) is > 0 and var value) points.Add(new CurvePoint(value, BinomialProportion.Estimate(below[edge], paths, level, Method)));
        }

        return points;
    }

    private double? Largest(long mostHits)
    {
        int edge = 0;
        while (edge < Buckets.Count - 1 && below[edge + 1] <= mostHits) edge++;
        return edge == 0 ? null : Buckets.Edge(edge);
    }
}
