using MonteCarloRisk.MarketData.Series;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.Volatility.RangeEstimators;

/// <summary>How the volatility of an asset comes out of its candles.</summary>
public interface IRangeEstimator
{
    /// <summary>The estimator's name, as a report prints it.</summary>
    string Name { get; }

    /// <summary>
    /// Volatility per square-root year of 365 days with its sampling error, and the interval that is symmetric on the logarithmic scale. The sampling
    /// error is that of the mean variance over the span, given the variance of each bar, for prices that move continuously: jumps make it larger.
    /// </summary>
    /// <param name="candles">The candles.</param>
    /// <param name="level">Confidence level in (0, 1).</param>
    /// <exception cref="Domain.InputException">There are too few candles, they are out of order, a price is not one, or no bar has a range where one is needed.</exception>
    Estimate Annualised(CandleSeries candles, double level);
}
