using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Csv;

namespace MonteCarloRisk.MarketData.Depth;

/// <summary>Reads depths of order books from CSV files, row by row.</summary>
public static class BookDepthReader
{
    /// <summary>Reads depths in the form of Binance's dumps: timestamp, percentage, depth, notional.</summary>
    /// <param name="path">Where the file lies; errors name it.</param>
    /// <exception cref="InputException">A cell cannot be read; the message names file, line, value and what is allowed.</exception>
    public static IEnumerable<BookDepth> Read(string path)
    {
        using CsvTable table = CsvTable.Open(path);
        TableColumn time = table.Column("timestamp"), distance = table.Column("percentage"), depth = table.Column("depth"), notional = table.Column("notional");
        while (table.Next())
            yield return new BookDepth(time.Time(), distance.Number(), depth.Number(), notional.Number(), table.Line);
    }
}
