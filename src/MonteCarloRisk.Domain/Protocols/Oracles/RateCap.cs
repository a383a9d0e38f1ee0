namespace MonteCarloRisk.Domain.Protocols.Oracles;

/// <summary>A cap on the exchange rate of a token that grows by staking, against what it is staked from (Aave's CAPO): the price counts no more than a snapshot's rate with the largest growth since.</summary>
/// <param name="Base">What it is staked from, an asset of the model; the token's price over its price is the rate.</param>
/// <param name="Snapshot">Rate today that growth is reckoned from, above zero.</param>
/// <param name="Growth">Largest growth, a simple rate per year, zero or more.</param>
public sealed record RateCap(string Base, double Snapshot, double Growth);
