namespace MonteCarloRisk.Statistics.Ranks;

/// <summary>
/// Values as ranks over n + 1, in (0, 1); equal values share the mean of their ranks. Source: C. Genest, K. Ghoudi, L.-P. Rivest,
/// A semiparametric estimation procedure of dependence parameters in multivariate families of distributions, Biometrika 82 (1995) 543.
/// </summary>
public static class PseudoObservations
{
    /// <summary>The ranks over n + 1, in the order of the values.</summary>
    /// <param name="values">The values, none of them not a number.</param>
    public static double[] Of(IReadOnlyList<double> values) => [.. TwiceRanks(values).Select(twice => twice / (2.0 * (values.Count + 1)))];

    /// <summary>Twice the rank of each value, from 2 to 2 n: a whole number also where equal values share a rank.</summary>
    /// <param name="values">The values, none of them not a number.</param>
    public static int[] TwiceRanks(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values];
        int[] order = [.. Enumerable.Range(0, sorted.Length)];
        Array.Sort(sorted, order);
        int[] twice = new int[sorted.Length];
        for (int first = 0; first < sorted.Length;)
        {
            int last = first;
            while (last + 1 < sorted.Length && sorted[last + 1] == sorted[first]) last++;
            for (int k = first; k <= last; k++) twice[order[k]] = first + last + 2;
            first = last + 1;
        }

        return twice;
    }
}
