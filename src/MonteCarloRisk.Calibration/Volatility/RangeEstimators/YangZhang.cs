using MonteCarloRisk.MarketData.Series;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.Volatility.RangeEstimators;

/// <summary>
/// V = V(overnight) + k V(open to close) + (1 - k) V(Rogers-Satchell), k = 0.34 / (1.34 + (n + 1) / (n - 1)), the first two about their means. Right with any drift
/// and with jumps between bars; up to 14 times as efficient as close-to-close.
/// Source: D. Yang, Q. Zhang, Drift-independent volatility estimation based on high, low, open and close prices, Journal of Business 73 (2000) 477.
/// </summary>
/// <remarks>Given the change of a bar the Rogers-Satchell measure has the same mean whatever the change, so the last two parts are uncorrelated.</remarks>
public sealed record YangZhang : IRangeEstimator
{
    static readonly RogersSatchell Measure = new();

    /// <inheritdoc/>
    public string Name => "Yang-Zhang";

    /// <inheritdoc/>
    public Estimate Annualised(CandleSeries candles, double level)
    {
        LogBars bars = LogBars.Of(candles, needsRange: true);
        double n = bars.Following.Length;
        double k = 0.34 / (1.34 + (n + 1) / (n - 1));
        BarVariance range = BarVariance.MeanOf(bars.Following.Select(i => Measure.VarianceOf(candles.Candles[i])).ToArray(), RogersSatchell.C);
        return BarVariance.AboutMean(bars.Overnight)
            .Plus(BarVariance.AboutMean(bars.OpenToClose).Times(k))
            .Plus(range.Times(1 - k))
            .Annualised(Name, bars, level);
    }
}
