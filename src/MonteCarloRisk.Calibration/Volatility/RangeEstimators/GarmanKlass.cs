using MonteCarloRisk.MarketData.Series;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.Volatility.RangeEstimators;

/// <summary>
/// v = ln(high / low)^2 / 2 - (2 ln 2 - 1) ln(close / open)^2. Right without drift; 7.4 times as efficient as a squared return. A bar may give less than zero.
/// Source: M. Garman, M. Klass, On the estimation of security price volatilities from historical data, Journal of Business 53 (1980) 67, the practical form.
/// </summary>
/// <remarks>
/// With the moments of their table 1, R the log range and x the log return, s = 1: E R^4 = 9 zeta(3), E R^2 x^2 = 4 ln 2 + 7/4 zeta(3) = 4.8762, E x^4 = 3, so
/// Var v = E R^4 / 4 - (2 ln 2 - 1) E R^2 x^2 + 3 (2 ln 2 - 1)^2 - 1 = 0.2686.
/// </remarks>
public sealed record GarmanKlass : IBarVariance
{
    const double C = 0.26865;

    /// <inheritdoc/>
    public string Name => "Garman-Klass";

    /// <inheritdoc/>
    public double VarianceOf(in Candle candle)
    {
        double range = Math.Log(candle.High / candle.Low);
        double change = Math.Log(candle.Close / candle.Open);
        return 0.5 * range * range - (2 * Math.Log(2) - 1) * change * change;
    }

    /// <inheritdoc/>
    public Estimate Annualised(CandleSeries candles, double level) => OneBar.Annualised(this, C, candles, level);
}
