namespace MonteCarloRisk.Simulation.Protocols;

/// <summary>One event on a path.</summary>
/// <param name="Date">The date, from 1 on.</param>
/// <param name="Kind">What happens.</param>
/// <param name="Asset">Index of the asset that it concerns; below zero where it concerns none.</param>
/// <param name="Position">Index of the position that it concerns, in the plan's order; below zero where it concerns none.</param>
/// <param name="Amount">How much, see the kind.</param>
public sealed record ProtocolEvent(int Date, ProtocolEventKind Kind, int Asset, int Position, double Amount)
{
    /// <summary>The stage of liquidation in which the position is after it, from zero on; null where its collateral has one.</summary>
    public int? Stage { get; init; }
}
