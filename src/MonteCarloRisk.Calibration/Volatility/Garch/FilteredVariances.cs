using MonteCarloRisk.Calibration.Volatility.Garch.Likelihood;

namespace MonteCarloRisk.Calibration.Volatility.Garch;

/// <summary>The variances that parameters give returns.</summary>
/// <param name="Start">Variance before the first return.</param>
/// <param name="Variances">Variance of each return.</param>
/// <param name="StandardizedResiduals">(return - mean) / sqrt(variance).</param>
/// <param name="Next">Variance of the day after the last return.</param>
sealed record FilteredVariances(double Start, double[] Variances, double[] StandardizedResiduals, double Next)
{
    public static FilteredVariances Of(double[] returns, GarchModel model, in GarchParameters parameters, double start)
    {
        var variances = new double[returns.Length];
        double next = model.Equation == VarianceEquation.Egarch
            ? LogVarianceRecursion.Filter(returns, parameters, model.ErrorsWith(parameters.DegreesOfFreedom).MeanAbsolute, start, variances)
            : VarianceRecursion.Filter(returns, parameters, start, variances);
        var residuals = new double[returns.Length];
        for (int t = 0; t < residuals.Length; t++)
            residuals[t] = (returns[t] - parameters.Mean) / Math.Sqrt(variances[t]);
        return new FilteredVariances(start, variances, residuals, next);
    }
}
