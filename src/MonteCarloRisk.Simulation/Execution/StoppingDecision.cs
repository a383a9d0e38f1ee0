using System.Diagnostics;
using System.Numerics;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Simulation.Execution;

/// <summary>Whether a run ends behind a block. Of error targets the answer depends on the plan and the blocks alone, not on who ran them or when.</summary>
internal sealed class StoppingDecision(SimulationPlan plan, long started)
{
    private const double Level = 0.95;

    // An error estimated from a handful of hits is itself no more than a guess.
    private const long LeastBlocks = 4;
    private const double LeastHits = 20;

    /// <summary>Whether the run ends after so many whole blocks, all of them merged.</summary>
    public bool EndsAfter(long blocks, MergedTallies tallies) => plan.Settings.Stopping switch
    {
        StoppingRule.RelativeError rule => IsLooked(blocks) && IsWithin(Read(tallies, blocks), rule.Fraction),
        StoppingRule.AbsoluteError rule => IsLooked(blocks) && IsBelow(Read(tallies, blocks), rule.Size),
        StoppingRule.TimeBudget rule => Stopwatch.GetElapsedTime(started) >= rule.Share,
        _ => false,
    };

    /// <summary>The tracked estimate after some blocks.</summary>
    public Estimate Read(MergedTallies tallies, long blocks) => plan.Tracked.Read(tallies, Math.Min(blocks * SimulationPlan.BlockPaths, plan.Settings.Paths), Level);

    // Looked at behind every block at first, then behind every 64th part of what is done: often enough, and cheap; and behind the last.
    private bool IsLooked(long blocks)
    {
        if (blocks < LeastBlocks) return false;
        long gap = 1L << Math.Max(0, BitOperations.Log2((ulong)blocks) - 6);
        return blocks % gap == 0 || blocks == plan.BlockCount;
    }

    private static bool IsWithin(Estimate estimate, double fraction)
    {
        double relative = Relative(estimate);
        return relative <= fraction && IsBelieved(relative);
    }

    // Without a hit the standard error of a count is zero; its interval is not. A mean has no such interval, so its error is believed only
    // behind enough hits, as a relative one is; a mean of equal values has none, unless they are zero, which may only look equal so far.
    private bool IsBelow(Estimate estimate, double size)
    {
        if (plan.Tracked is not TrackedEstimate.Probability) return estimate.StandardError <= size && IsBelieved(Relative(estimate));
        double halfWidth = (estimate.Interval.Upper - estimate.Interval.Lower) / 2;
        return Math.Max(estimate.StandardError, halfWidth / SampleMean.NormalQuantile(Level)) <= size;
    }

    // Not a number where the estimate is zero without an error: nothing was hit yet.
    private static double Relative(Estimate estimate) => estimate.StandardError / Math.Abs(estimate.Value);

    private static bool IsBelieved(double relative) => relative * relative * LeastHits <= 1;
}
