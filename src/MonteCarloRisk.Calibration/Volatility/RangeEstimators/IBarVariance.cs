using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Volatility.RangeEstimators;

/// <summary>An estimator of the variance from open to close that needs one bar alone.</summary>
public interface IBarVariance : IRangeEstimator
{
    /// <summary>The variance of the bar's log price from open to close.</summary>
    /// <param name="candle">A candle whose prices are above zero.</param>
    double VarianceOf(in Candle candle);
}
