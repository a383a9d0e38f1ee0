namespace MonteCarloRisk.Domain.Protocols.Keepers;

/// <summary>Those who liquidate for profit, taken together. Without them nothing is liquidated.</summary>
/// <param name="Capital">What they can spend, above zero.</param>
/// <param name="TurnoverTime">Mean seconds until what they spent has come back, above zero.</param>
/// <param name="Competitors">Number of keepers who share a market alike, 1 or more: one sells as a monopolist would, many until none profits.</param>
/// <param name="ProfitThreshold">The profit after gas and slippage that one liquidation must bring, zero or more.</param>
/// <param name="Uptime">Fraction of the time in which they work while gas is at its usual price, in (0, 1].</param>
/// <param name="OutageDuration">Mean seconds of an outage, above zero.</param>
/// <param name="CongestionMultiple">Multiple of the usual gas price beyond which their uptime falls in proportion to it, 1 or more.</param>
public sealed record KeeperPool(
    double Capital,
    double TurnoverTime,
    int Competitors,
    double ProfitThreshold,
    double Uptime,
    double OutageDuration,
    double CongestionMultiple)
{
    /// <summary>Seconds for which a position has been unhealthy at the oracle's price without a break before they act on it, zero or more.</summary>
    public double Latency { get; init; }
}
