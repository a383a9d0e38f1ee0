using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.Volatility.RangeEstimators;

/// <summary>A mean variance of a bar with the variance of that estimate.</summary>
/// <remarks>
/// A measure v of a bar's variance s has E v = s and Var v = c s^2, so E v^2 = (1 + c) s^2, and the mean of n of them, given the variances, has
/// Var = c / (1 + c) sum of v^2 / n^2. With c = 2, squared returns, it is the error of a realized variance: O. Barndorff-Nielsen, N. Shephard, Econometric
/// analysis of realized volatility, Journal of the Royal Statistical Society B 64 (2002) 253.
/// </remarks>
readonly record struct BarVariance(double Variance, double SamplingVariance)
{
    /// <summary>c of a squared return.</summary>
    public const double OfSquare = 2;

    public static BarVariance MeanOf(double[] measures, double c)
    {
        double n = measures.Length;
        return new BarVariance(measures.Sum() / n, c / (1 + c) * measures.Sum(v => v * v) / (n * n));
    }

    public static BarVariance MeanSquareOf(double[] returns) => MeanOf(returns.Select(x => x * x).ToArray(), OfSquare);

    /// <summary>The unbiased variance about the mean.</summary>
    public static BarVariance AboutMean(double[] returns)
    {
        double mean = returns.Average();
        BarVariance squares = MeanSquareOf(returns.Select(x => x - mean).ToArray());
        return squares.Times(returns.Length / (returns.Length - 1.0));
    }

    public BarVariance Times(double weight) => new(weight * Variance, weight * weight * SamplingVariance);

    public BarVariance Plus(BarVariance other) => new(Variance + other.Variance, SamplingVariance + other.SamplingVariance);

    public Estimate Annualised(string name, LogBars bars, double level)
    {
        double volatility = Math.Sqrt(bars.BarsPerYear * Variance);
        double relative = Variance == 0 ? 0 : Math.Sqrt(SamplingVariance) / (2 * Variance);
        double factor = Math.Exp(SampleMean.NormalQuantile(level) * relative);
        return new Estimate(
            volatility,
            relative * volatility,
            new ConfidenceInterval(volatility / factor, volatility * factor, level),
            bars.Following.Length,
            $"{name}; sampling error given the variance of each bar");
    }
}
