namespace MonteCarloRisk.Domain.Models.Copulas;

/// <summary>X = drift + volatility Z + the sum of a Poisson number of normal jumps. Source: R. Merton, Journal of Financial Economics 3 (1976) 125.</summary>
/// <param name="Drift">Mean of a step without a jump.</param>
/// <param name="Volatility">Standard deviation of a step without a jump, above zero.</param>
/// <param name="Intensity">Expected jumps a step, 0 to 10.</param>
/// <param name="JumpMean">Mean of a jump.</param>
/// <param name="JumpDeviation">Standard deviation of a jump, zero or more.</param>
public sealed record MertonMargin(double Drift, double Volatility, double Intensity, double JumpMean, double JumpDeviation) : ReturnMargin
{
    /// <inheritdoc/>
    public override double Mean => Drift + (Intensity * JumpMean);

    /// <inheritdoc/>
    public override double Variance => (Volatility * Volatility) + (Intensity * ((JumpMean * JumpMean) + (JumpDeviation * JumpDeviation)));

    /// <inheritdoc/>
    public override bool HasMeanPrice(double scale) => true;
}
