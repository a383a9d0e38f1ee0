namespace MonteCarloRisk.Calibration.Correlation;

/// <summary>A correlation matrix and how far it was drawn to its target.</summary>
/// <param name="Matrix">Row by row; symmetric, ones on the diagonal, positive semi-definite.</param>
/// <param name="Shrinkage">Weight of the target, in [0, 1]; zero for a given matrix.</param>
public sealed record CorrelationEstimate(IReadOnlyList<IReadOnlyList<double>> Matrix, double Shrinkage)
{
    /// <summary>Frobenius distance from the estimated matrix where that was not positive semi-definite and the nearest one took its place; zero otherwise.</summary>
    public double Repair { get; init; }
}
