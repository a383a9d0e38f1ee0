using MonteCarloRisk.Simulation.Plans.Protocols;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Cli.Answers;

/// <summary>What sales of collateral cost, and who took it; means per path in the numéraire. What a protocol does not have is left out.</summary>
/// <param name="Bids">What keepers bid away of their profit.</param>
/// <param name="Sandwiches">What sandwiches take of sales in pools.</param>
/// <param name="FlashBorrowed">What keepers borrow in flash loans.</param>
/// <param name="FlashFees">What these cost them.</param>
/// <param name="Collateral">Each collateral.</param>
sealed record SaleMembers(EstimateMembers? Bids, EstimateMembers? Sandwiches, EstimateMembers? FlashBorrowed, EstimateMembers? FlashFees, IReadOnlyList<SaleMembers.OfCollateral> Collateral)
{
    public static SaleMembers? Of(IReadOnlyDictionary<ProtocolSale, Estimate> sales)
    {
        if (sales.Count == 0) return null;
        EstimateMembers? Sale(SaleMeasure measure, string? asset = null) => sales.TryGetValue(new ProtocolSale(measure, asset, null), out Estimate? estimate) ? EstimateMembers.Of(estimate) : null;
        return new SaleMembers(
            Sale(SaleMeasure.Bids),
            Sale(SaleMeasure.Sandwiches),
            Sale(SaleMeasure.FlashBorrowed),
            Sale(SaleMeasure.FlashFees),
            [
                .. sales.Keys.Where(sale => sale.Measure == SaleMeasure.Slippage).Select(sale => new OfCollateral(
                    sale.Asset!,
                    EstimateMembers.Of(sales[sale]),
                    Sale(SaleMeasure.ForcedSales, sale.Asset),
                    [.. sales.Where(one => one.Key.Measure == SaleMeasure.Taken && one.Key.Asset == sale.Asset).Select(one => new OfVenue(one.Key.Venue!, EstimateMembers.Of(one.Value)))])),
            ]);
    }

    /// <summary>Sales of a collateral.</summary>
    /// <param name="Asset">The collateral.</param>
    /// <param name="Slippage">Value at the market's price of what was sold, less what it brought.</param>
    /// <param name="ForcedSales">Value of what others had to sell because it was pledged to them too.</param>
    /// <param name="Venues">Its venues; none where it has one depth.</param>
    internal sealed record OfCollateral(string Asset, EstimateMembers Slippage, EstimateMembers? ForcedSales, IReadOnlyList<OfVenue> Venues);

    /// <summary>A venue.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Taken">What it paid for what was sold to it.</param>
    internal sealed record OfVenue(string Name, EstimateMembers Taken);
}
