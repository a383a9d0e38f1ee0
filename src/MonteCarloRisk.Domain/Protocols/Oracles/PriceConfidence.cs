namespace MonteCarloRisk.Domain.Protocols.Oracles;

/// <summary>An oracle that tells an interval with its price (Pyth): width times the price, wider by the path's volatility over the model's where that is above one.</summary>
/// <param name="Width">Half of the interval over the price while volatility is as usual, in (0, 1).</param>
/// <param name="Multiple">Collateral is worth the price less this multiple of it, zero or more.</param>
/// <param name="Most">Half intervals above this fraction of the price stop liquidations of the asset, in (0, 1]; null where none does.</param>
public sealed record PriceConfidence(double Width, double Multiple, double? Most);
