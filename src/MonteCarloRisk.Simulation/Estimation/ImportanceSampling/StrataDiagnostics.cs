namespace MonteCarloRisk.Simulation.Estimation.ImportanceSampling;

/// <summary>What strata along the tilt gave.</summary>
/// <param name="Count">Strata of each coordinate.</param>
/// <param name="Replicates">Independent replicates that the standard error is made of.</param>
/// <param name="VarianceRatio">Variance that as many independent paths would have, over the one that the replicates show: above one where strata help, itself known to about sqrt(2 / replicates).</param>
public sealed record StrataDiagnostics(int Count, int Replicates, double VarianceRatio);
