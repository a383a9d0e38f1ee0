namespace MonteCarloRisk.Domain.Models.Copulas;

/// <summary>X = drift + volatility Z + the sum of a Poisson number of double-exponential jumps. Source: S. Kou, Management Science 48 (2002) 1086.</summary>
/// <param name="Drift">Mean of a step without a jump.</param>
/// <param name="Volatility">Standard deviation of a step without a jump, above zero.</param>
/// <param name="Intensity">Expected jumps a step, 0 to 10.</param>
/// <param name="RiseProbability">Probability that a jump is a rise, 0 to 1.</param>
/// <param name="MeanRise">Mean of a rise, above zero.</param>
/// <param name="MeanFall">Mean of a fall, above zero.</param>
public sealed record KouMargin(double Drift, double Volatility, double Intensity, double RiseProbability, double MeanRise, double MeanFall) : ReturnMargin
{
    /// <inheritdoc/>
    public override double Mean => Drift + (Intensity * ((RiseProbability * MeanRise) - ((1 - RiseProbability) * MeanFall)));

    /// <inheritdoc/>
    public override double Variance =>
        (Volatility * Volatility) + (2 * Intensity * ((RiseProbability * MeanRise * MeanRise) + ((1 - RiseProbability) * MeanFall * MeanFall)));

    /// <inheritdoc/>
    public override bool HasMeanPrice(double scale) => scale * MeanRise < 1 || Intensity * RiseProbability == 0;
}
