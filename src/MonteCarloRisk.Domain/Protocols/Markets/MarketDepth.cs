namespace MonteCarloRisk.Domain.Protocols.Markets;

/// <summary>A market in which a sale lowers the price in proportion to the value sold, and which recovers.</summary>
/// <param name="Depth">The value whose sale costs 2% of it in slippage, and lowers the price by 4%, above zero.</param>
/// <param name="RecoveryHalfLife">Seconds in which half of what sales have lowered the price by is made good, above zero.</param>
/// <param name="StressExponent">Depth shrinks by (model's volatility / path's) to this power where the path's, of the last day or so, is higher; zero or more.</param>
public sealed record MarketDepth(double Depth, double RecoveryHalfLife, double StressExponent);
