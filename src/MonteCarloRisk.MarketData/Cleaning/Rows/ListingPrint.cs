using System.Globalization;
using MonteCarloRisk.MarketData.Cleaning.Policies;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Cleaning.Rows;

/// <summary>
/// A first bar whose range, ln(high / low), is above <see cref="Limit"/> times the median of the <see cref="Window"/> bars after it and above
/// <see cref="Floor"/>: the first trades of a listing are printed at any price.
/// </summary>
static class ListingPrint
{
    public const string Rule = "listing print";

    /// <summary>Ordinary first days have up to three times the median range; listings have thirteen times and more.</summary>
    public const double Limit = 8;

    /// <summary>Ranges below a tenth are no listing print, however calm the year after.</summary>
    public const double Floor = 0.1;

    const int Window = 365;

    public static CandleSeries Without(CandleSeries series, SuspectRows policy, Ledger ledger)
    {
        IReadOnlyList<Candle> candles = series.Candles;
        Candle first = candles[0];
        double range = Range(first);
        double median = RobustScale.MedianOf([.. candles.Skip(1).Take(Window).Select(Range).Where(double.IsFinite)]);
        if (candles.Count < 2 || !(range > Floor && range > Limit * median))
            return series;
        bool leaves = policy == SuspectRows.LeaveOut;
        ledger.Add(
            first,
            Rule,
            string.Create(CultureInfo.InvariantCulture, $"the first bar, {Stamp.Of(first.Start)}, goes from {first.Low} to {first.High}: a log range of {range:0.00}, the median of the bars after it is {median:0.000}"),
            leaves ? "left out" : "kept");
        return leaves ? series with { Candles = candles.Skip(1).ToArray() } : series;
    }

    static double Range(Candle candle) => Math.Log(candle.High / candle.Low);
}
