using MathNet.Numerics.Distributions;

namespace MonteCarloRisk.Statistics.BackTests;

/// <summary>Pieces of likelihood ratio tests of exceptions.</summary>
static class LikelihoodRatio
{
    // Rounding of two equal likelihoods may leave a ratio just below zero.
    public static HypothesisTest Test(double ratio, int degreesOfFreedom)
    {
        double statistic = Math.Max(0, ratio);
        return new HypothesisTest(statistic, 1 - ChiSquared.CDF(degreesOfFreedom, statistic));
    }

    /// <summary>ln(probability^hits (1 - probability)^misses), with 0 ln 0 = 0.</summary>
    public static double LogBernoulli(long hits, long misses, double probability) => Term(hits, probability) + Term(misses, 1 - probability);

    /// <summary>The same at the most likely probability.</summary>
    public static double MostLogBernoulli(long hits, long misses) => hits + misses == 0 ? 0 : LogBernoulli(hits, misses, (double)hits / (hits + misses));

    static double Term(long count, double probability) => count == 0 ? 0 : count * Math.Log(probability);
}
