using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Kernels.Protocols;

namespace MonteCarloRisk.Simulation.Plans.Protocols;

/// <summary>Lays out what a protocol knows of sales, see <see cref="SaleBook"/>, and its rows.</summary>
/// <param name="tables">The plan's tables.</param>
/// <param name="model">The model.</param>
/// <param name="protocol">The protocol.</param>
/// <param name="clock">Durations as dates.</param>
/// <param name="precision">The lanes' precision.</param>
internal sealed class SaleLayout(PlanTables tables, PriceModel model, LendingProtocol protocol, ProtocolClock clock, Precision precision)
{
    // A bracket of prices is halved until the lane tells its ends no more apart.
    private const int HalvingsOfSingle = 26;
    private const int HalvingsOfDouble = 52;

    private readonly int measures = ProtocolSales.Of(model, protocol).Count;
    private readonly VenueRow venues = new(tables, protocol.Searchers?.Sandwich ?? 0, clock);
    private int state;

    private bool IsKnown => measures > 0;

    private IEnumerable<(int Asset, CollateralMarket Market)> Markets =>
        IsKnown ? model.Assets.Index().Where(asset => protocol.Collateral.ContainsKey(asset.Item.Name)).Select(asset => (asset.Index, protocol.Collateral[asset.Item.Name])) : [];

    /// <summary>The rows before liquidations.</summary>
    public IEnumerable<MechanismRow> Opening()
    {
        if (!IsKnown) yield break;
        state = tables.AddState(model.Assets.Count * SaleState.Slots);
        double back = Math.Min(1, clock.Step / protocol.Keepers.TurnoverTime);
        foreach ((int asset, CollateralMarket market) in Markets)
        {
            if (market.Settlement is { } settlement)
                yield return new MechanismRow(Mechanism.Settlement, asset, tables.AddParameters(back), tables.AddIntegers(clock.WholeDates(settlement.Batch, 1)), 0);
            if (market.Venues.Count > 0) yield return new MechanismRow(Mechanism.Venues, asset, tables.AddParameters(clock.Volatility(model.Assets[asset])), 0, tables.AddState(2));
        }
    }

    /// <summary>The rows after them.</summary>
    public IEnumerable<MechanismRow> Closing()
    {
        foreach ((int asset, CollateralMarket market) in Markets)
        {
            if (market.Velocity is { } velocity)
                yield return new MechanismRow(Mechanism.Unwinding, asset, tables.AddParameters(velocity.Velocity - 1, 1 - clock.Kept(velocity.UnwindHalfLife)), 0, 0);
        }

        foreach ((int asset, CollateralMarket market) in Markets)
        {
            if (market.Venues.Count > 0) yield return new MechanismRow(Mechanism.VenueRecovery, asset, 0, 0, 0);
        }
    }

    /// <summary>The last row of the table, which says where all of it stands; none where the protocol knows nothing of sales.</summary>
    /// <param name="rows">The other rows.</param>
    /// <param name="tallies">Tallies of all else.</param>
    public IEnumerable<MechanismRow> Measures(IReadOnlyList<MechanismRow> rows, int tallies)
    {
        if (!IsKnown) yield break;
        int first = tables.AddState(measures);
        int next = first + SaleMeasures.OfAll;
        var integers = new List<int>
        {
            tables.AddParameters(protocol.Searchers?.BidShare ?? 0, protocol.FlashLoans?.Fee ?? 0, protocol.FlashLoans?.Liquidity ?? 0),
            first,
            measures,
            protocol.FlashLoans is null ? 0 : 1,
            precision == Precision.Single ? HalvingsOfSingle : HalvingsOfDouble,
            rows.Where(row => row.Code == Mechanism.Sequencer).Select(row => row.State + MechanismRow.DrawSlots).FirstOrDefault(-1),
            FirstTally(tallies),
        };
        for (int asset = 0; asset < model.Assets.Count; asset++)
        {
            int own = state + (asset * SaleState.Slots);
            if (protocol.Collateral.GetValueOrDefault(model.Assets[asset].Name) is not { } market)
            {
                integers.AddRange([0, 0, 0, 0, own, 0, 0]);
                continue;
            }

            (int kinds, int parameter) = market.Venues.Count == 0 ? (0, 0) : venues.Add(market.Venues, model.Assets[asset].Spot);
            integers.AddRange([market.Venues.Count, kinds, parameter, tables.AddState(market.Venues.Count * VenueState.Slots), own, next, market.Settlement is null ? 0 : 1]);
            next += SaleMeasures.FirstVenue + market.Venues.Count;
        }

        yield return new MechanismRow(Mechanism.SaleMeasures, 0, 0, tables.AddIntegers(integers), 0);
    }

    /// <summary>The first tally of its measures, behind so many others, whose events must keep their places.</summary>
    private int FirstTally(int tallies) => IsKnown ? Math.Max(tallies, ProtocolTallies.FurtherCount) : 0;

    /// <summary>Notes their moments.</summary>
    public void AddMoments(int tallies)
    {
        for (int measure = 0; measure < measures; measure++) tables.AddMoments(FirstTally(tallies) + (measure * MomentTallies.Count));
    }

    /// <summary>Tallies of the plan.</summary>
    public int Tallies(int tallies) => IsKnown ? FirstTally(tallies) + (measures * MomentTallies.Count) : tallies;
}
