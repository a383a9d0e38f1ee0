using System.Globalization;

namespace MonteCarloRisk.Statistics;

/// <summary>A probability as a mean of weights, or of values that are probabilities themselves: such means, and the intervals of the central limit theorem about them, may leave [0, 1].</summary>
public static class WeightedProportion
{
    /// <summary>The estimate as that of a probability: value and interval lie in [0, 1], and no interval that reaches one is narrower there than that of counted paths.</summary>
    /// <remarks>
    /// Where the interval reaches one, its lower end is at most ((1 - level) / 2)^(1 / m), that of Clopper and Pearson for m paths which all have the event, m = (sum of weights)^2 / sum of their squares (L. Kish, <i>Survey sampling</i>, 1965, section 8.2).
    /// So an event on all paths, whose weights do not vary, has an interval all the same. In values and standard error s of n paths of mean p, m = n p^2 / (n s^2 + p^2).
    /// </remarks>
    /// <param name="estimate">The mean with its standard error and interval, a value of zero or more.</param>
    public static Estimate Bounded(Estimate estimate)
    {
        if (double.IsNaN(estimate.Value)) return estimate;
        double lower = Math.Clamp(estimate.Interval.Lower, 0, 1);
        double upper = Math.Clamp(estimate.Interval.Upper, 0, 1);
        string method = estimate.Method;
        if (estimate.Value > 0 && upper >= 1 && LowerWhereAllHit(estimate) is var all && all < lower)
        {
            lower = all;
            method += string.Create(CultureInfo.InvariantCulture, $", at one Clopper-Pearson over {Effective(estimate):0} effective paths");
        }

        return estimate with { Value = Math.Min(1, estimate.Value), Interval = estimate.Interval with { Lower = lower, Upper = upper }, Method = method };
    }

    private static double LowerWhereAllHit(Estimate estimate) => Math.Pow((1 - estimate.Interval.Level) / 2, 1 / Effective(estimate));

    private static double Effective(Estimate estimate)
    {
        double square = estimate.Value * estimate.Value;
        return estimate.SampleCount * square / ((estimate.SampleCount * estimate.StandardError * estimate.StandardError) + square);
    }
}
