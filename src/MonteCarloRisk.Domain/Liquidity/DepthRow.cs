namespace MonteCarloRisk.Domain.Liquidity;

/// <summary>What can be sold within a slippage.</summary>
/// <param name="Slippage">Share of the value that the whole sale does not bring, in (0, 1).</param>
/// <param name="Volume">Value sold in the numéraire at the price before the sale, above zero.</param>
public sealed record DepthRow(double Slippage, double Volume);
