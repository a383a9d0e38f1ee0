using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.Calibration.Volatility.RangeEstimators;

/// <summary>
/// The logarithms of checked candles. A bar follows another where it begins when that one ends; then its overnight return, from that close to its open,
/// and its close-to-close return are there. In a market that trades round the clock the overnight return is the step between two trades.
/// </summary>
/// <param name="Candles">The candles.</param>
/// <param name="OpenToClose">ln(close / open) of the bars that follow another.</param>
/// <param name="Overnight">ln(open / close before) of the same bars.</param>
/// <param name="Following">Index of the same bars.</param>
/// <param name="BarsPerYear">Bars in 365 days.</param>
sealed record LogBars(IReadOnlyList<Candle> Candles, double[] OpenToClose, double[] Overnight, int[] Following, double BarsPerYear)
{
    public static LogBars Of(CandleSeries series, bool needsRange)
    {
        IReadOnlyList<Candle> candles = series.Candles;
        for (int i = 0; i < candles.Count; i++)
        {
            Check(series, candles[i]);
            if (i > 0 && candles[i].Start <= candles[i - 1].Start)
                throw Fault(series, candles[i], "the bar does not come after the one before it; candles are given oldest first, each once");
        }

        if (needsRange && candles.All(candle => candle.High == candle.Low))
            throw new InputException(series.File, $"no bar of {series.Asset} has a range, high being low throughout; a range estimator needs bars of trades, not closes alone");
        int[] following = Enumerable.Range(1, Math.Max(0, candles.Count - 1)).Where(i => candles[i].Start - candles[i - 1].Start == series.Interval).ToArray();
        if (following.Length < TradingYear.FewestReturns)
            throw new InputException(series.File, $"{following.Length} bars of {series.Asset} follow another without a gap; a volatility needs {TradingYear.FewestReturns} or more");
        return new LogBars(
            candles,
            following.Select(i => Math.Log(candles[i].Close / candles[i].Open)).ToArray(),
            following.Select(i => Math.Log(candles[i].Open / candles[i - 1].Close)).ToArray(),
            following,
            TradingYear.Days / series.Interval.TotalDays);
    }

    static void Check(CandleSeries series, in Candle candle)
    {
        if (!IsPrice(candle.Open) || !IsPrice(candle.High) || !IsPrice(candle.Low) || !IsPrice(candle.Close))
            throw Fault(series, candle, "a price is not finite and above zero");
        if (candle.High < Math.Max(candle.Open, candle.Close))
            throw Fault(series, candle, FormattableString.Invariant($"the high {candle.High} is below the open or the close"));
        if (candle.Low > Math.Min(candle.Open, candle.Close))
            throw Fault(series, candle, FormattableString.Invariant($"the low {candle.Low} is above the open or the close"));
    }

    static bool IsPrice(double value) => double.IsFinite(value) && value > 0;

    static InputException Fault(CandleSeries series, in Candle candle, string message) => new($"{series.File}, line {candle.Line}", message);
}
