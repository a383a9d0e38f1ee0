using MonteCarloRisk.Simulation.Estimation.Splitting;

namespace MonteCarloRisk.Cli.Answers;

/// <summary>Of splitting: whether the groups of particles carry the interval.</summary>
/// <param name="Hits">Groups with an insolvent particle.</param>
/// <param name="EffectiveHits">As many of equal estimates would tell as much.</param>
/// <param name="LargestShare">Share of the estimate that one group has at most, up to a quarter more.</param>
sealed record GroupMembers(long Hits, double EffectiveHits, double LargestShare)
{
    public static GroupMembers Of(SplittingDiagnostics diagnostics) => new(diagnostics.Hits, diagnostics.EffectiveHits, diagnostics.LargestShare);
}
