using MonteCarloRisk.Kernels.Protocols;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Protocols;

/// <summary>Where a market of perpetuals stands in the state of a path.</summary>
/// <param name="Asset">Index of the asset.</param>
/// <param name="HasPool">Whether its counterparty is a pool.</param>
/// <param name="State">First state slot.</param>
/// <param name="Count">Number of positions.</param>
/// <param name="Position">Index of the first of them among all positions.</param>
internal sealed record PerpetualPlace(int Asset, bool HasPool, int State, int Count, int Position)
{
    private const int PositionsPlace = 3;

    /// <summary>The markets of a plan.</summary>
    public static IReadOnlyList<PerpetualPlace> Of(SimulationPlan plan, ProtocolBook book)
    {
        int position = plan.Integers[book.PositionInteger + book.AssetCount];
        var places = new List<PerpetualPlace>();
        foreach (int row in Enumerable.Range(0, book.RowCount).Select(index => book.RowInteger + (index * MechanismRow.Integers)).Where(place => plan.Integers[place] is Mechanism.OrderBook or Mechanism.LiquidityPool))
        {
            int count = plan.Integers[plan.Integers[row + 3] + PositionsPlace];
            places.Add(new PerpetualPlace(plan.Integers[row + 1], plan.Integers[row] == Mechanism.LiquidityPool, plan.Integers[row + 4], count, position));
            position += count;
        }

        return places;
    }

    private int First => State + (HasPool ? LiquidityPoolState.First : PerpetualState.First);

    private int Slots => HasPool ? LiquidityPoolState.Slots : PerpetualState.Slots;

    /// <summary>The position whose state a slot is; null where it is none of this market.</summary>
    public int? At(int slot) => slot >= First && (slot - First) / Slots < Count ? Position + ((slot - First) / Slots) : null;

    /// <summary>The market as it stands, of perpetuals that are closed in it.</summary>
    public PerpetualBook Read(Func<int, double> value) => new(Asset, Market(value), Positions(value, PerpetualState.Units, PerpetualState.Cash));

    /// <summary>The market as it stands, of perpetuals against a pool.</summary>
    public LiquidityPoolBook ReadPool(Func<int, double> value) => new(Asset, Market(value), Positions(value, LiquidityPoolState.Units, LiquidityPoolState.Margin));

    private double[] Market(Func<int, double> value) => [.. Enumerable.Range(State, First - State).Select(value)];

    private (double, double)[] Positions(Func<int, double> value, int first, int second) => [.. Enumerable.Range(0, Count).Select(i => First + (i * Slots)).Select(slot => (value(slot + first), value(slot + second)))];
}
