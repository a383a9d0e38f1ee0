using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Csv;

namespace MonteCarloRisk.MarketData.Events;

/// <summary>Reads prices that an oracle published from CSV files, row by row.</summary>
public static class OracleUpdateReader
{
    /// <summary>Reads updates: blockNumber, price_usd.</summary>
    /// <param name="path">Where the file lies; errors name it.</param>
    /// <exception cref="InputException">A cell cannot be read; the message names file, line, value and what is allowed.</exception>
    public static IEnumerable<OracleUpdate> Read(string path)
    {
        using CsvTable table = CsvTable.Open(path);
        TableColumn block = table.Column("blockNumber"), price = table.Column("price_usd");
        while (table.Next())
            yield return new OracleUpdate(block.Integer(), price.Number(), table.Line);
    }
}
