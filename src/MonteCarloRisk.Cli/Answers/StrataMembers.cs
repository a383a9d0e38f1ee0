using MonteCarloRisk.Simulation.Estimation.ImportanceSampling;

namespace MonteCarloRisk.Cli.Answers;

/// <summary>Of importance sampling by strata: what they gave.</summary>
/// <param name="Count">Strata of each coordinate.</param>
/// <param name="Replicates">Independent replicates that the standard error is made of.</param>
/// <param name="VarianceRatio">Variance of as many independent paths over that of these.</param>
sealed record StrataMembers(int Count, int Replicates, double VarianceRatio)
{
    public static StrataMembers? Of(StrataDiagnostics? strata) => strata is null ? null : new(strata.Count, strata.Replicates, strata.VarianceRatio);
}
