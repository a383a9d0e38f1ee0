namespace MonteCarloRisk.Statistics.BackTests;

/// <summary>
/// Unconditional coverage: whether exceptions are as many as they should be. LR = 2 ln [ (x/n)^x (1 - x/n)^(n-x) / (p^x (1-p)^(n-x)) ], chi-square
/// with one degree of freedom. Source: P. Kupiec, Techniques for verifying the accuracy of risk measurement models, Journal of Derivatives 3 (1995) 73.
/// </summary>
public static class KupiecTest
{
    /// <summary>Tests a count of exceptions; too many and too few both speak against the model.</summary>
    /// <param name="exceptions">Days x on which the loss was above the value at risk, 0 to days.</param>
    /// <param name="days">Days n, one or more.</param>
    /// <param name="probability">Probability p of an exception, such as 0.01, in (0, 1).</param>
    public static HypothesisTest Of(long exceptions, long days, double probability)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(exceptions);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(exceptions, days);
        TailProbability.Check(probability);
        long misses = days - exceptions;
        return LikelihoodRatio.Test(2 * (LikelihoodRatio.MostLogBernoulli(exceptions, misses) - LikelihoodRatio.LogBernoulli(exceptions, misses, probability)), 1);
    }
}
