using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Cohorts;
using MonteCarloRisk.Domain.Protocols.Keepers;

namespace MonteCarloRisk.Domain.Markets;

/// <summary>The protocol's mechanisms, run on the paths of the market's model beside its margins.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="StepsPerDay">Dates of a day on which they run, 1 or more; 1 where the model knows daily returns only.</param>
public sealed record MechanismStudy(LendingProtocol Protocol, int StepsPerDay)
{
    /// <summary>Its positions in cohorts, in which it then runs; null where each runs by itself.</summary>
    public CohortStudy? Cohorts { get; init; }

    /// <summary>What its gas was fitted to; null where it is stated.</summary>
    public FittedGas? Gas { get; init; }
}
