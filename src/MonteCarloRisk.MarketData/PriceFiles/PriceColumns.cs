using MonteCarloRisk.Domain;

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

    public static PriceColumns Find(IReadOnlyList<string> header, string where)
    {
        string[] names = header.Select(Normalised).ToArray();
        return new PriceColumns(
            IndexOf(DayNames, names, header, "date", where),
            IndexOf(PriceNames, names, header, "price", where),
            header.Count);
    }

    static int IndexOf(string[] candidates, string[] names, IReadOnlyList<string> header, string meaning, string where)
    {
        foreach (string candidate in candidates)
        {
            int index = Array.IndexOf(names, candidate);
            if (index < 0)
                continue;
            if (Array.IndexOf(names, candidate, index + 1) >= 0)
                throw new InputException(where, $"two columns are named {Excerpt.Quote(header[index])}; the {meaning} column must be the only one of its name");
            return index;
        }

        throw new InputException(
            where,
            $"there is no {meaning} column among {string.Join(", ", header.Take(12).Select(Excerpt.Quote))}; allowed are {string.Join(", ", candidates)}");
    }

    // Exporters differ in case, blanks and hyphens: "Adj Close", "adj_close" and "Adj-Close" are one name.
    static string Normalised(string name) => name.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
}
