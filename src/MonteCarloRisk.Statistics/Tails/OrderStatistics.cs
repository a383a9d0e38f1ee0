using MathNet.Numerics;

namespace MonteCarloRisk.Statistics.Tails;

/// <summary>Which of n sorted samples bound a quantile, whatever the distribution is: exact, since the number of samples at or below a quantile is binomial.</summary>
/// <remarks>
/// With X(1) &lt;= ... &lt;= X(n) and B binomial (n, α), P(X(r) &lt;= quantile &lt;= X(s)) >= P(r &lt;= B &lt;= s - 1), with equality where the distribution is continuous.
/// r is the largest place with P(B &lt;= r - 1) &lt;= (1 - level) / 2 and s the smallest with P(B >= s) &lt;= (1 - level) / 2. Source: H. David, H. Nagaraja,
/// Order Statistics, 3rd ed. (2003), section 7.1. The binomial tails are incomplete beta functions, to a relative 1e-16 n log n.
/// </remarks>
public static class OrderStatistics
{
    /// <summary>The place of the sample quantile: the smallest k with k / n >= α.</summary>
    /// <param name="samples">Number of samples n, one or more.</param>
    /// <param name="tailLevel">α in (0, 1).</param>
    public static long Place(long samples, double tailLevel) => Math.Clamp((long)decimal.Ceiling((decimal)tailLevel * samples), 1, samples);

    /// <summary>1 - α, as it is written: in doubles 1 - 0.9 is less than 0.1, and 10 losses of 100 would be too many.</summary>
    /// <param name="tailLevel">α in (0, 1).</param>
    public static double Beyond(double tailLevel) => (double)(1 - (decimal)tailLevel);

    /// <summary>The places of the two samples that bound the quantile, counted from one; 0 where none does from below, n + 1 where none does from above.</summary>
    /// <param name="samples">Number of samples n, one or more.</param>
    /// <param name="tailLevel">α in (0, 1).</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    public static (long Lower, long Upper) Places(long samples, double tailLevel, double level)
    {
        double tail = (1 - level) / 2;
        long lower = Last(0, samples, place => AtMost(place - 1, samples, tailLevel) <= tail);
        long upper = 1 + Last(0, samples, place => AtLeast(place, samples, tailLevel) > tail);
        return (lower, upper);
    }

    /// <summary>Probability that the samples at two places bound the quantile of a continuous distribution.</summary>
    /// <param name="lower">The lower place, 0 to n.</param>
    /// <param name="upper">The upper place, above the lower one, at most n + 1.</param>
    /// <param name="samples">Number of samples n.</param>
    /// <param name="tailLevel">α in (0, 1).</param>
    public static double Coverage(long lower, long upper, long samples, double tailLevel) =>
        1 - AtMost(lower - 1, samples, tailLevel) - AtLeast(upper, samples, tailLevel);

    // The last place from first on up to which a property holds; it holds at first, and where it fails it fails from there on.
    static long Last(long first, long last, Func<long, bool> holds)
    {
        while (first < last)
        {
            long middle = last - ((last - first) / 2);
            if (holds(middle)) first = middle;
            else last = middle - 1;
        }

        return first;
    }

    static double AtMost(long successes, long trials, double probability) =>
        successes < 0 ? 0 : successes >= trials ? 1 : SpecialFunctions.BetaRegularized(trials - successes, successes + 1, 1 - probability);

    static double AtLeast(long successes, long trials, double probability) =>
        successes <= 0 ? 1 : successes > trials ? 0 : SpecialFunctions.BetaRegularized(successes, trials - successes + 1, probability);
}
