using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Programs;

/// <summary>Where the tallies of a first passage on paths drawn by strata stand: those of <see cref="TiltedTallies"/>, and behind the buckets an exact sum of the scaled ratio a replicate.</summary>
public static class StratifiedTallies
{
    /// <summary>Replicates: unit u of the paths is summed in replicate u mod this. A power of two.</summary>
    public const int Replicates = 64;

    /// <summary>First tally of the replicates.</summary>
    /// <param name="buckets">The buckets of the scaled ratio.</param>
    public static int FirstReplicate(LogBuckets buckets) => TiltedTallies.FirstBucket + buckets.Count;
}
