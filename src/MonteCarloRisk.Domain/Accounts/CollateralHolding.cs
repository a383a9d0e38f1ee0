namespace MonteCarloRisk.Domain.Accounts;

/// <summary>Units of one asset held as collateral.</summary>
/// <param name="Asset">Name of the asset.</param>
/// <param name="Units">Units held, zero or more.</param>
/// <param name="Price">Price of one unit, above zero.</param>
/// <param name="Confidence">What the price feed says of its own quality, in [0, 1].</param>
public sealed record CollateralHolding(string Asset, double Units, double Price, double Confidence = 1);
