namespace MonteCarloRisk.Statistics.RootFinding;

/// <summary>The root of a function that simulation estimates.</summary>
/// <param name="Root">The root with its interval; null where there is none in what was searched.</param>
/// <param name="Reason">Why there is none, or what the interval leaves open, in one line; empty otherwise.</param>
/// <param name="Evaluations">Estimates that were made.</param>
/// <param name="Paths">Paths of all of them together.</param>
public sealed record RootEstimate(Estimate? Root, string Reason, int Evaluations, long Paths)
{
    /// <summary>Where the root lies.</summary>
    public RootPlace Place { get; init; }
}
