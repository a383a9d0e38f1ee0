using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Csv;

namespace MonteCarloRisk.MarketData.Positions;

/// <summary>Reads positions of collateral against debt from CSV files whose columns are named.</summary>
public static class DebtPositionReader
{
    /// <summary>Reads a file. Rows without debt are counted and not given: they owe nothing, and nothing can happen to them.</summary>
    /// <param name="path">Where the file lies; errors name it.</param>
    /// <param name="collateral">The collateral of all rows; null where a column tells it.</param>
    /// <param name="columns">The columns' names.</param>
    /// <exception cref="InputException">A column is missing, a cell cannot be read, a number is below zero, or debt has no collateral; the message names file, line, value and what is allowed.</exception>
    public static DebtPositions Read(string path, string? collateral, PositionColumns columns)
    {
        using CsvTable table = CsvTable.Open(path);
        TableColumn units = table.Column(columns.Units), debt = table.Column(columns.Debt);
        TableColumn? asset = collateral is null ? table.Column(columns.Collateral) : null;
        TableColumn? name = columns.Name is { } stated ? table.Column(stated) : table.ColumnOrNull("name");
        var positions = new List<DebtPosition>();
        long withoutDebt = 0;
        while (table.Next())
        {
            double owed = Amount(debt, table.Where), held = Amount(units, table.Where);
            if (owed == 0)
            {
                withoutDebt++;
                continue;
            }

            if (held == 0) throw new InputException(table.Where, FormattableString.Invariant($"a debt of {owed} against no units of collateral, which is bad debt already; leave the row out, and count it where bad debt is counted"));
            positions.Add(new DebtPosition(name?.TextOrNull(), asset?.Text() ?? collateral!, held, owed, table.Line));
        }

        return new DebtPositions(positions, withoutDebt, table.Sha256);
    }

    static double Amount(TableColumn column, string where) => column.Number() is var value and >= 0
        ? value
        : throw new InputException(where, FormattableString.Invariant($"{column.Number()} in {Excerpt.Quote(column.Name)} is below zero; units and debt are zero or more"));
}

/// <summary>Names of the columns of a file of positions.</summary>
/// <param name="Name">Of the positions' names; null for <c>name</c> where there is such a column.</param>
/// <param name="Collateral">Of the collateral.</param>
/// <param name="Units">Of its units.</param>
/// <param name="Debt">Of the debt.</param>
public sealed record PositionColumns(string? Name, string Collateral, string Units, string Debt);
