namespace MonteCarloRisk.Domain.Accounts;

/// <summary>A listed perpetual future on one asset, linear and settled in the numéraire, marked at the asset's price.</summary>
/// <param name="Name">The contract's name, unique within a market.</param>
/// <param name="Underlying">Name of the asset.</param>
/// <param name="Funding">What longs pay to shorts along the path.</param>
public sealed record Perpetual(string Name, string Underlying, FundingLaw Funding);
