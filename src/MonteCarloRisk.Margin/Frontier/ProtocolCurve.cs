using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Frontier;

/// <summary>Capital against the protocol's insolvency as all requirements of a set of rules are scaled together.</summary>
/// <param name="Points">The points, scales ascending.</param>
/// <param name="MarginalCost">At scale 1, the capital that makes the protocol's insolvency ten times as rare, in the numéraire; null where it is not told.</param>
/// <param name="Reason">Why it is not told; empty where it is.</param>
public sealed record ProtocolCurve(IReadOnlyList<ProtocolPoint> Points, Estimate? MarginalCost, string Reason);
