namespace MonteCarloRisk.Domain.Models;

/// <summary>One asset of a correlated geometric Brownian motion: dS / S = drift dt + volatility dW.</summary>
/// <param name="Name">The asset's name.</param>
/// <param name="Spot">Price today in the numéraire, above zero.</param>
/// <param name="Volatility">Volatility of log returns per square-root year, zero or more.</param>
/// <param name="Drift">Drift of the price per year, continuously compounded, under the model's measure.</param>
public sealed record GeometricBrownianAsset(string Name, double Spot, double Volatility, double Drift);
