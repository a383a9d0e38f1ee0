namespace MonteCarloRisk.Calibration.OptionSurfaces.Fitting;

/// <summary>
/// Weights of iterated least squares after P. J. Huber, <i>Robust estimation of a location parameter</i>, Annals of Mathematical Statistics 35 (1964) 73: a residual beyond
/// three robust deviations of all residuals pulls no more than one of that size. The deviation is 1.4826 times the median of the absolute values, 1 at least.
/// </summary>
static class RobustWeights
{
    const double Threshold = 3;
    const double NormalConsistency = 1.4826;

    /// <summary>Square roots of the weights.</summary>
    /// <param name="residuals">Residuals over their uncertainties.</param>
    public static double[] Of(IReadOnlyCollection<double> residuals)
    {
        double[] sizes = [.. residuals.Select(Math.Abs)];
        double[] sorted = [.. sizes.Order()];
        double limit = Threshold * Math.Max(1, NormalConsistency * sorted[sorted.Length / 2]);
        return [.. sizes.Select(size => size <= limit ? 1 : Math.Sqrt(limit / size))];
    }
}
