namespace MonteCarloRisk.Statistics.Bootstrap;

/// <summary>
/// Resampling of a series that keeps its dependence: blocks of geometric length from random starts, wrapped around the end, so that the new series is stationary.
/// Source: D. Politis, J. Romano, The stationary bootstrap, JASA 89 (1994) 1303.
/// </summary>
public static class StationaryBootstrap
{
    /// <summary>Which of the days stands at each day of the new series.</summary>
    /// <param name="count">Number of days, one or more.</param>
    /// <param name="meanBlock">Mean length of a block, 1 or more; 1 is the bootstrap of independent days.</param>
    /// <param name="random">Source of random numbers.</param>
    public static int[] Indices(int count, double meanBlock, Random random)
    {
        var indices = new int[count];
        for (int day = 0; day < count; day++)
            indices[day] = day == 0 || random.NextDouble() * meanBlock < 1 ? (int)(random.NextDouble() * count) : (indices[day - 1] + 1) % count;
        return indices;
    }
}
