namespace MonteCarloRisk.Domain.Models;

/// <summary>Correlated geometric Brownian motion of 1 to 64 assets.</summary>
/// <param name="Measure">The measure of the drifts.</param>
/// <param name="Assets">The assets, in the order of the correlation matrix.</param>
/// <param name="Correlation">Correlation of the log returns, row by row; symmetric, ones on the diagonal, positive semi-definite.</param>
public sealed record GeometricBrownianModel(
    Measure Measure,
    IReadOnlyList<GeometricBrownianAsset> Assets,
    IReadOnlyList<IReadOnlyList<double>> Correlation)
{
    /// <summary>The most assets that one model holds.</summary>
    public const int MaximumAssets = 64;
}
