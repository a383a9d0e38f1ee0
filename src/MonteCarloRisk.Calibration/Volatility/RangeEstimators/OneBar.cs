using MonteCarloRisk.MarketData.Series;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.Volatility.RangeEstimators;

/// <summary>
/// Estimators that need one bar alone: the mean of their measure, which sees the price from open to close, and the mean square of the overnight
/// returns, which nearly vanishes where a market trades round the clock.
/// </summary>
static class OneBar
{
    public static Estimate Annualised(IBarVariance estimator, double c, CandleSeries candles, double level)
    {
        LogBars bars = LogBars.Of(candles, needsRange: true);
        BarVariance inside = BarVariance.MeanOf(bars.Following.Select(i => estimator.VarianceOf(candles.Candles[i])).ToArray(), c);
        return inside.Plus(BarVariance.MeanSquareOf(bars.Overnight)).Annualised(estimator.Name, bars, level);
    }
}
