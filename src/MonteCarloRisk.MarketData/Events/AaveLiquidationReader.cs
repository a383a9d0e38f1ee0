using MonteCarloRisk.Domain;
using MonteCarloRisk.MarketData.Csv;

namespace MonteCarloRisk.MarketData.Events;

/// <summary>Reads liquidations on Aave v2 from CSV files, row by row.</summary>
public static class AaveLiquidationReader
{
    /// <summary>Reads liquidations; the column <c>amount_unit</c> says of each row whether its amounts are raw integers or tokens.</summary>
    /// <param name="path">Where the file lies; errors name it.</param>
    /// <exception cref="InputException">A cell cannot be read; the message names file, line, value and what is allowed.</exception>
    public static IEnumerable<AaveLiquidation> Read(string path)
    {
        using CsvTable table = CsvTable.Open(path);
        TableColumn time = table.Column("timestamp"), pool = table.Column("pool"), user = table.Column("user"), liquidator = table.Column("liquidator");
        TableColumn collateral = table.Column("collateralReserve"), collateralAmount = table.Column("collateralAmount");
        TableColumn principal = table.Column("principalReserve"), principalAmount = table.Column("principalAmount");
        TableColumn principalEther = table.Column("reservePriceETHPrincipal"), principalUsd = table.Column("reservePriceUSDPrincipal");
        TableColumn collateralEther = table.Column("reservePriceETHCollateral"), collateralUsd = table.Column("reservePriceUSDCollateral");
        TableColumn principalValue = table.Column("amountUSDPrincipal"), collateralValue = table.Column("amountUSDCollateral"), unit = table.Column("amount_unit");
        while (table.Next())
        {
            yield return new AaveLiquidation(
                time.Time(), pool.Text(), user.Text(), liquidator.TextOrNull(), collateral.Text(), collateralAmount.Number(), principal.Text(), principalAmount.Number(),
                principalEther.NumberOrNull(), principalUsd.NumberOrNull(), collateralEther.NumberOrNull(), collateralUsd.NumberOrNull(),
                principalValue.NumberOrNull(), collateralValue.NumberOrNull(), unit.OneOf(("token", AmountUnit.Token), ("raw_integer", AmountUnit.RawInteger)), table.Line);
        }
    }
}
