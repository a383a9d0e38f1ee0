using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Csv;

namespace MonteCarloRisk.MarketData.Positions;

/// <summary>Reads borrowers of crvUSD from CSV files, row by row.</summary>
public static class CrvUsdPositionReader
{
    /// <summary>Reads borrowers: user, collateral, stablecoin, debt, n, n1, n2, health, loss, timestamp.</summary>
    /// <param name="path">Where the file lies; errors name it.</param>
    /// <exception cref="InputException">A cell cannot be read; the message names file, line, value and what is allowed.</exception>
    public static IEnumerable<CrvUsdPosition> Read(string path)
    {
        using CsvTable table = CsvTable.Open(path);
        TableColumn user = table.Column("user"), collateral = table.Column("collateral"), stablecoin = table.Column("stablecoin"), debt = table.Column("debt");
        TableColumn count = table.Column("n"), first = table.Column("n1"), last = table.Column("n2"), health = table.Column("health"), loss = table.Column("loss"), time = table.Column("timestamp");
        while (table.Next())
        {
            yield return new CrvUsdPosition(
                user.Text(), collateral.Number(), stablecoin.Number(), debt.Number(), count.SmallInteger(), first.SmallInteger(), last.SmallInteger(), health.Number(), loss.Number(),
                time.Time(), table.Line);
        }
    }
}
