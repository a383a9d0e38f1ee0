using System.Globalization;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Cleaning.Rows;

/// <summary>
/// Bars without trades: the volume is zero; and bars that repeat all four prices of the bar before, which trading does not do. Bars that follow each
/// other are one finding. A file of closes has neither: closes repeat by chance in short intervals.
/// </summary>
static class IdleBars
{
    public const string NoTrades = "no trades";
    public const string Repeated = "repeated bar";

    public static void List(CandleSeries series, Ledger ledger)
    {
        IReadOnlyList<Candle> candles = series.Candles;
        List(i => candles[i].Volume == 0, NoTrades, "with no volume");
        if (series.Prices == CandlePrices.OpenHighLowClose)
            List(IsRepeated, Repeated, "with the four prices of the bar before");

        void List(Func<int, bool> isFound, string rule, string what)
        {
            for (int start = 0; start < candles.Count; start++)
            {
                if (!isFound(start))
                    continue;
                int last = start;
                while (last + 1 < candles.Count && isFound(last + 1))
                    last++;
                string bars = start == last ? "a bar" : $"{last - start + 1} bars";
                ledger.Add(candles[start], rule, string.Create(CultureInfo.InvariantCulture, $"{bars} {what}, {Stamp.Span(candles[start].Start, candles[last].Start)}, close {candles[start].Close}"), "kept");
                start = last;
            }
        }

        bool IsRepeated(int i) =>
            i > 0
            && candles[i].Volume != 0
            && candles[i].Start - candles[i - 1].Start == series.Interval
            && (candles[i].Open, candles[i].High, candles[i].Low, candles[i].Close) == (candles[i - 1].Open, candles[i - 1].High, candles[i - 1].Low, candles[i - 1].Close);
    }
}
