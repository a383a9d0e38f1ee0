namespace MonteCarloRisk.Domain.Protocols.Oracles;

/// <summary>The protocol starts no liquidation of the asset at a price that is older than a limit. Auctions that are open go on.</summary>
/// <param name="Limit">Seconds since the oracle last moved, of a feed since it was last pushed; above zero.</param>
public sealed record Staleness(double Limit);
