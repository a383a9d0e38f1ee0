using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Tails;

/// <summary>Two accounts that are insolvent on the same path.</summary>
/// <param name="First">One account.</param>
/// <param name="Second">The other.</param>
/// <param name="Both">Probability that both are.</param>
/// <param name="SecondGivenFirst">Probability that the second is, given that the first is.</param>
/// <param name="FirstGivenSecond">Probability that the first is, given that the second is.</param>
public sealed record JointPair(string First, string Second, Estimate Both, Estimate SecondGivenFirst, Estimate FirstGivenSecond);
