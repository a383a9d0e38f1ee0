using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Domain.Protocols.Cohorts;

/// <summary>A protocol that runs with its positions in cohorts, and what grouping them is held against.</summary>
/// <param name="Ungrouped">The protocol with every position by itself.</param>
/// <param name="Most">The most cohorts, those of all collateral together.</param>
/// <param name="Pilot">Paths on which both are run, over all seeds.</param>
public sealed record CohortStudy(LendingProtocol Ungrouped, int Most, ReplicatedPaths Pilot)
{
    /// <summary>The protocol with its positions in cohorts.</summary>
    /// <exception cref="InputException">The positions are of more kinds than cohorts are allowed.</exception>
    public LendingProtocol Grouped() => PositionCohorts.Of(Ungrouped, Most);
}
