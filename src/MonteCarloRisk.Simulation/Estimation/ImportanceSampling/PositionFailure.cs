using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Simulation.Estimation.ImportanceSampling;

/// <summary>One of several isolated positions: how likely it is to fail by the horizon.</summary>
/// <param name="Name">Its name.</param>
/// <param name="EffectiveHits">(sum of weights)^2 / sum of squared weights over the paths on which it fails; the paths themselves where they are counted.</param>
/// <param name="Probability">The probability; null where the weights of too few paths would carry it.</param>
public sealed record PositionFailure(string Name, double EffectiveHits, Estimate? Probability);
