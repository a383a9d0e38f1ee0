namespace MonteCarloRisk.Domain.Models;

/// <summary>An asset whose law stands elsewhere.</summary>
/// <param name="Name">The asset's name.</param>
/// <param name="Spot">Price today in the numéraire, above zero.</param>
public sealed record PricedName(string Name, double Spot);
