using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.Tails;

/// <summary>The mean of the losses over a threshold, less the threshold.</summary>
/// <param name="Threshold">The threshold.</param>
/// <param name="Excess">The mean excess, with its interval.</param>
public sealed record MeanExcess(double Threshold, Estimate Excess);
