namespace MonteCarloRisk.Statistics;

/// <summary>A mean of values between zero and one, such as probabilities given part of a path.</summary>
public static class BoundedMean
{
    /// <summary>The fewest effective samples, (sum)^2 / sum of squares, that the central limit theorem is trusted with.</summary>
    public const double FewestEffective = 100;

    private const int Halvings = 200;

    /// <summary>The mean with the interval of the central limit theorem where enough samples tell of it, else with limits that hold for any such values.</summary>
    /// <remarks>
    /// P(mean of n samples is x or beyond) &lt;= exp(-n K(x, p)), K(x, p) = x ln(x / p) + (1 - x) ln((1 - x) / (1 - p)), so that the ends p with n K(x, p) = ln(2 / (1 - level)) hold p with the level or more, whatever n and p are.
    /// Where all samples are zero the upper end is that of Clopper and Pearson. Source: W. Hoeffding, J. American Statistical Association 58 (1963) 13, theorem 1.
    /// </remarks>
    /// <param name="mean">Mean of the samples.</param>
    /// <param name="variance">Variance of one sample.</param>
    /// <param name="samples">Number of independent samples, one or more.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <param name="method">How the samples were made, put before the interval's name.</param>
    public static Estimate Estimate(double mean, double variance, long samples, double level, string method)
    {
        // Of n samples the sum of squares is n (variance + mean^2), but for a share of 1 / n.
        double effective = mean > 0 ? samples * mean * mean / (variance + (mean * mean)) : 0;
        if (effective >= FewestEffective)
        {
            return WeightedProportion.Bounded(SampleMean.Estimate(mean, variance, samples, level, method));
        }

        double bound = -Math.Log((1 - level) / 2) / samples;
        return new Estimate(
            mean,
            Math.Sqrt(Math.Max(0, variance) / samples),
            new ConfidenceInterval(End(mean, bound, 0), End(mean, bound, 1), level),
            samples,
            $"{method}, Hoeffding: fewer than {FewestEffective} effective paths");
    }

    // The p between the mean and an end of [0, 1] at which K(mean, p) is a bound.
    private static double End(double mean, double bound, double end)
    {
        if (mean == end) return end;

        double near = mean;
        double far = end;
        for (int halving = 0; halving < Halvings; halving++)
        {
            double middle = (near + far) / 2;
            if (Divergence(mean, middle) < bound) near = middle;
            else far = middle;
        }

        return far;
    }

    private static double Divergence(double mean, double p)
    {
        double hit = mean > 0 ? mean * Math.Log(mean / p) : 0;
        double miss = mean < 1 ? (1 - mean) * (LogOneMinus(mean) - LogOneMinus(p)) : 0;
        return hit + miss;
    }

    // ln(1 - x), without the cancellation of its plain form where x is small.
    private static double LogOneMinus(double x) => x > 1e-4 ? Math.Log(1 - x) : -x * (1 + (x / 2 * (1 + (x / 3 * 2 * (1 + (x * 3 / 4))))));
}
