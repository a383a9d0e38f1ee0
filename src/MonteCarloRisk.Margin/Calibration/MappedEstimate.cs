using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Margin.Calibration;

/// <summary>Estimates of what is a monotone function of what was estimated.</summary>
internal static class MappedEstimate
{
    /// <summary>The function of an estimate; its interval is that of the ends.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="map">A monotone function.</param>
    /// <param name="formula">What it is, for the method.</param>
    public static Estimate Mapped(this Estimate estimate, Func<double, double> map, string formula)
    {
        double one = map(estimate.Interval.Lower);
        double other = map(estimate.Interval.Upper);
        var interval = new ConfidenceInterval(Math.Min(one, other), Math.Max(one, other), estimate.Interval.Level);
        double standardError = (interval.Upper - interval.Lower) / (2 * SampleMean.NormalQuantile(interval.Level));
        return new Estimate(map(estimate.Value), standardError, interval, estimate.SampleCount, $"{estimate.Method}; {formula}");
    }
}
