using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Margin.CommonRandomNumbers;

/// <summary>Paths by the price of an asset over its spot, in buckets.</summary>
/// <param name="Floor">Price over spot at which the buckets' ratio is zero.</param>
/// <param name="Counts">Paths by bucket of <see cref="AccountTallies.Requirements"/>.</param>
internal sealed record PriceCounts(double Floor, IReadOnlyList<long> Counts)
{
    public static PriceCounts Read(SimulationResult result, int first, double floor)
    {
        long[] counts = new long[AccountTallies.RequirementBuckets];
        for (int bucket = 0; bucket < counts.Length; bucket++) counts[bucket] = result.Tallies[first + bucket];
        return new PriceCounts(floor, counts);
    }

    /// <summary>The same of several runs of one floor.</summary>
    public static PriceCounts Sum(IReadOnlyList<PriceCounts> runs)
    {
        long[] counts = new long[AccountTallies.RequirementBuckets];
        foreach (PriceCounts run in runs)
        {
            for (int bucket = 0; bucket < counts.Length; bucket++) counts[bucket] += run.Counts[bucket];
        }

        return new PriceCounts(runs[0].Floor, counts);
    }

    /// <summary>
    /// The price over spot that lies above as many paths, between the edges of its bucket on a straight line: as a function of the model it moves without the steps of the edges.
    /// Null where it lies in the lowest bucket or the highest.
    /// </summary>
    /// <param name="below">Paths below it, not necessarily whole.</param>
    public double? Quantile(double below)
    {
        LogBuckets buckets = AccountTallies.Requirements;
        long running = 0;
        for (int bucket = 0; bucket < Counts.Count; bucket++)
        {
            if (running + Counts[bucket] < below || Counts[bucket] == 0)
            {
                running += Counts[bucket];
                continue;
            }

            if (bucket == 0 || bucket == Counts.Count - 1) return null;
            double lower = buckets.Edge(bucket), upper = buckets.Edge(bucket + 1);
            return (1 + lower + ((upper - lower) * (below - running) / Counts[bucket])) * Floor;
        }

        return null;
    }
}
