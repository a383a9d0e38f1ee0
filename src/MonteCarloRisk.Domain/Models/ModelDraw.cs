using MonteCarloRisk.Domain.Accounts;

namespace MonteCarloRisk.Domain.Models;

/// <summary>A model fitted to a resampled history.</summary>
/// <param name="Model">The model, of the same assets and spots.</param>
/// <param name="Contracts">The listed options, those without an implied volatility of their own marked at the model's.</param>
public sealed record ModelDraw(PriceModel Model, IReadOnlyList<EuropeanOption> Contracts);
