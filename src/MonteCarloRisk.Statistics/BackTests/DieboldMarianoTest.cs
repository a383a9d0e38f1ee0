using MonteCarloRisk.Statistics.Distributions;

namespace MonteCarloRisk.Statistics.BackTests;

/// <summary>
/// Whether two forecasts have the same expected loss: DM = mean d / sqrt(v / n), d the difference of their losses, v its long-run variance
/// g(0) + 2 sum over lags of (1 - lag / (lags + 1)) g(lag), g the autocovariances over n, by Newey and West. Times
/// sqrt((n + 1 - 2 h + h (h - 1) / n) / n) it is compared with Student t of n - 1 degrees of freedom, on both sides. With one-step forecasts and no
/// lags it is the paired t-test.
/// </summary>
/// <remarks>
/// Sources: F. Diebold, R. Mariano, Comparing predictive accuracy, Journal of Business and Economic Statistics 13 (1995) 253; D. Harvey, S.
/// Leybourne, P. Newbold, Testing the equality of prediction mean squared errors, International Journal of Forecasting 13 (1997) 281, equations 8 and
/// 9; W. Newey, K. West, Econometrica 55 (1987) 703. Made for forecasts that are given: two fits of nested models tend to no difference at all.
/// </remarks>
public static class DieboldMarianoTest
{
    /// <summary>The lags that are usual for n days: floor(4 (n / 100)^(2/9)).</summary>
    /// <param name="days">Days n, one or more.</param>
    public static int UsualLags(int days) => Math.Min((int)(4 * Math.Pow(days / 100.0, 2.0 / 9)), days - 1);

    /// <summary>The test; a statistic below zero speaks for the first forecast.</summary>
    /// <param name="first">Losses of the first forecast, oldest first; 8 or more.</param>
    /// <param name="second">Losses of the second on the same days.</param>
    /// <param name="horizon">Steps h from forecast to outcome, one or more.</param>
    /// <param name="lags">Lags of the long-run variance, h - 1 or more; by default the usual ones.</param>
    /// <returns>Zero with a p-value of one where the losses are equal on all days.</returns>
    public static HypothesisTest Of(IReadOnlyList<double> first, IReadOnlyList<double> second, int horizon = 1, int? lags = null)
    {
        int days = first.Count;
        ArgumentOutOfRangeException.ThrowIfNotEqual(second.Count, days);
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 8);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        int used = lags ?? Math.Max(horizon - 1, UsualLags(days));
        if (used < horizon - 1 || used >= days)
            throw new ArgumentOutOfRangeException(nameof(lags), used, $"Lags are from {horizon - 1} to {days - 1}.");
        double[] differences = [.. first.Zip(second, (a, b) => a - b)];
        double mean = differences.Average();
        double longRun = LongRunVariance(differences, mean, used);
        if (!(longRun > 0))
            return mean == 0 ? new HypothesisTest(0, 1) : throw new ArgumentException("The losses differ by the same on all days.");
        double correction = (days + 1 - 2 * horizon + (double)horizon * (horizon - 1) / days) / days;
        double statistic = mean / Math.Sqrt(longRun / days) * Math.Sqrt(correction);
        return new HypothesisTest(statistic, 2 * StudentTDistribution.Cumulative(-Math.Abs(statistic), days - 1));
    }

    static double LongRunVariance(double[] differences, double mean, int lags)
    {
        double variance = 0;
        for (int lag = 0; lag <= lags; lag++)
        {
            double covariance = 0;
            for (int day = lag; day < differences.Length; day++)
                covariance += (differences[day] - mean) * (differences[day - lag] - mean);
            variance += (lag == 0 ? 1 : 2 * (1 - lag / (lags + 1.0))) * covariance / differences.Length;
        }

        return variance;
    }
}
