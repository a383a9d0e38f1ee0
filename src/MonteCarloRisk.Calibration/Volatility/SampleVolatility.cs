using MathNet.Numerics.Statistics;
using MonteCarloRisk.Calibration.Volatility.Models;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Volatility;

/// <summary>
/// Sample standard deviation of daily log returns: volatility = sqrt(365 sum((x - mean x)^2) / (n - 1)).
/// The variance is unbiased; every day of the span weighs the same.
/// </summary>
public sealed record SampleVolatility : IVolatilityEstimator, IVolatilityModel
{
    /// <inheritdoc/>
    public string Name => "sample";

    /// <inheritdoc/>
    public double Annualised(DailyReturns returns) => Fit(returns).Forecast(1).Annualised;

    /// <inheritdoc/>
    public IVolatilityFit Fit(DailyReturns returns)
    {
        TradingYear.RefuseTooFew(returns);
        double[] values = ReturnChecks.Checked(returns, TradingYear.FewestReturns, Name);
        return new ConstantVarianceFit(Name, values, values.Average(), values.Variance());
    }
}
