using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Kernels.Protocols;

namespace MonteCarloRisk.Simulation.Plans.Protocols;

/// <summary>What a protocol's sales add up, see <see cref="SaleMeasures"/>.</summary>
public static class ProtocolSales
{
    /// <summary>All of it in the order of a plan's measures; nothing where the protocol has neither venues, flash loans, searchers, settlement nor re-used collateral.</summary>
    public static IReadOnlyList<ProtocolSale> Of(PriceModel model, LendingProtocol protocol) => !IsKnown(protocol) ? [] :
    [
        .. new[] { SaleMeasure.Bids, SaleMeasure.Sandwiches, SaleMeasure.FlashBorrowed, SaleMeasure.FlashFees }.Select(measure => new ProtocolSale(measure, null, null)),
        .. model.Assets.Where(asset => protocol.Collateral.ContainsKey(asset.Name)).SelectMany(asset => Of(asset.Name, protocol.Collateral[asset.Name])),
    ];

    /// <summary>Whether a protocol has what a measure is of: searchers, flash loans, a velocity of the collateral; slippage and what venues pay are of every sale.</summary>
    public static bool Has(LendingProtocol protocol, ProtocolSale sale) => sale.Measure switch
    {
        SaleMeasure.Bids or SaleMeasure.Sandwiches => protocol.Searchers is not null,
        SaleMeasure.FlashBorrowed or SaleMeasure.FlashFees => protocol.FlashLoans is not null,
        SaleMeasure.ForcedSales => protocol.Collateral[sale.Asset!].Velocity is not null,
        _ => true,
    };

    /// <summary>The first tally of the moments of a measure of a plan.</summary>
    public static int TallyOf(SimulationPlan plan, int measure) => plan.Accept(new Reader()) + (measure * MomentTallies.Count);

    /// <summary>The first integer of what a plan knows of sales; below zero where it knows nothing.</summary>
    internal static int Place(SimulationPlan plan, ProtocolBook book)
    {
        int last = book.RowInteger + ((book.RowCount - 1) * MechanismRow.Integers);
        return plan.Integers[last] == Mechanism.SaleMeasures ? plan.Integers[last + MechanismRow.IntegerPlace] : -1;
    }

    private static IEnumerable<ProtocolSale> Of(string asset, CollateralMarket market) =>
    [
        new(SaleMeasure.Slippage, asset, null),
        new(SaleMeasure.ForcedSales, asset, null),
        .. market.Venues.Select(venue => new ProtocolSale(SaleMeasure.Taken, asset, venue.Name)),
    ];

    private static bool IsKnown(LendingProtocol protocol) =>
        protocol.FlashLoans is not null || protocol.Searchers is not null || protocol.Collateral.Values.Any(market => market.Venues.Count > 0 || market.Settlement is not null || market.Velocity is not null);

    private sealed class Reader : IPlanVisitor<int>
    {
        public int Visit<TProgram>(SimulationPlan<TProgram> plan)
            where TProgram : unmanaged, IPathProgram =>
            plan.Program is IProtocolProgram program ? plan.Integers[Place(plan, program.Protocol) + SaleBook.Tally] : throw new ArgumentException("The plan is not that of a protocol.", nameof(plan));
    }
}
