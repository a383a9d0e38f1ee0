using MathNet.Numerics.Random;

namespace MonteCarloRisk.Statistics.BackTests;

/// <summary>
/// Tests 1 and 2 of expected shortfall: Z1 = 1 - mean over exceptions of L(t) / ES(t), which looks at their size alone, and
/// Z2 = 1 - sum over exceptions of L(t) / (n p ES(t)), which looks at size and number. Both are zero in expectation where the model holds; the
/// hypothesis is refused where they are low. Source: C. Acerbi, B. Szekely, Backtesting expected shortfall, Risk, December 2014, equations 6 and 7.
/// </summary>
/// <remarks>
/// Their distribution where the model holds is simulated: on each day an exception with probability p, of the size that the model gives it. A
/// p-value is (1 + simulated statistics as low or lower) / (1 + replications), so it is never zero.
/// </remarks>
public sealed class AcerbiSzekelyTest
{
    /// <summary>Replications that are enough for a level of 5%: the standard error of a p-value there is 0.3%.</summary>
    public const int UsualReplications = 4999;

    readonly double[] shortfalls;
    readonly double probability;
    readonly int seed;
    readonly double[] sizes;
    readonly double[] sums;

    /// <summary>Simulates the statistics under a model.</summary>
    /// <param name="shortfalls">Expected shortfall of each day at the tail level, above zero.</param>
    /// <param name="probability">Tail probability p: 0.025 at a tail level of 97.5%.</param>
    /// <param name="lossBeyond">The loss of a day that the model exceeds with a probability below p.</param>
    /// <param name="replications">Simulated statistics, 99 or more.</param>
    /// <param name="seed">Seed of the simulation.</param>
    public AcerbiSzekelyTest(IReadOnlyList<double> shortfalls, double probability, Func<int, double, double> lossBeyond, int replications, int seed)
    {
        TailProbability.Check(probability);
        ArgumentOutOfRangeException.ThrowIfLessThan(replications, 99);
        if (shortfalls.Count == 0 || shortfalls.Any(shortfall => !(shortfall > 0 && double.IsFinite(shortfall))))
            throw new ArgumentOutOfRangeException(nameof(shortfalls), "An expected shortfall is finite and above zero, and there is one or more.");
        this.shortfalls = [.. shortfalls];
        this.probability = probability;
        this.seed = seed;
        var random = new Xoshiro256StarStar(seed);
        var simulatedSizes = new List<double>(replications);
        sums = new double[replications];
        for (int replication = 0; replication < replications; replication++)
        {
            (double sum, int count) = Simulated(lossBeyond, random);
            sums[replication] = Number(sum);
            if (count > 0)
                simulatedSizes.Add(Size(sum, count));
        }

        sizes = [.. simulatedSizes];
        Array.Sort(sizes);
        Array.Sort(sums);
    }

    /// <summary>Test 1, of the size of exceptions; null where there was none, or hardly any simulation had one.</summary>
    /// <param name="losses">The loss of each day.</param>
    /// <param name="valuesAtRisk">The value at risk of each day at the same tail level.</param>
    public ShortfallTest? OfSize(IReadOnlyList<double> losses, IReadOnlyList<double> valuesAtRisk)
    {
        (double sum, int count) = Observed(losses, valuesAtRisk);
        return count == 0 || sizes.Length < 99 ? null : Result(Size(sum, count), sizes);
    }

    /// <summary>Test 2, of the size and the number of exceptions.</summary>
    /// <param name="losses">The loss of each day.</param>
    /// <param name="valuesAtRisk">The value at risk of each day at the same tail level.</param>
    public ShortfallTest OfSizeAndNumber(IReadOnlyList<double> losses, IReadOnlyList<double> valuesAtRisk) => Result(Number(Observed(losses, valuesAtRisk).Sum), sums);

    static double Size(double sum, int count) => 1 - sum / count;

    double Number(double sum) => 1 - sum / (shortfalls.Length * probability);

    ShortfallTest Result(double statistic, double[] simulated)
    {
        int lower = Array.BinarySearch(simulated, Math.BitIncrement(statistic));
        lower = lower < 0 ? ~lower : lower;
        double critical = simulated[(int)(HypothesisTest.UsualLevel * simulated.Length)];
        return new ShortfallTest(statistic, (1.0 + lower) / (1 + simulated.Length), critical, simulated.Length, seed);
    }

    (double Sum, int Count) Simulated(Func<int, double, double> lossBeyond, Xoshiro256StarStar random)
    {
        double sum = 0;
        int count = 0;
        for (int day = 0; day < shortfalls.Length; day++)
        {
            // A uniform is zero once in 2^53; half a step keeps it above.
            double uniform = random.NextDouble() + 0.5 / (1L << 53);
            if (uniform >= probability)
                continue;
            sum += lossBeyond(day, uniform) / shortfalls[day];
            count++;
        }

        return (sum, count);
    }

    (double Sum, int Count) Observed(IReadOnlyList<double> losses, IReadOnlyList<double> valuesAtRisk)
    {
        if (losses.Count != shortfalls.Length || valuesAtRisk.Count != shortfalls.Length)
            throw new ArgumentException($"There are {losses.Count} losses, {valuesAtRisk.Count} values at risk and {shortfalls.Length} expected shortfalls.");
        double sum = 0;
        int count = 0;
        for (int day = 0; day < losses.Count; day++)
        {
            if (!(losses[day] > valuesAtRisk[day]))
                continue;
            sum += losses[day] / shortfalls[day];
            count++;
        }

        return (sum, count);
    }
}
