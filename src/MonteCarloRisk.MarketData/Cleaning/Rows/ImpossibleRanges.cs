using System.Globalization;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Cleaning.Rows;

/// <summary>A bar whose open, high or low is not above zero, or whose high is below, or low above, its open or close. The close is used; an estimator that needs the range refuses the bar.</summary>
static class ImpossibleRanges
{
    public const string Rule = "impossible range";

    public static void List(CandleSeries series, Ledger ledger)
    {
        foreach (Candle candle in series.Candles)
        {
            if (candle.Low > 0 && candle.Low <= Math.Min(candle.Open, candle.Close) && candle.High >= Math.Max(candle.Open, candle.Close))
                continue;
            ledger.Add(
                candle,
                Rule,
                string.Create(CultureInfo.InvariantCulture, $"{Stamp.Of(candle.Start)}: open {candle.Open}, high {candle.High}, low {candle.Low}, close {candle.Close}"),
                "the close is used; range estimators refuse the bar");
        }
    }
}
