using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Protocols;

/// <summary>Where a market of perpetuals stands in the state of a path.</summary>
/// <param name="Asset">Index of the asset.</param>
/// <param name="State">First state slot.</param>
/// <param name="Count">Number of positions.</param>
/// <param name="Position">Index of the first of them among all positions.</param>
internal sealed record PerpetualPlace(int Asset, int State, int Count, int Position)
{
    private const int PositionsPlace = 3;

    /// <summary>The markets of a plan.</summary>
    public static IReadOnlyList<PerpetualPlace> Of(SimulationPlan plan, ProtocolBook book)
    {
        int position = plan.Integers[book.PositionInteger + book.AssetCount];
        var places = new List<PerpetualPlace>();
        foreach (int row in Enumerable.Range(0, book.RowCount).Select(index => book.RowInteger + (index * MechanismRow.Integers)).Where(place => plan.Integers[place] == Mechanism.OrderBook))
        {
            int count = plan.Integers[plan.Integers[row + 3] + PositionsPlace];
            places.Add(new PerpetualPlace(plan.Integers[row + 1], plan.Integers[row + 4], count, position));
            position += count;
        }

        return places;
    }

    /// <summary>The position whose state a slot is; null where it is none of this market.</summary>
    public int? At(int slot)
    {
        int place = (slot - State - PerpetualState.First) / PerpetualState.Slots;
        return slot >= State + PerpetualState.First && place < Count ? Position + place : null;
    }

    /// <summary>The market as it stands.</summary>
    public PerpetualBook Read(Func<int, double> value)
    {
        int First(int position) => State + PerpetualState.First + (position * PerpetualState.Slots);
        return new(Asset, [.. Enumerable.Range(State, PerpetualState.First).Select(value)], [.. Enumerable.Range(0, Count).Select(i => (value(First(i) + PerpetualState.Units), value(First(i) + PerpetualState.Cash)))]);
    }
}
