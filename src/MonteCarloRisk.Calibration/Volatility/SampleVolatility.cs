using MathNet.Numerics.Statistics;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Volatility;

/// <summary>
/// Sample standard deviation of daily log returns: volatility = sqrt(365 sum((x - mean x)^2) / (n - 1)).
/// The variance is unbiased; every day of the span weighs the same.
/// </summary>
public sealed record SampleVolatility : IVolatilityEstimator
{
    /// <inheritdoc/>
    public string Name => "sample";

    /// <inheritdoc/>
    public double Annualised(DailyReturns returns)
    {
        TradingYear.RefuseTooFew(returns);
        return TradingYear.Annualise(returns.Values.Variance());
    }
}
