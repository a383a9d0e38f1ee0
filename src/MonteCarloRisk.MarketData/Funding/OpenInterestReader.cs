using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Csv;

namespace MonteCarloRisk.MarketData.Funding;

/// <summary>Reads open interest from CSV files, row by row.</summary>
public static class OpenInterestReader
{
    /// <summary>Reads a table with a column of times and one column for each asset. Blank cells are passed over.</summary>
    /// <param name="path">Where the file lies; errors name it.</param>
    /// <exception cref="InputException">A cell cannot be read; the message names file, line, value and what is allowed.</exception>
    public static IEnumerable<OpenInterest> ReadTable(string path) =>
        AssetTable.Read(path).Select(cell => new OpenInterest(cell.Time, cell.Asset, cell.Value, cell.Line));
}
