using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Cells;
using MonteCarloRisk.MarketData.Csv;
using MonteCarloRisk.MarketData.Series;

namespace MonteCarloRisk.MarketData.PriceFiles;

/// <summary>
/// Reads daily prices from a CSV file with a header. Separator (comma, semicolon, tab), byte-order mark, line ends, quotes,
/// blank lines and the order of the rows (oldest or newest first) do not matter.
/// </summary>
public static class PriceFileReader
{
    /// <summary>Reads one file.</summary>
    /// <param name="asset">The asset's name.</param>
    /// <param name="path">Where the file lies; errors name it.</param>
    /// <param name="name">The file as the caller names it; the series carries this name.</param>
    /// <exception cref="InputException">The file cannot be used; the message names file, line, value and what is allowed.</exception>
    public static DailyPriceSeries Read(string asset, string path, string name)
    {
        using var file = new CsvFile(InputFile.Open(path), path, separator: null);
        List<DailyPrice> prices = ReadRows(file);
        if (prices.Count == 0)
            throw new InputException(path, "the file has no rows below its header; one row a day is needed");
        RefuseRepeatedDays(prices, path);
        bool newestFirst = prices[0].Day > prices[^1].Day;
        RefuseDisorder(prices, newestFirst, path);
        if (newestFirst)
            prices.Reverse();
        return new DailyPriceSeries(asset, name, file.Sha256, newestFirst, prices);
    }

    static List<DailyPrice> ReadRows(CsvFile file)
    {
        PriceColumns columns = PriceColumns.Find(file.ReadHeader());
        TimeForm? form = null;
        var prices = new List<DailyPrice>();
        while (file.Next(columns.Count))
            prices.Add(new DailyPrice(ReadDay(file.Rows, columns.Day, ref form), ReadPrice(file.Rows, columns.Price), (int)file.Rows.Line));
        return prices;
    }

    static DateOnly ReadDay(CsvRows rows, int column, ref TimeForm? form)
    {
        ReadOnlySpan<char> text = rows.Cell(column);
        if (!DayText.TryRead(text, out DateOnly day, out TimeForm read))
            throw new InputException(rows.Where, $"{Excerpt.Quote(text)} is not a day; {DayText.Allowed}");
        form ??= read;
        if (form != read)
            throw new InputException(rows.Where, $"{Excerpt.Quote(text)} is {TimeText.Name(read)}, the rows above are {TimeText.Name(form.Value)}; a column keeps one form");
        return day;
    }

    static double ReadPrice(CsvRows rows, int column)
    {
        ReadOnlySpan<char> text = rows.Cell(column);
        if (!NumberText.TryRead(text, NumberForm.Plain, out double price))
            throw new InputException(rows.Where, $"{Excerpt.Quote(text)} is not a price; a finite number with {NumberForm.Plain} is allowed");
        if (price <= 0)
            throw new InputException(rows.Where, $"{Excerpt.Quote(text)} is not allowed; a price is finite and above zero");
        return price;
    }

    static void RefuseRepeatedDays(List<DailyPrice> prices, string path)
    {
        var lines = new Dictionary<DateOnly, int>(prices.Count);
        foreach (DailyPrice price in prices)
        {
            if (!lines.TryAdd(price.Day, price.Line))
                throw new InputException($"{path}:{price.Line}", $"{price.Day:yyyy-MM-dd} already stands on line {lines[price.Day]}; one row a day is allowed");
        }
    }

    static void RefuseDisorder(List<DailyPrice> prices, bool newestFirst, string path)
    {
        for (int i = 1; i < prices.Count; i++)
        {
            if (prices[i].Day < prices[i - 1].Day != newestFirst)
            {
                throw new InputException(
                    $"{path}:{prices[i].Line}",
                    $"{prices[i].Day:yyyy-MM-dd} follows {prices[i - 1].Day:yyyy-MM-dd}; rows must be sorted by day, oldest first or newest first throughout");
            }
        }
    }
}
