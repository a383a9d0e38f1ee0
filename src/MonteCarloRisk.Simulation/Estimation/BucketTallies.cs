using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Simulation.Estimation;

/// <summary>Reads counts by bucket.</summary>
internal static class BucketTallies
{
    /// <summary>The end of the highest bucket with a path; infinite where it has none.</summary>
    /// <param name="buckets">The buckets.</param>
    /// <param name="tallies">The tallies.</param>
    /// <param name="first">Tally of the first bucket.</param>
    public static double HighestEnd(this LogBuckets buckets, MergedTallies tallies, int first)
    {
        int highest = buckets.Count - 1;
        while (highest > 0 && tallies[first + highest] == 0) highest--;
        return highest == buckets.Count - 1 ? double.PositiveInfinity : buckets.Edge(highest + 1);
    }
}
