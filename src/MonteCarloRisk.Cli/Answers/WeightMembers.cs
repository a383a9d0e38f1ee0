using MonteCarloRisk.Simulation.Estimation.ImportanceSampling;

namespace MonteCarloRisk.Cli.Answers;

/// <summary>Of importance sampling: whether the weights carry the interval.</summary>
/// <param name="Hits">Insolvent paths.</param>
/// <param name="EffectiveHits">As many of equal weights would tell as much.</param>
/// <param name="LargestWeightShare">Share of the estimate that one path has at most, up to a quarter more.</param>
/// <param name="LikelihoodRatio">Mean likelihood ratio of all paths, which is one but for its error.</param>
sealed record WeightMembers(long Hits, double EffectiveHits, double LargestWeightShare, EstimateMembers LikelihoodRatio)
{
    public static WeightMembers Of(WeightDiagnostics diagnostics) =>
        new(diagnostics.Hits, diagnostics.EffectiveHits, diagnostics.LargestWeightShare, EstimateMembers.Of(diagnostics.LikelihoodRatio));
}
