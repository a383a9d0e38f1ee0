namespace MonteCarloRisk.Domain.Protocols.Oracles;

/// <summary>What a feed reads in place of the collateral's market: the price of another asset of the model, such as what a staked token is redeemed for, or updates as they were.</summary>
/// <param name="Asset">The asset that it reads.</param>
/// <param name="Ratio">What its price is multiplied by, above zero.</param>
public sealed record FeedReference(string Asset, double Ratio);
