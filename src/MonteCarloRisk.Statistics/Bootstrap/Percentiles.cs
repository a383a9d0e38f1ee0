namespace MonteCarloRisk.Statistics.Bootstrap;

/// <summary>Percentiles of the draws of a bootstrap: the share p lies at the place p (n + 1) among n sorted draws, between two of them by interpolation, and at an end beyond.</summary>
static class Percentiles
{
    public static ConfidenceInterval Interval(double[] sorted, double level) => new(At(sorted, (1 - level) / 2), At(sorted, (1 + level) / 2), level);

    static double At(double[] sorted, double share)
    {
        double position = Math.Clamp(share * (sorted.Length + 1) - 1, 0, sorted.Length - 1);
        int below = Math.Min((int)position, sorted.Length - 2);
        return sorted[below] + (position - below) * (sorted[below + 1] - sorted[below]);
    }
}
