using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Csv;

namespace MonteCarloRisk.MarketData.Positions;

/// <summary>Reads positions of Maker's single-collateral Dai from CSV files, row by row.</summary>
public static class SaiPositionReader
{
    /// <summary>Reads positions: cupi, owner, ink, art, state, time.</summary>
    /// <param name="path">Where the file lies; errors name it.</param>
    /// <exception cref="InputException">A cell cannot be read; the message names file, line, value and what is allowed.</exception>
    public static IEnumerable<SaiPosition> Read(string path)
    {
        using CsvTable table = CsvTable.Open(path);
        TableColumn number = table.Column("cupi"), owner = table.Column("owner"), ink = table.Column("ink"), art = table.Column("art"), state = table.Column("state"), time = table.Column("time");
        while (table.Next())
        {
            yield return new SaiPosition(
                number.Integer(), owner.Text(), ink.Number(), art.Number(), state.OneOf(("safe", SaiState.Safe), ("unsafe", SaiState.Unsafe), ("closed", SaiState.Closed)), time.Time(), table.Line);
        }
    }
}
