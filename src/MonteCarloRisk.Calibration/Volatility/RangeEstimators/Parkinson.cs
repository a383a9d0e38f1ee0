using MonteCarloRisk.MarketData.Series;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.Volatility.RangeEstimators;

/// <summary>
/// v = ln(high / low)^2 / (4 ln 2). Right without drift; 4.9 times as efficient as a squared return.
/// Source: M. Parkinson, The extreme value method for estimating the variance of the rate of return, Journal of Business 53 (1980) 61.
/// </summary>
public sealed record Parkinson : IBarVariance
{
    // E ln(high / low)^4 = 9 zeta(3) s^2.
    const double Zeta3 = 1.2020569031595942;
    static readonly double C = 9 * Zeta3 / (16 * Math.Log(2) * Math.Log(2)) - 1;

    /// <inheritdoc/>
    public string Name => "Parkinson";

    /// <inheritdoc/>
    public double VarianceOf(in Candle candle)
    {
        double range = Math.Log(candle.High / candle.Low);
        return range * range / (4 * Math.Log(2));
    }

    /// <inheritdoc/>
    public Estimate Annualised(CandleSeries candles, double level) => OneBar.Annualised(this, C, candles, level);
}
