namespace MonteCarloRisk.Domain.Markets;

/// <summary>Asks who carries the protocol's bad debt: each account and each asset.</summary>
/// <param name="TailLevels">Levels of the value at risk and the expected shortfall that are allocated beside the mean; among those of the protocol.</param>
public sealed record AllocationStudy(IReadOnlyList<double> TailLevels);
