namespace MonteCarloRisk.Domain.Models;

/// <summary>Correlated geometric Brownian motion: dS / S = drift dt + volatility dW.</summary>
/// <param name="Measure">The measure of the drifts.</param>
/// <param name="Assets">The assets; their drift is that of the mean price.</param>
/// <param name="Correlation">Correlation of the log returns.</param>
public sealed record GeometricBrownianModel(
    Measure Measure,
    IReadOnlyList<ModelAsset> Assets,
    IReadOnlyList<IReadOnlyList<double>> Correlation)
    : PriceModel(Measure, Assets, Correlation);
