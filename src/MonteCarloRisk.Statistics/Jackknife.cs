using MathNet.Numerics.Distributions;

namespace MonteCarloRisk.Statistics;

/// <summary>The error of a function of sums over groups of samples, such as a ratio, a logarithm or a quantile.</summary>
public static class Jackknife
{
    /// <summary>The fewest groups that an interval is made of.</summary>
    public const int FewestGroups = 4;

    /// <summary>The value of all samples with the error of the delete-a-group jackknife and an interval by Student t.</summary>
    /// <remarks>
    /// With g groups and theta_i the function of all samples but those of group i, standard error = sqrt((g - 1) / g sum (theta_i - mean theta)^2); the interval is value +- t(g - 1) standard error.
    /// Source: B. Efron, C. Stein, "The jackknife estimate of variance", Annals of Statistics 9 (1981) 586; J. Shao, D. Tu, The Jackknife and Bootstrap (1995), ch. 2.
    /// </remarks>
    /// <param name="groups">Number of groups of the same size, four or more.</param>
    /// <param name="function">The function: of all samples where it is given null, and of all but those of the group given.</param>
    /// <param name="samples">Number of independent samples.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <param name="method">How the samples were made, put before the interval's name.</param>
    public static Estimate Of(int groups, Func<int?, double> function, long samples, double level, string method)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, FewestGroups);
        double value = function(null);
        double[] without = [.. Enumerable.Range(0, groups).Select(group => function(group))];
        double mean = without.Average();
        double standardError = Math.Sqrt((groups - 1.0) / groups * without.Sum(one => (one - mean) * (one - mean)));
        double half = StudentT.InvCDF(0, 1, groups - 1, (1 + level) / 2) * standardError;
        return new Estimate(value, standardError, new ConfidenceInterval(value - half, value + half, level), samples, $"{method}, jackknife over {groups} seeds");
    }
}
