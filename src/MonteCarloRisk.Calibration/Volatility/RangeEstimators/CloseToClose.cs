using MonteCarloRisk.MarketData.Series;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Calibration.Volatility.RangeEstimators;

/// <summary>Variance of the close-to-close returns about their mean: what every other estimator is compared with.</summary>
public sealed record CloseToClose : IRangeEstimator
{
    /// <inheritdoc/>
    public string Name => "close-to-close";

    /// <inheritdoc/>
    public Estimate Annualised(CandleSeries candles, double level)
    {
        LogBars bars = LogBars.Of(candles, needsRange: false);
        return BarVariance.AboutMean(bars.OpenToClose.Zip(bars.Overnight, (inside, overnight) => inside + overnight).ToArray()).Annualised(Name, bars, level);
    }
}
