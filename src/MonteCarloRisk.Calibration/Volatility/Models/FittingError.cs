namespace MonteCarloRisk.Calibration.Volatility.Models;

/// <summary>How the interval of a fitting error is made where it is made by resampling.</summary>
/// <param name="Level">Confidence level in (0, 1).</param>
/// <param name="Replications">Number of refits, 2 or more.</param>
/// <param name="Seed">Seed of the resampling.</param>
public sealed record FittingError(double Level = 0.95, int Replications = 199, int Seed = 1);
