using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Margin.CommonRandomNumbers;

namespace MonteCarloRisk.Margin.Frontier;

/// <summary>The frontier of the protocol.</summary>
/// <param name="Paths">Paths of each point.</param>
/// <param name="Current">From the rules in force.</param>
/// <param name="Recommended">From the recommended rules.</param>
/// <param name="Runs">The simulations.</param>
public sealed record ProtocolFrontier(ReplicatedPaths Paths, ProtocolCurve Current, ProtocolCurve Recommended, StudyRuns Runs);
