namespace MonteCarloRisk.Statistics.Ranks;

/// <summary>
/// Kendall's rank correlation τ-b: (concordant - discordant) pairs over sqrt((pairs not tied in x) (pairs not tied in y)).
/// Counted in n log n by merge sort: W. Knight, A computer method for calculating Kendall's tau with ungrouped data, JASA 61 (1966) 436.
/// </summary>
public static class KendallTau
{
    /// <summary>τ-b of two rows of equal length; zero where a row has one value only.</summary>
    /// <param name="x">First row.</param>
    /// <param name="y">Second row.</param>
    public static double Of(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        int n = x.Count;
        int[] order = [.. Enumerable.Range(0, n)];
        Array.Sort(order, (a, b) => x[a] != x[b] ? x[a].CompareTo(x[b]) : y[a].CompareTo(y[b]));
        double[] first = [.. order.Select(k => x[k])], second = [.. order.Select(k => y[k])];
        long pairs = Pairs(n), tiedFirst = TiedPairs(first), tiedBoth = TiedInBoth(first, second);
        long discordant = SortCountingInversions(second, new double[n], 0, n);
        long tiedSecond = TiedPairs(second);
        double untied = Math.Sqrt((double)(pairs - tiedFirst)) * Math.Sqrt((double)(pairs - tiedSecond));
        return untied == 0 ? 0 : (pairs - tiedFirst - tiedSecond + tiedBoth - 2 * discordant) / untied;
    }

    static long Pairs(long n) => n * (n - 1) / 2;

    static long TiedPairs(double[] sorted)
    {
        long tied = 0;
        for (int first = 0, k = 1; k <= sorted.Length; k++)
        {
            if (k < sorted.Length && sorted[k] == sorted[first]) continue;
            tied += Pairs(k - first);
            first = k;
        }

        return tied;
    }

    static long TiedInBoth(double[] first, double[] second)
    {
        long tied = 0;
        for (int start = 0, k = 1; k <= first.Length; k++)
        {
            if (k < first.Length && first[k] == first[start] && second[k] == second[start]) continue;
            tied += Pairs(k - start);
            start = k;
        }

        return tied;
    }

    static long SortCountingInversions(double[] values, double[] merged, int from, int to)
    {
        if (to - from < 2) return 0;
        int middle = (from + to) / 2;
        long inversions = SortCountingInversions(values, merged, from, middle) + SortCountingInversions(values, merged, middle, to);
        for (int left = from, right = middle, at = from; at < to; at++)
        {
            if (right >= to || (left < middle && values[left] <= values[right])) merged[at] = values[left++];
            else
            {
                merged[at] = values[right++];
                inversions += middle - left;
            }
        }

        Array.Copy(merged, from, values, from, to - from);
        return inversions;
    }
}
