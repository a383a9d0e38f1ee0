using MonteCarloRisk.MarketData.Series;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.Volatility.RangeEstimators;

/// <summary>
/// v = ln(high / close) ln(high / open) + ln(low / close) ln(low / open). Right with any drift; 6.0 times as efficient as a squared return without one.
/// Source: L. Rogers, S. Satchell, Estimating variance from high, low and closing prices, Annals of Applied Probability 1 (1991) 504; Var v = 0.331 s^2.
/// </summary>
public sealed record RogersSatchell : IBarVariance
{
    internal const double C = 0.331;

    /// <inheritdoc/>
    public string Name => "Rogers-Satchell";

    /// <inheritdoc/>
    public double VarianceOf(in Candle candle) =>
        Math.Log(candle.High / candle.Close) * Math.Log(candle.High / candle.Open) + Math.Log(candle.Low / candle.Close) * Math.Log(candle.Low / candle.Open);

    /// <inheritdoc/>
    public Estimate Annualised(CandleSeries candles, double level) => OneBar.Annualised(this, C, candles, level);
}
