using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.Regimes;

/// <summary>Mean and deviation of an asset's returns in one regime, per step of the chain.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Deviation">The standard deviation.</param>
public sealed record RegimeMoments(Estimate Mean, Estimate Deviation);
