using MonteCarloRisk.Domain.Protocols.Liquidations;
using MonteCarloRisk.Domain.Protocols.Markets;
using MonteCarloRisk.Domain.Protocols.Oracles;

namespace MonteCarloRisk.Domain.Protocols;

/// <summary>How a protocol takes an asset as collateral.</summary>
/// <param name="LiquidationThreshold">A position is unhealthy where its debt is above this fraction of its collateral's value at the oracle's price; in (0, 1].</param>
/// <param name="Oracle">The price that the protocol sees.</param>
/// <param name="Liquidation">How unhealthy positions are liquidated.</param>
/// <param name="Depth">Where liquidators sell; null where any amount is sold at the market's price and moves nothing.</param>
public sealed record CollateralMarket(double LiquidationThreshold, PriceOracle Oracle, LiquidationMechanism Liquidation, MarketDepth? Depth);
