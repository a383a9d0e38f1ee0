using MathNet.Numerics.Random;

namespace MonteCarloRisk.Statistics.BackTests;

/// <summary>
/// Unconditional coverage of several series at once. Exceptions of series that fall together are not independent, so that their number varies more than a
/// binomial's; its distribution where the forecasts hold is resampled. Each forecast's place u, the probability that it gave to an outcome as low as the
/// one that came, is uniform where it holds; the places of one window are dependent. So whole windows are drawn again, and of each place only its rank r
/// among the n of its series is kept: u = (r - v) / n, with v uniform and the same for all series of a drawn window, which is uniform whatever the
/// forecasts were worth, and depends across series as the places did (beyond their n-th as strongly as can be).
/// </summary>
/// <remarks>
/// The bootstrap of the empirical copula: P. Deheuvels, La fonction de dépendance empirique et ses propriétés, Bulletin de l'Académie royale de Belgique 65 (1979) 274; windows do not overlap and are taken as
/// independent of each other.
/// </remarks>
public sealed class PooledCoverageTest
{
    /// <summary>The largest multiple of a probability whose detection is looked for.</summary>
    public const double MostMultiple = 100;

    const double MultipleStep = 1.05;
    const double Power = 0.8;

    readonly (int Series, double Rank)[][] windows;
    readonly double[] counts;
    readonly int replications;
    readonly int seed;

    /// <summary>Prepares the test.</summary>
    /// <param name="places">
    /// For each window, oldest first, and each series the probability in [0, 1] that the forecast gave to an outcome as low as the one that came; null where there is none. Two windows or more.
    /// </param>
    /// <param name="replications">Resampled histories, 999 or more.</param>
    /// <param name="seed">Their seed.</param>
    public PooledCoverageTest(IReadOnlyList<IReadOnlyList<double?>> places, int replications, int seed)
    {
        ArgumentNullException.ThrowIfNull(places);
        ArgumentOutOfRangeException.ThrowIfLessThan(places.Count, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(replications, 999);
        (this.replications, this.seed) = (replications, seed);
        int series = places[0].Count;
        counts = new double[series];
        var ranks = new double[places.Count, series];
        for (int one = 0; one < series; one++)
        {
            (int Window, double Place)[] sorted = [.. places.Index().Where(window => window.Item[one] is not null).Select(window => (window.Index, window.Item[one]!.Value)).OrderBy(place => place.Value).ThenBy(place => place.Index)];
            counts[one] = sorted.Length;
            for (int rank = 0; rank < sorted.Length; rank++) ranks[sorted[rank].Window, one] = rank + 1;
        }

        windows = [.. Enumerable.Range(0, places.Count).Select(window => Enumerable.Range(0, series).Where(one => ranks[window, one] > 0).Select(one => (one, ranks[window, one])).ToArray())];
    }

    /// <summary>Tests a number of exceptions.</summary>
    /// <param name="exceptions">The exceptions of all series.</param>
    /// <param name="probability">Their probability, in (0, 1).</param>
    public PooledCoverage Of(int exceptions, double probability)
    {
        TailProbability.Check(probability);
        int observations = windows.Sum(window => window.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(exceptions);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(exceptions, observations);
        double excess = exceptions - (observations * probability);
        double[] usual = Excesses(probability, probability);
        double lower = (1.0 + usual.Count(one => one <= excess)) / (1 + replications), upper = (1.0 + usual.Count(one => one >= excess)) / (1 + replications);
        double low = usual[(int)(HypothesisTest.UsualLevel / 2 * replications)], high = usual[^(1 + (int)(HypothesisTest.UsualLevel / 2 * replications))];
        double expected = observations * probability;
        return new PooledCoverage(
            probability,
            observations,
            exceptions,
            new HypothesisTest(excess, Math.Min(1, 2 * Math.Min(lower, upper))),
            Math.Max(0, (int)Math.Ceiling(expected + low)),
            (int)Math.Floor(expected + high),
            Detectable(probability, high));
    }

    // Where exceptions are as likely as that multiple of what they should be. The histories are the same at each multiple, so that what is seen at one is seen at every larger one.
    double? Detectable(double probability, double high)
    {
        bool IsSeen(double multiple) => Excesses(multiple * probability, probability).Count(one => one > high) >= Power * replications;
        int steps = (int)(Math.Log(Math.Min(MostMultiple, 1 / probability)) / Math.Log(MultipleStep));
        if (steps < 1 || !IsSeen(Math.Pow(MultipleStep, steps))) return null;
        int unseen = 0, seen = steps;
        while (seen - unseen > 1)
        {
            int middle = (seen + unseen) / 2;
            if (IsSeen(Math.Pow(MultipleStep, middle))) seen = middle;
            else unseen = middle;
        }

        return Math.Pow(MultipleStep, seen);
    }

    // Exceptions of probability `actual` less those expected of `stated`, of every resampled history, ascending.
    double[] Excesses(double actual, double stated)
    {
        var random = new Xoshiro256StarStar(seed);
        var excesses = new double[replications];
        for (int history = 0; history < replications; history++)
        {
            int exceptions = 0, observations = 0;
            for (int drawn = 0; drawn < windows.Length; drawn++)
            {
                (int Series, double Rank)[] window = windows[random.Next(windows.Length)];
                double within = random.NextDouble();
                observations += window.Length;
                foreach ((int one, double rank) in window) exceptions += rank - within < actual * counts[one] ? 1 : 0;
            }

            // As the excess of the observed history is formed, so that equal ones compare as equal.
            excesses[history] = exceptions - (observations * stated);
        }

        Array.Sort(excesses);
        return excesses;
    }
}
