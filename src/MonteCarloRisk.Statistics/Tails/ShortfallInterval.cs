namespace MonteCarloRisk.Statistics.Tails;

/// <summary>
/// The interval of a mean of few large values among many zeros, such as (loss - value at risk)+. The central limit theorem's is too low there, since such means are skewed;
/// Hall's transformation takes the skewness out: with T = sqrt(n) (mean - μ) / deviation and the sample skewness γ,
/// g(T) = T + γ T² / (3 sqrt(n)) + γ² T³ / (27 n) + γ / (6 sqrt(n)) is normal to the next order, and is monotone. Source: P. Hall, "On the removal of skewness by
/// transformation", Journal of the Royal Statistical Society B 54 (1992) 221.
/// </summary>
static class ShortfallInterval
{
    /// <summary>Values above zero, or their effective number where they are weighted, below which the interval is refused: with 100, it covers in 93 to 95% at 95%, tails of index 3 included.</summary>
    public const int FewestValues = 100;

    const double NoSkewness = 1e-9;

    /// <summary>The interval of the mean.</summary>
    /// <param name="moments">Raw moments 1 to 3 of the values over all samples.</param>
    /// <param name="samples">Number of samples n.</param>
    /// <param name="level">Confidence level.</param>
    public static ConfidenceInterval Of(RawMoments moments, long samples, double level)
    {
        double root = Math.Sqrt(samples);
        double deviation = moments.Deviation;
        double skewness = moments.Skewness;
        double z = SampleMean.NormalQuantile(level);
        double Inverse(double x) => Math.Abs(skewness) < NoSkewness * root
            ? x
            : 3 * root / skewness * (Math.Cbrt(1 + (skewness * ((x / root) - (skewness / (6 * samples))))) - 1);
        return new ConfidenceInterval(
            Math.Max(0, moments.Mean - (deviation / root * Inverse(z))), moments.Mean - (deviation / root * Inverse(-z)), level);
    }
}
