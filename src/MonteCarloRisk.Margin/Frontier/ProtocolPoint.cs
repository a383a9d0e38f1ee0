using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Frontier;

/// <summary>The protocol with all requirements of a set of rules multiplied by a scale.</summary>
/// <param name="Scale">The scale.</param>
/// <param name="RequiredEquity">Capital that the rules tie up today, in the numéraire.</param>
/// <param name="InsolvencyProbability">Probability that the protocol has bad debt.</param>
/// <param name="ExpectedBadDebt">Mean bad debt in the numéraire.</param>
public sealed record ProtocolPoint(double Scale, double RequiredEquity, Estimate InsolvencyProbability, Estimate ExpectedBadDebt);
