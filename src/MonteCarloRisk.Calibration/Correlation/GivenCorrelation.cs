namespace MonteCarloRisk.Calibration.Correlation;

/// <summary>A correlation that the market file states; the returns are not looked at.</summary>
/// <param name="Matrix">A matrix that <see cref="CorrelationMatrix.Fault"/> finds no fault in.</param>
public sealed record GivenCorrelation(IReadOnlyList<IReadOnlyList<double>> Matrix) : ICorrelationEstimator
{
    /// <inheritdoc/>
    public string Name => "given";

    /// <inheritdoc/>
    public CorrelationEstimate Estimate(IReadOnlyList<IReadOnlyList<double>> returns) => new(Matrix, 0);
}
