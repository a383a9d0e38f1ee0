using MathNet.Numerics.Distributions;

namespace MonteCarloRisk.Statistics;

/// <summary>A mean over independent samples.</summary>
public static class SampleMean
{
    /// <summary>The mean with the interval of the central limit theorem: mean +- z standard error, z the normal quantile of the level.</summary>
    /// <param name="mean">Mean of the samples.</param>
    /// <param name="variance">Variance of one sample, zero or more.</param>
    /// <param name="samples">Number of independent samples, one or more.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <param name="method">How the samples were made, put before the interval's name.</param>
    public static Estimate Estimate(double mean, double variance, long samples, double level, string method)
    {
        double standardError = Math.Sqrt(Math.Max(0, variance) / samples);
        double halfWidth = NormalQuantile(level) * standardError;
        return new Estimate(mean, standardError, new ConfidenceInterval(mean - halfWidth, mean + halfWidth, level), samples, $"{method}, central limit theorem");
    }

    /// <summary>The z with P(|Z| &lt;= z) equal to a level.</summary>
    public static double NormalQuantile(double level) => Normal.InvCDF(0, 1, (1 + level) / 2);
}
