namespace MonteCarloRisk.MarketData.Cleaning;

/// <summary>Centre and scale of returns that a few wild values cannot move.</summary>
/// <param name="Median">The median.</param>
/// <param name="Deviation">The scale, comparable to a standard deviation; zero when all values are equal.</param>
/// <remarks>
/// deviation = 1.4826 median|x - median x|, which is the standard deviation of a normal sample; where more than half of the
/// values are equal it is zero, and 1.2533 mean|x - median x| stands in.
/// Source: B. Iglewicz, D. Hoaglin, How to Detect and Handle Outliers, ASQC 1993, modified z-scores.
/// </remarks>
readonly record struct RobustScale(double Median, double Deviation)
{
    const double NormalOverMedianDeviation = 1.4826;
    const double NormalOverMeanDeviation = 1.2533;

    public static RobustScale Of(ReadOnlySpan<double> values)
    {
        if (values.Length == 0)
            return new RobustScale(0, 0);
        double[] sorted = values.ToArray();
        double median = MedianOf(sorted);
        double total = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            sorted[i] = Math.Abs(sorted[i] - median);
            total += sorted[i];
        }

        double middle = MedianOf(sorted);
        return new RobustScale(median, middle > 0 ? NormalOverMedianDeviation * middle : NormalOverMeanDeviation * total / sorted.Length);
    }

    /// <summary>The median; zero of none. Sorts the values.</summary>
    public static double MedianOf(double[] values)
    {
        if (values.Length == 0)
            return 0;
        Array.Sort(values);
        int middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
