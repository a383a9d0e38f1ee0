using MonteCarloRisk.Domain;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.Tails;

/// <summary>
/// What helps to choose a threshold. Above a good one the mean excess is a straight line in the threshold with slope ξ / (1 - ξ), and shape and modified scale β - ξ u stay the same.
/// Source: A. Davison, R. Smith, Models for exceedances over high thresholds, JRSS B 52 (1990) 393; S. Coles, An Introduction to Statistical Modeling of Extreme Values, Springer 2001, chapter 4.
/// </summary>
public static class ThresholdDiagnostics
{
    /// <summary>The mean excess at each threshold with five or more losses above it.</summary>
    /// <param name="losses">Losses, positive where money is lost.</param>
    /// <param name="thresholds">The thresholds.</param>
    /// <param name="level">Confidence level of the intervals.</param>
    public static IReadOnlyList<MeanExcess> MeanExcesses(IReadOnlyList<double> losses, IReadOnlyList<double> thresholds, double level) =>
    [
        .. from threshold in thresholds
           let excesses = losses.Where(loss => loss > threshold).Select(loss => loss - threshold).ToArray()
           where excesses.Length >= 5
           select new MeanExcess(threshold, SampleMean.Estimate(excesses.Average(), MathNet.Numerics.Statistics.ArrayStatistics.Variance(excesses), excesses.Length, level, "mean excess")),
    ];

    /// <summary>The fit at each threshold with enough losses above it.</summary>
    /// <param name="losses">Losses, positive where money is lost.</param>
    /// <param name="thresholds">The thresholds.</param>
    /// <param name="level">Confidence level of the intervals.</param>
    public static IReadOnlyList<GeneralizedParetoFit> Fits(IReadOnlyList<double> losses, IReadOnlyList<double> thresholds, double level) =>
    [
        .. from threshold in thresholds
           where losses.Count(loss => loss > threshold) >= GeneralizedParetoFit.FewestExceedances
           select GeneralizedParetoFit.Fit(losses, threshold, level),
    ];

    /// <summary>
    /// Hill's estimate of ξ from the k largest losses: the mean of ln(x(i) / x(k + 1)), standard error ξ / sqrt(k). Source: B. Hill, A simple general approach to inference about the tail of a
    /// distribution, Annals of Statistics 3 (1975) 1163.
    /// </summary>
    /// <param name="losses">Losses, positive where money is lost.</param>
    /// <param name="largest">The numbers k of largest losses, each below the number of losses above zero.</param>
    /// <param name="level">Confidence level of the intervals.</param>
    /// <exception cref="InputException">A k is too large.</exception>
    public static IReadOnlyList<Estimate> HillShapes(IReadOnlyList<double> losses, IReadOnlyList<int> largest, double level)
    {
        double[] logs = [.. losses.Where(loss => loss > 0).OrderDescending().Select(loss => Math.Log(loss))];
        if (largest.Any(k => k < 2 || k >= logs.Length)) throw new InputException("Hill plot", $"the number of largest losses is from 2 to {logs.Length - 1}, one less than the losses above zero");
        double z = SampleMean.NormalQuantile(level);
        return
        [
            .. from k in largest
               let shape = logs.Take(k).Average() - logs[k]
               let error = shape / Math.Sqrt(k)
               select new Estimate(shape, error, new ConfidenceInterval(shape - z * error, shape + z * error, level), k, "Hill"),
        ];
    }

    /// <summary>The thresholds at the quantiles of the losses with the given shares above them.</summary>
    /// <param name="losses">Losses, one or more.</param>
    /// <param name="shares">Shares above the threshold, in (0, 1).</param>
    public static IReadOnlyList<double> AtShares(IReadOnlyList<double> losses, IReadOnlyList<double> shares)
    {
        double[] descending = [.. losses.OrderDescending()];
        return [.. shares.Select(share => descending[Math.Clamp((int)Math.Round(share * descending.Length), 0, descending.Length - 1)])];
    }
}
