using MonteCarloRisk.Simulation.Protocols;

namespace MonteCarloRisk.Margin.Protocols;

/// <summary>How often something happens.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="PerPath">How often on a path, on average over the run.</param>
public sealed record ProtocolCount(ProtocolEventKind Kind, double PerPath);
