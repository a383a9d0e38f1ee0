using System.Globalization;
using System.Security.Cryptography;
using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Series;
using nietras.SeparatedValues;

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
        byte[] bytes = InputFile.ReadAllBytes(path);
        List<DailyPrice> prices = ReadRows(bytes, path);
        RefuseRepeatedDays(prices, path);
        bool newestFirst = prices[0].Day > prices[^1].Day;
        RefuseDisorder(prices, newestFirst, path);
        if (newestFirst)
            prices.Reverse();
        return new DailyPriceSeries(asset, name, Convert.ToHexStringLower(SHA256.HashData(bytes)), newestFirst, prices);
    }

    static List<DailyPrice> ReadRows(byte[] bytes, string path)
    {
        using var text = new StreamReader(new MemoryStream(bytes));
        string content = text.ReadToEnd();
        if (string.IsNullOrWhiteSpace(content))
            throw new InputException(path, "the file is empty; a header and one row a day are needed");

        try
        {
            return ParseRows(content, path);
        }
        catch (NotSupportedException)
        {
            // The library's answer to a row beyond its largest buffer.
            throw new InputException(path, "a row is longer than 16 million characters; check for a quote that is not closed");
        }
    }

    static List<DailyPrice> ParseRows(string content, string path)
    {
        // The library takes the separator from the first line, which therefore must not be blank.
        int start = content.LastIndexOf('\n', content.Length - content.AsSpan().TrimStart().Length) + 1;
        using SepReader reader = Sep.Reader(options => options with { HasHeader = false, Unescape = true, DisableColCountCheck = true }).FromText(content[start..]);
        PriceColumns? columns = null;
        DayForm? form = null;
        var prices = new List<DailyPrice>();
        // Without a header of its own the library counts the first row as line 2, but ends it rightly: a row begins where the one before ended.
        int line = 0, blankLines = content.AsSpan(0, start).Count('\n'), nextLine = 1 + blankLines;
        foreach (SepReader.Row row in reader)
        {
            (line, nextLine) = (nextLine, row.LineNumberToExcl + blankLines);
            if (row.Span.IsWhiteSpace())
                continue;
            string where = $"{path}:{line}";
            if (columns is not { } found)
            {
                columns = PriceColumns.Find(Cells(row), where);
                continue;
            }

            if (row.ColCount != found.Count)
                throw new InputException(where, $"the row has {row.ColCount} columns; the header has {found.Count}");
            prices.Add(new DailyPrice(ReadDay(Cell(row, found.Day), ref form, where), ReadPrice(Cell(row, found.Price), where), line));
        }

        if (prices.Count == 0)
            throw new InputException(path, "the file has no rows below its header; one row a day is needed");
        return prices;
    }

    static string[] Cells(SepReader.Row row)
    {
        var cells = new string[row.ColCount];
        for (int i = 0; i < cells.Length; i++)
            cells[i] = Cell(row, i);
        return cells;
    }

    static string Cell(SepReader.Row row, int column) => row[column].ToString().Trim();

    static DateOnly ReadDay(string text, ref DayForm? form, string where)
    {
        if (!DayText.TryRead(text, out DateOnly day, out DayForm read))
            throw new InputException(where, $"{Excerpt.Quote(text)} is not a day; {DayText.Allowed}");
        form ??= read;
        if (form != read)
            throw new InputException(where, $"{Excerpt.Quote(text)} is {DayText.Name(read)}, the rows above are {DayText.Name(form.Value)}; a column keeps one form");
        return day;
    }

    static double ReadPrice(string text, string where)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double price))
            throw new InputException(where, $"{Excerpt.Quote(text)} is not a price; a number with a decimal point and no thousands separators is allowed");
        if (!double.IsFinite(price) || price <= 0)
            throw new InputException(where, $"{Excerpt.Quote(text)} is not allowed; a price is finite and above zero");
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
