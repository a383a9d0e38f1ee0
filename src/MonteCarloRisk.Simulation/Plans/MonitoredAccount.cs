using MonteCarloRisk.Domain.Accounts;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>An account under margin monitoring.</summary>
/// <param name="Account">Its collateral, debt and options.</param>
/// <param name="Cash">Cash held in the numéraire, zero or more.</param>
/// <param name="CountsTowardsProtocol">Whether its loss is bad debt of the protocol; a standard account that only measures is not.</param>
/// <param name="OwnRules">Rules of its own, for a standard account; null where those of the plan hold. The liquidation delay is always the plan's.</param>
/// <param name="KeepsDistributions">Whether the distributions of its lowest ratio of equity to exposure, and of that at its close-out, are kept.</param>
public sealed record MonitoredAccount(MarginAccount Account, double Cash, bool CountsTowardsProtocol, MarginRules? OwnRules = null, bool KeepsDistributions = false)
{
    /// <summary>What its ratio measures in place of equity over exposure; null where it is those.</summary>
    public RatioReading? Reading { get; init; }
}
