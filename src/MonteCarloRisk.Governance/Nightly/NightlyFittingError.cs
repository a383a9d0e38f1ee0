namespace MonteCarloRisk.Governance.Nightly;

/// <summary>What was done for the fitting error of a market.</summary>
/// <param name="Histories">Histories that were resampled.</param>
/// <param name="NotFitted">Those of them that the model could not be fitted to.</param>
/// <param name="Simulations">Simulations of the others and of the fitted model.</param>
/// <param name="FromStore">Those of them that were found in the run store.</param>
/// <param name="Paths">Their paths.</param>
public sealed record NightlyFittingError(int Histories, int NotFitted, int Simulations, int FromStore, long Paths);
