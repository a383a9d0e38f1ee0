using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Statistics.Tails;

namespace MonteCarloRisk.Margin.Allocation;

/// <summary>
/// The bands of the bad debt that one tail level is allocated by, from the fine buckets of a run on the same paths: what lies above the bucket of the value at risk, that bucket, and a
/// window of paths around the value at risk.
/// </summary>
/// <param name="Beyond">Above the bucket of the value at risk; all bad debt where the value at risk is zero.</param>
/// <param name="At">The bucket of the value at risk; null where that is zero.</param>
/// <param name="Around">The window; null where the value at risk is zero, or too few paths lie beyond it.</param>
internal sealed record TailBands(LossBand Beyond, LossBand? At, LossBand? Around)
{
    /// <summary>Half of a window's paths, as a share of those beyond the value at risk.</summary>
    public const double HalfWindow = 0.1;

    /// <summary>Half of the fewest paths of a window.</summary>
    public const int FewestHalf = 100;

    /// <summary>The bands in a fixed order.</summary>
    public IEnumerable<LossBand> All => [Beyond, .. At is { } at ? new[] { at } : [], .. Around is { } around ? new[] { around } : []];

    /// <summary>Chooses the bands; null where the value at risk lies above every loss that is told apart.</summary>
    /// <param name="buckets">The buckets.</param>
    /// <param name="counts">Paths by bucket; those without a loss are in none.</param>
    /// <param name="paths">Paths of the run.</param>
    /// <param name="tailLevel">The tail level.</param>
    public static TailBands? Of(LogBuckets buckets, IReadOnlyList<long> counts, long paths, double tailLevel)
    {
        long none = paths - counts.Sum();
        long place = OrderStatistics.Place(paths, tailLevel);
        if (place <= none) return new TailBands(LossBand.All, null, null);

        int BucketOf(long wanted)
        {
            long below = none;
            int bucket = 0;
            while ((below += counts[bucket]) < wanted) bucket++;
            return bucket;
        }

        double Lower(int bucket) => bucket == 0 ? 0 : buckets.Edge(bucket);
        int last = buckets.Count - 1;
        int own = BucketOf(place);
        if (own == last) return null;
        var at = new LossBand(Lower(own), buckets.Edge(own + 1));
        var beyond = new LossBand(at.Below, float.MaxValue);
        long half = (long)(HalfWindow * (paths - place));
        if (half < FewestHalf) return new TailBands(beyond, at, null);
        int to = BucketOf(place + half);
        return new TailBands(beyond, at, to == last ? null : new LossBand(Lower(BucketOf(Math.Max(none + 1, place - half))), buckets.Edge(to + 1)));
    }
}
