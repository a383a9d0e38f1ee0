using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Csv;

namespace MonteCarloRisk.MarketData.Positions;

/// <summary>Reads borrowers of Aave against staked ether from CSV files, row by row.</summary>
public static class AavePositionReader
{
    /// <summary>Reads borrowers of Aave v2: user, collateral, debt, threshold, ltv, healthf, amount, ethdebt.</summary>
    /// <param name="path">Where the file lies; errors name it.</param>
    /// <exception cref="InputException">A cell cannot be read; the message names file, line, value and what is allowed.</exception>
    public static IEnumerable<AaveV2Position> ReadV2(string path)
    {
        using CsvTable table = CsvTable.Open(path);
        TableColumn user = table.Column("user"), collateral = table.Column("collateral"), debt = table.Column("debt"), threshold = table.Column("threshold");
        TableColumn loanToValue = table.Column("ltv"), health = table.Column("healthf"), amount = table.Column("amount"), etherDebt = table.Column("ethdebt");
        while (table.Next())
        {
            yield return new AaveV2Position(
                user.Text(), collateral.Number(), debt.Number(), threshold.Number(), loanToValue.Number(), health.Number(), amount.Number(), etherDebt.Number(), table.Line);
        }
    }

    /// <summary>Reads borrowers of Aave v3: those columns, and emode, amounts of other staked ether and prices, of which <c>steth_price</c> is that of wstETH.</summary>
    /// <param name="path">Where the file lies; errors name it.</param>
    /// <exception cref="InputException">A cell cannot be read; the message names file, line, value and what is allowed.</exception>
    public static IEnumerable<AaveV3Position> ReadV3(string path)
    {
        using CsvTable table = CsvTable.Open(path);
        TableColumn user = table.Column("user"), collateral = table.Column("collateral"), debt = table.Column("debt"), threshold = table.Column("threshold");
        TableColumn loanToValue = table.Column("ltv"), health = table.Column("healthf"), amount = table.Column("amount"), etherDebt = table.Column("ethdebt");
        TableColumn mode = table.Column("emode"), coinbase = table.Column("cbeth_collateral"), rocketPool = table.Column("reth_collateral");
        TableColumn etherPrice = table.Column("eth_price"), wrappedPrice = table.Column("steth_price"), coinbasePrice = table.Column("cbeth_price"), rocketPoolPrice = table.Column("reth_price");
        while (table.Next())
        {
            yield return new AaveV3Position(
                user.Text(), collateral.Number(), debt.Number(), threshold.Number(), loanToValue.Number(), health.Number(), amount.Number(), etherDebt.Number(), mode.SmallInteger(),
                coinbase.Number(), rocketPool.Number(), new StakedEtherPrices(etherPrice.Number(), wrappedPrice.Number(), coinbasePrice.Number(), rocketPoolPrice.Number()), table.Line);
        }
    }
}
