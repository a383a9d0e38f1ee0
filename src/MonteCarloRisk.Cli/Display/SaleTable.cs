using MonteCarloRisk.Cli.Answers;
using Spectre.Console;

namespace MonteCarloRisk.Cli.Display;

/// <summary>What sales of collateral cost, who took it, and what each venue paid.</summary>
static class SaleTable
{
    public static void Write(IAnsiConsole console, SaleMembers sales)
    {
        Table table = ProtocolTable.Columns("Sales, mean per path", "Amount");
        Row(table, "bid away by keepers", sales.Bids);
        Row(table, "taken by sandwiches", sales.Sandwiches);
        Row(table, "borrowed in flash loans", sales.FlashBorrowed);
        Row(table, "fees of flash loans", sales.FlashFees);
        foreach (SaleMembers.OfCollateral collateral in sales.Collateral)
        {
            Row(table, $"{collateral.Asset}, slippage", collateral.Slippage);
            Row(table, $"{collateral.Asset}, forced sales of others", collateral.ForcedSales);
            foreach (SaleMembers.OfVenue venue in collateral.Venues) Row(table, $"{collateral.Asset}, paid by {venue.Name}", venue.Taken);
        }

        console.Write(table);
    }

    // What is not there is not told.
    static void Row(Table table, string name, EstimateMembers? estimate)
    {
        if (estimate is { Value: not 0 }) ProtocolTable.Row(table, name, ProtocolTable.Text(estimate));
    }
}
