using MathNet.Numerics.Distributions;

namespace MonteCarloRisk.Statistics;

/// <summary>A mean over independent samples.</summary>
public static class SampleMean
{
    /// <summary>The mean with the interval of the central limit theorem: mean +- z standard error, z the normal quantile of the level.</summary>
    /// <remarks>
    /// Of values that are zero or more, all of them zero in the samples, nothing tells how large the rare ones are: the mean has no upper end and no
    /// standard error then. How rare they are is bounded, see <see cref="BinomialProportion.Upper"/>: 3 / samples at the level 0.9.
    /// </remarks>
    /// <param name="mean">Mean of the samples, each zero or more.</param>
    /// <param name="variance">Variance of one sample, zero or more.</param>
    /// <param name="samples">Number of independent samples, one or more.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <param name="method">How the samples were made, put before the interval's name.</param>
    public static Estimate Estimate(double mean, double variance, long samples, double level, string method)
    {
        if (mean == 0 && !(variance > 0)) return new Estimate(0, double.NaN, new ConfidenceInterval(0, double.PositiveInfinity, level), samples, $"{method}, no hit seen");
        double standardError = Math.Sqrt(Math.Max(0, variance) / samples);
        double halfWidth = NormalQuantile(level) * standardError;
        return new Estimate(mean, standardError, new ConfidenceInterval(mean - halfWidth, mean + halfWidth, level), samples, $"{method}, central limit theorem");
    }

    /// <summary>The z with P(|Z| &lt;= z) equal to a level.</summary>
    public static double NormalQuantile(double level) => Normal.InvCDF(0, 1, (1 + level) / 2);
}
