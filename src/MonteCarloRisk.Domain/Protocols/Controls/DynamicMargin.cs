namespace MonteCarloRisk.Domain.Protocols.Controls;

/// <summary>A liquidation threshold that falls while the path's volatility of the last day or so is above the model's: 1 - (1 - threshold) (path's / model's)^exponent.</summary>
/// <param name="Exponent">The exponent, above zero; 1 where margins are in proportion to volatility.</param>
/// <param name="Least">The least threshold, above zero, at most the threshold as it is written.</param>
public sealed record DynamicMargin(double Exponent, double Least);
