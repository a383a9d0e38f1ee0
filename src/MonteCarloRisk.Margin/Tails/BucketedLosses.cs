using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Statistics.Tails;

namespace MonteCarloRisk.Margin.Tails;

/// <summary>Losses that a run counted in buckets.</summary>
internal static class BucketedLosses
{
    /// <summary>The distribution of a loss over all paths; those that no bucket counts lost nothing.</summary>
    /// <param name="result">The run.</param>
    /// <param name="buckets">The buckets.</param>
    /// <param name="first">Tally of the first bucket.</param>
    public static LossDistribution Of(SimulationResult result, LogBuckets buckets, int first)
    {
        var groups = new List<LossGroup> { default };
        long above = 0;
        for (int bucket = 0; bucket < buckets.Count; bucket++)
        {
            long paths = result.Tallies[first + bucket];
            if (paths == 0) continue;
            above += paths;
            double lower = bucket == 0 ? 0 : buckets.Edge(bucket);
            groups.Add(new LossGroup(lower, bucket == buckets.Count - 1 ? double.PositiveInfinity : buckets.Edge(bucket + 1), paths));
        }

        groups[0] = new LossGroup(0, 0, result.Settings.Paths - above);
        return new LossDistribution([.. groups.Where(group => group.Samples > 0)], least: 0);
    }

    /// <summary>Where no path lost anything, the shortfall is at most the mean loss at its upper end over the tail's share.</summary>
    public static TailRisk Bounded(TailRisk risk, Estimate mean, string method)
    {
        Estimate shortfall = risk.ExpectedShortfall;
        double upper = mean.Interval.Upper / OrderStatistics.Beyond(risk.TailLevel);
        return mean.Value == 0 && double.IsFinite(upper)
            ? risk with { ExpectedShortfall = shortfall with { Interval = shortfall.Interval with { Upper = upper }, Method = $"{method}, no loss seen: mean loss at its upper end over the tail's share" } }
            : risk;
    }
}
