namespace MonteCarloRisk.Domain.Models;

/// <summary>The law of the log returns while a market is in one regime.</summary>
/// <param name="Name">What the regime is called.</param>
/// <param name="Drifts">Mean log return of each asset per year.</param>
/// <param name="Volatilities">Standard deviation of each asset's log returns per square-root year, zero or more.</param>
/// <param name="Correlation">Correlation of the log returns, row by row.</param>
public sealed record Regime(string Name, IReadOnlyList<double> Drifts, IReadOnlyList<double> Volatilities, IReadOnlyList<IReadOnlyList<double>> Correlation);
