using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Monitoring;

/// <summary>The probability of an event at each edge of some buckets, from one run.</summary>
internal abstract class EdgeProbabilities
{
    /// <summary>Number of edges.</summary>
    public abstract int Count { get; }

    /// <summary>Whether the event happens on all paths or on none, at every edge.</summary>
    public abstract bool IsCertain { get; }

    /// <summary>How intervals of a crossing are made.</summary>
    public abstract string CrossingMethod { get; }

    /// <summary>The probability at an edge, with its interval, carried or not: what requirements are solved with.</summary>
    public abstract Estimate At(int edge);

    /// <summary>The probability at an edge; not told where it is not carried.</summary>
    public abstract Estimate Told(int edge);

    /// <summary>The probability at an edge alone.</summary>
    public abstract double Share(int edge);

    /// <summary>Whether two edges have the same paths.</summary>
    public abstract bool AreSame(int edge, int other);

    /// <summary>Where the probability, its upper limit and its lower limit are at or below a target.</summary>
    public abstract Crossing Crossing(double target);

    /// <summary>Where the probability is at or below a target.</summary>
    public abstract Func<int, bool> Below(double target);

    /// <summary>Why these paths cannot tell a target, before anything is solved; null where they may.</summary>
    public abstract string? Refusal(double target, out long pathsNeeded);

    /// <summary>Why the probability at an edge, where a solution was found, cannot be relied on; null where it can.</summary>
    public abstract string? Distrust(int edge, out long pathsNeeded);
}
