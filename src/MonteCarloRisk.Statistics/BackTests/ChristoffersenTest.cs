namespace MonteCarloRisk.Statistics.BackTests;

/// <summary>
/// Independence and conditional coverage: whether an exception today makes one tomorrow more or less likely, alone and together with their number.
/// Source: P. Christoffersen, Evaluating interval forecasts, International Economic Review 39 (1998) 841.
/// </summary>
/// <remarks>
/// With n(ij) the days in state j (1: exception) after a day in state i: LR(ind) = 2 ln [ L(n00, n01; n01/(n00+n01)) L(n10, n11; n11/(n10+n11)) /
/// L(n00+n10, n01+n11; (n01+n11)/n) ], chi-square with one degree of freedom; LR(cc) = LR(uc) + LR(ind) with two, LR(uc) that of
/// <see cref="KupiecTest"/> over all days. Chi-square is the limit of many exceptions: where two or
/// three pairs running are expected, a test at 5% refused 8.5% of seeded samples of independent days.
/// </remarks>
public static class ChristoffersenTest
{
    /// <summary>Whether exceptions come independently, against a Markov chain of first order.</summary>
    /// <param name="exceptions">Whether each day, oldest first, was an exception; at least two days.</param>
    public static HypothesisTest Independence(IReadOnlyList<bool> exceptions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exceptions.Count, 2);
        Span<long> counts = stackalloc long[4];
        for (int day = 1; day < exceptions.Count; day++)
            counts[(exceptions[day - 1] ? 2 : 0) + (exceptions[day] ? 1 : 0)]++;
        double chain = LikelihoodRatio.MostLogBernoulli(counts[1], counts[0]) + LikelihoodRatio.MostLogBernoulli(counts[3], counts[2]);
        return LikelihoodRatio.Test(2 * (chain - LikelihoodRatio.MostLogBernoulli(counts[1] + counts[3], counts[0] + counts[2])), 1);
    }

    /// <summary>Whether exceptions are as many as they should be and come independently.</summary>
    /// <param name="exceptions">Whether each day, oldest first, was an exception; at least two days.</param>
    /// <param name="probability">Probability of an exception, in (0, 1).</param>
    public static HypothesisTest ConditionalCoverage(IReadOnlyList<bool> exceptions, double probability) => LikelihoodRatio.Test(
        KupiecTest.Of(exceptions.Count(isException => isException), exceptions.Count, probability).Statistic + Independence(exceptions).Statistic, 2);
}
