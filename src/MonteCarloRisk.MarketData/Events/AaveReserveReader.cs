using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Csv;

namespace MonteCarloRisk.MarketData.Events;

/// <summary>Reads the tokens of Aave v2 from CSV files, row by row.</summary>
public static class AaveReserveReader
{
    const int MostDecimals = 36;

    /// <summary>Reads tokens: symbol, pool, decimals, reserveLiquidationThreshold, reserveLiquidationBonus and flags.</summary>
    /// <param name="path">Where the file lies; errors name it.</param>
    /// <exception cref="InputException">A cell cannot be read; the message names file, line, value and what is allowed.</exception>
    public static IEnumerable<AaveReserve> Read(string path)
    {
        using CsvTable table = CsvTable.Open(path);
        TableColumn symbol = table.Column("symbol"), pool = table.Column("pool"), decimals = table.Column("decimals");
        TableColumn threshold = table.Column("reserveLiquidationThreshold"), bonus = table.Column("reserveLiquidationBonus");
        TableColumn collateral = table.Column("usageAsCollateralEnabled"), borrowing = table.Column("borrowingEnabled"), stable = table.Column("stableBorrowRateEnabled");
        while (table.Next())
        {
            yield return new AaveReserve(
                symbol.Text(), pool.Text(), Decimals(decimals, table.Where), threshold.Number(), bonus.Number(), Flag(collateral), Flag(borrowing), Flag(stable), table.Line);
        }
    }

    static bool Flag(TableColumn column) => column.OneOf(("true", true), ("false", false));

    static int Decimals(TableColumn column, string where)
    {
        int decimals = column.SmallInteger();
        return decimals is >= 0 and <= MostDecimals ? decimals : throw new InputException(where, $"a token of {decimals} decimals is not allowed; allowed are 0 to {MostDecimals}");
    }
}
