namespace MonteCarloRisk.Domain.Protocols.Controls;

/// <summary>The soft level of a breaker: no liquidation of its collateral is started, and auctions that are open go on (level 1 of Maker's clipper). A trip of the hard level while it holds takes its place, none the other way round.</summary>
/// <param name="Bound">The bound, above zero and below the hard one.</param>
/// <param name="CoolDown">Seconds for which it holds after the last date above it, above zero.</param>
/// <param name="LeastHealth">Health below which positions are liquidated all the same, in [0, 1]; 0 where none are.</param>
public sealed record SoftLevel(double Bound, double CoolDown, double LeastHealth);
