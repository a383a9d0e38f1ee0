namespace MonteCarloRisk.Calibration.BackTesting;

/// <summary>
/// The lower tail of n past residuals z(1) &lt;= z(2) &lt;= ...: Q(p) is z at rank (n + 1) p, between ranks by a straight line, and z(1) below the first.
/// A new residual of the same distribution is below z(k) with probability k / (n + 1), whatever the distribution, so that Q is exceeded as often as it
/// should be. The mean beyond is the integral of Q from 0 to p, over p: the same law.
/// </summary>
/// <param name="lowest">The lowest residuals in ascending order, to the rank above (n + 1) times the largest probability that is asked.</param>
/// <param name="count">Number n of residuals.</param>
sealed class HistoryTail(double[] lowest, int count) : ITailLaw
{
    /// <summary>How many of the lowest residuals a probability needs.</summary>
    public static int Needed(int count, double probability) => Math.Min(count, (int)((count + 1) * probability) + 2);

    public double Quantile(double probability)
    {
        double rank = (count + 1) * probability;
        if (rank <= 1)
            return lowest[0];
        int below = (int)rank;
        return lowest[below - 1] + (rank - below) * (lowest[below] - lowest[below - 1]);
    }

    public double MeanBeyond(double probability)
    {
        double rank = (count + 1) * probability;
        double area = Math.Min(rank, 1) * lowest[0];
        for (int k = 1; k < rank; k++)
        {
            double part = Math.Min(1, rank - k);
            area += part * (lowest[k - 1] + part / 2 * (lowest[k] - lowest[k - 1]));
        }

        return area / rank;
    }
}
