using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Tails;

/// <summary>Insolvency beyond the backstop: bad debt above what insurance and stakers cover.</summary>
/// <param name="InsuranceFund">What they cover, in the numéraire.</param>
/// <param name="Probability">Probability that the bad debt is above it, within the horizon plus one liquidation delay.</param>
/// <param name="ExpectedLoss">Mean of the bad debt above it, in the numéraire.</param>
public sealed record BackstopOutcome(double InsuranceFund, Estimate Probability, Estimate ExpectedLoss);
