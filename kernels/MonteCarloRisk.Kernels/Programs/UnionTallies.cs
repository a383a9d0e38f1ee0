using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>Where the tallies of single positions stand, behind those of a first passage on tilted paths.</summary>
public static class UnionTallies
{
    /// <summary>Tallies of a position: the paths on which it fails, then the moments of the scaled likelihood ratio there.</summary>
    public const int Count = 1 + MomentTallies.Count;

    /// <summary>The first tally of a position.</summary>
    public static int Of(LogBuckets buckets, int position) => TiltedTallies.FirstBucket + buckets.Count + (position * Count);
}
