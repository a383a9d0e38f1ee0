namespace MonteCarloRisk.Calibration.Volatility.Models;

/// <summary>A fit whose variance of a day is a function of the variance and the residual of the day before: what a path of the model needs.</summary>
public interface IRecursiveVolatilityFit : IVolatilityFit
{
    /// <summary>The variance of the next day.</summary>
    /// <param name="variance">Variance of a day.</param>
    /// <param name="residual">Return of that day less the mean.</param>
    double VarianceAfter(double variance, double residual);
}
