using System.Globalization;
using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Cleaning.Policies;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.Cleaning.Rows;

/// <summary>Rows whose close is zero or below, or beyond any unit of account: no price of anything that is traded.</summary>
static class NonPositivePrices
{
    public const string Rule = "price not above zero";
    public const string RangeRule = "price out of range";

    // The ratio of any two prices in between, and its inverse, is a normal number, so that every return is finite.
    const double Least = 1e-100, Most = 1e100;

    /// <exception cref="InputException">There is one, and no policy says that it is left out; or all are.</exception>
    public static CandleSeries Without(CandleSeries series, UnusableRows policy, Ledger ledger)
    {
        if (series.Candles.All(IsPrice))
            return series;
        foreach (Candle candle in series.Candles.Where(candle => !IsPrice(candle)))
        {
            bool isPositive = candle.Close > 0;
            string what = string.Create(CultureInfo.InvariantCulture, $"the close {candle.Close} of {Stamp.Of(candle.Start)} is not {(isPositive ? $"from {Least} to {Most}" : "above zero")}");
            if (policy == UnusableRows.Refuse)
                throw ledger.Refusal(candle.Line, $"{what}; a price is finite and above zero, unless {Ledger.Unless("nonPositivePrices", "leaveOut")}");
            ledger.Add(candle, isPositive ? RangeRule : Rule, what, "left out; no return is computed across");
        }

        Candle[] kept = [.. series.Candles.Where(IsPrice)];
        return kept.Length > 0 ? series with { Candles = kept } : throw ledger.Refusal(series.Candles[0].Line, "no close of the file is above zero; at least one is needed");
    }

    static bool IsPrice(Candle candle) => candle.Close is >= Least and <= Most;
}
