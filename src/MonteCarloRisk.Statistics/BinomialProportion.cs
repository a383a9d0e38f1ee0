using MathNet.Numerics.Distributions;

namespace MonteCarloRisk.Statistics;

/// <summary>A probability estimated by counting.</summary>
public static class BinomialProportion
{
    private const double RareProportion = 1e-6;

    /// <summary>Hits over trials with the exact interval of Clopper and Pearson.</summary>
    /// <remarks>
    /// Source: C. Clopper, E. Pearson, "The use of confidence or fiducial limits illustrated in the case of the binomial", Biometrika 26 (1934).
    /// lower = BetaInv((1 - level) / 2; hits, trials - hits + 1), upper = BetaInv((1 + level) / 2; hits + 1, trials - hits).
    /// With no hits the upper end is 1 - ((1 - level) / 2)^(1 / trials), and the lower end is zero; likewise with all hits.
    /// </remarks>
    /// <param name="hits">Number of hits, 0 to trials.</param>
    /// <param name="trials">Number of independent trials, one or more.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <param name="method">How the trials were made, put before the interval's name.</param>
    public static Estimate Estimate(long hits, long trials, double level, string method)
    {
        double proportion = (double)hits / trials;
        return new Estimate(
            proportion,
            Math.Sqrt(proportion * (1 - proportion) / trials),
            new ConfidenceInterval(Lower(hits, trials, level), Upper(hits, trials, level), level),
            trials,
            $"{method}, Clopper-Pearson");
    }

    /// <summary>Lower end of the exact interval.</summary>
    public static double Lower(long hits, long trials, double level)
    {
        double tail = (1 - level) / 2;
        if (hits == 0) return 0;
        if (hits == trials) return Math.Pow(tail, 1.0 / trials);
        var limit = new KnownLimit(hits, trials, tail);
        return limit.Find() ?? limit.Keep(IsRare(hits, trials) ? Gamma.InvCDF(hits, 1, tail) / trials : Beta.InvCDF(hits, trials - hits + 1, tail));
    }

    /// <summary>Upper end of the exact interval.</summary>
    public static double Upper(long hits, long trials, double level)
    {
        double tail = (1 - level) / 2;
        if (hits == trials) return 1;
        // 1 - tail^(1/n), without the cancellation of its plain form where n is large.
        if (hits == 0) return -Expm1(Math.Log(tail) / trials);
        var limit = new KnownLimit(hits, trials, 1 - tail);
        return limit.Find() ?? limit.Keep(IsRare(hits, trials) ? Gamma.InvCDF(hits + 1, 1, 1 - tail) / trials : Beta.InvCDF(hits + 1, trials - hits, 1 - tail));
    }

    /// <summary>The most hits whose limit, which grows with the hits, is at or below a probability; -1 where not even no hits are.</summary>
    /// <param name="probability">The probability.</param>
    /// <param name="trials">Number of trials.</param>
    /// <param name="limit">A limit as a function of the hits, such as <see cref="Upper"/>.</param>
    public static long MostHits(double probability, long trials, Func<long, double> limit)
    {
        long meets = -1;
        long exceeds = trials + 1;
        while (exceeds - meets > 1)
        {
            long middle = meets + ((exceeds - meets) / 2);
            if (limit(middle) <= probability) meets = middle;
            else exceeds = middle;
        }

        return meets;
    }

    // The quantile of the beta distribution is found to 1e-12 or so absolutely; of rare events the Poisson limits, through the gamma
    // distribution, are right to the proportion itself relatively.
    private static bool IsRare(long hits, long trials) => hits < RareProportion * trials;

    private static double Expm1(double x) => Math.Abs(x) > 1e-5 ? Math.Exp(x) - 1 : x * (1 + (x / 2 * (1 + (x / 3))));
}
