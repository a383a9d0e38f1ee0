namespace MonteCarloRisk.Domain.Models;

/// <summary>One asset of a price model.</summary>
/// <param name="Name">The asset's name.</param>
/// <param name="Spot">Price today in the numéraire, above zero.</param>
/// <param name="Volatility">Standard deviation of log returns per square-root year, zero or more.</param>
/// <param name="Drift">Drift of the price per year, continuously compounded, under the model's measure; the model says whether of its mean, its median or its logarithm.</param>
public sealed record ModelAsset(string Name, double Spot, double Volatility, double Drift);
