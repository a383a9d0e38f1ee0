using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Csv;

namespace MonteCarloRisk.MarketData.Events;

/// <summary>Reads liquidations on Compound v3 from CSV files, row by row.</summary>
public static class CompoundLiquidationReader
{
    /// <summary>Reads liquidations: timestamp, chain, comet, borrower, value_liquidated_usd, available_incentive_usd, svr_routed, tx_hash.</summary>
    /// <param name="path">Where the file lies; errors name it.</param>
    /// <exception cref="InputException">A cell cannot be read; the message names file, line, value and what is allowed.</exception>
    public static IEnumerable<CompoundLiquidation> Read(string path)
    {
        using CsvTable table = CsvTable.Open(path);
        TableColumn time = table.Column("timestamp"), chain = table.Column("chain"), market = table.Column("comet"), borrower = table.Column("borrower");
        TableColumn value = table.Column("value_liquidated_usd"), incentive = table.Column("available_incentive_usd"), routed = table.Column("svr_routed"), transaction = table.Column("tx_hash");
        while (table.Next())
        {
            yield return new CompoundLiquidation(
                time.Time(), chain.Text(), market.Text(), borrower.Text(), value.Number(), incentive.Number(),
                routed.OneOf<bool?>(("true", true), ("false", false), ("unknown", null)), transaction.Text(), table.Line);
        }
    }
}
