namespace MonteCarloRisk.Domain.Models;

/// <summary>Jumps of the log prices that strike all assets at once.</summary>
/// <param name="Intensity">Jumps a year on average, zero or more.</param>
/// <param name="Means">Mean of each asset's jump.</param>
/// <param name="Deviations">Standard deviation of each asset's jump, zero or more.</param>
/// <param name="Correlation">Correlation of the assets' jumps, row by row.</param>
public sealed record CommonJumps(double Intensity, IReadOnlyList<double> Means, IReadOnlyList<double> Deviations, IReadOnlyList<IReadOnlyList<double>> Correlation)
{
    /// <summary>Moments of one jump.</summary>
    public NormalMoments Moments() => NormalMoments.OfStep(Means, Deviations, Correlation, 1);
}
