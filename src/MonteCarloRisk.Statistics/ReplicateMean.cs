using MathNet.Numerics.Distributions;

namespace MonteCarloRisk.Statistics;

/// <summary>A mean over independent replicates, each a sum over a known number of like parts that need not be independent of one another within.</summary>
/// <remarks>
/// With S_r the sum of replicate r over n_r independent parts, m = sum S_r / sum n_r, the variance of a part is sum_r (S_r - n_r m)^2 / n_r / (R - 1), and (m - truth) over its standard error follows Student's t with R - 1 degrees of
/// freedom as far as replicates are normal. Source: A. Owen, <i>Monte Carlo theory, methods and examples</i>, 2013, section 17.3.
/// </remarks>
public static class ReplicateMean
{
    /// <summary>The mean of a part with the interval of Student's t.</summary>
    /// <param name="sums">Sum of each replicate, two or more.</param>
    /// <param name="parts">Parts of each, one or more.</param>
    /// <param name="samples">What is told as the number of samples.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <param name="method">How the samples were made, put before the interval's name.</param>
    public static Estimate Estimate(IReadOnlyList<double> sums, IReadOnlyList<long> parts, long samples, double level, string method)
    {
        if (sums.Count < 2 || sums.Count != parts.Count) throw new ArgumentException("two replicates or more are needed, each with its parts", nameof(sums));
        long all = parts.Sum();
        double mean = sums.Sum() / all;
        double squares = 0;
        for (int replicate = 0; replicate < sums.Count; replicate++)
        {
            double apart = sums[replicate] - (parts[replicate] * mean);
            squares += apart * apart / parts[replicate];
        }

        if (mean == 0 && squares == 0) return new Estimate(0, double.NaN, new ConfidenceInterval(0, double.PositiveInfinity, level), samples, $"{method}, no hit seen");
        double standardError = Math.Sqrt(squares / (sums.Count - 1) / all);
        double halfWidth = StudentT.InvCDF(0, 1, sums.Count - 1, (1 + level) / 2) * standardError;
        return new Estimate(mean, standardError, new ConfidenceInterval(mean - halfWidth, mean + halfWidth, level), samples, $"{method}, {sums.Count} replicates, Student's t");
    }
}
