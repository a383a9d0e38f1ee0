using MonteCarloRisk.MarketData.Csv;

namespace MonteCarloRisk.MarketData.PriceFiles;

/// <summary>Where the day and the price stand in a row. Where a file has several candidates the first in these lists is taken.</summary>
/// <param name="Day">Index of the column of days.</param>
/// <param name="Price">Index of the column of prices.</param>
/// <param name="Count">Number of columns of the header.</param>
readonly record struct PriceColumns(int Day, int Price, int Count)
{
    static readonly string[] DayNames =
        ["date", "day", "datetime", "date_time", "timestamp", "time", "time_utc", "open_time", "opentime", "unix", "unix_time", "snapped_at", "t"];

    static readonly string[] PriceNames =
        ["close", "close_price", "closing_price", "closeprice", "adj_close", "adjusted_close", "price", "price_usd", "last", "last_price", "value", "c"];

    public static PriceColumns Find(HeaderNames names) =>
        new(names.IndexOf(DayNames, "date"), names.IndexOf(PriceNames, "price"), names.Header.Count);
}
