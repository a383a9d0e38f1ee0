using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Liquidations;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>
/// Bankrupt perpetuals that the fund does not pay for are closed against positions of the other side, by falling rank, at the price at which the bankrupt have nothing: what their equity is below zero, winners give up. Rows of
/// <see cref="Mechanism.Deleveraging"/> say what those of their market do.
/// </summary>
internal static class DeleveragingStages
{
    // Halvings of the range of ranks: as far as a rank of single precision is told from another, and more.
    private const int Halvings = 32;

    /// <summary>A date: where the bankrupt of a side lack more than the fund has.</summary>
    public static void Run<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        PerpetualTable table = PerpetualTable.Of<TReal, TMask, TMemory>(ref memory, row);
        TReal price = memory.Load(book.Asset(row.Asset) + AssetState.Oracle);
        for (int slot = PerpetualState.LongUnits; slot <= PerpetualState.ShortUnits; slot += PerpetualState.ShortUnits - PerpetualState.LongUnits)
        {
            TReal deficit = memory.Load(table.State + slot + 1);
            TMask asked = TReal.LessThan(table.Available<TReal, TMask, TMemory>(ref memory, book), deficit);
            if (!TMask.Any(asked)) continue;
            TReal borne = Close<TReal, TMask, TMemory>(ref memory, table, slot, asked, TReal.Of(1f), price);
            PathLedger.Add<TReal, TMask, TMemory>(ref memory, book.LedgerSlot + PathLedger.BadDebt, borne);
            Count<TReal, TMask, TMemory>(ref memory, borne);
        }
    }

    /// <summary>The horizon, at the market's price: where the bankrupt are bad debt that nobody before has paid.</summary>
    public static void Settle<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        PerpetualTable table = PerpetualTable.Of<TReal, TMask, TMemory>(ref memory, row);
        TReal price = memory.Load(book.Asset(row.Asset) + AssetState.Market);
        for (int slot = PerpetualState.LongUnits; slot <= PerpetualState.ShortUnits; slot += PerpetualState.ShortUnits - PerpetualState.LongUnits)
        {
            TReal zero = TReal.Of(0f);
            TReal deficit = memory.Load(table.State + slot + 1);
            TReal unpaid = TReal.Min(deficit, memory.Load(book.LedgerSlot + PathLedger.Unpaid));
            TMask asked = TReal.LessThan(zero, unpaid);
            if (!TMask.Any(asked)) continue;
            TReal borne = Close<TReal, TMask, TMemory>(ref memory, table, slot, asked, unpaid / deficit, price);
            PathLedger.Add<TReal, TMask, TMemory>(ref memory, book.LedgerSlot + PathLedger.Unpaid, TReal.Max(-borne, -unpaid));
            Count<TReal, TMask, TMemory>(ref memory, borne);
        }
    }

    private static void Count<TReal, TMask, TMemory>(ref TMemory memory, TReal borne)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TMask gives = TReal.LessThan(TReal.Of(0f), borne);
        if (TMask.Any(gives)) memory.Count(gives, LiquidationTallies.Deleveragings, 1);
    }

    // Closes a part of the bankrupt of a side, as far as the other side has units; returns what winners give up.
    private static TReal Close<TReal, TMask, TMemory>(ref TMemory memory, PerpetualTable table, int slot, TMask asked, TReal part, TReal price)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal one = TReal.Of(1f);
        bool areLong = slot == PerpetualState.LongUnits;
        TReal bankrupt = TReal.Select(asked, memory.Load(table.State + slot), one);
        TReal haircut = memory.Load(table.State + slot + 1) / bankrupt;
        TReal taken = Winners<TReal, TMask, TMemory>(ref memory, table, areLong, asked, TReal.Select(asked, part * bankrupt, zero), haircut, price);
        TReal share = TReal.Min(taken / bankrupt, one);
        TMask some = asked & TReal.LessThan(zero, share);
        if (!TMask.Any(some)) return zero;
        TReal left = TReal.Select(some, one - share, one);
        int end = areLong ? table.Longs : table.Positions;
        TReal reach = memory.Load(table.State + (areLong ? PerpetualState.LongReach : PerpetualState.ShortReach));
        for (int position = areLong ? 0 : table.Longs; position < end; position++)
        {
            if (areLong ? table.IsBelow<TReal, TMask, TMemory>(ref memory, position, reach) : table.IsAbove<TReal, TMask, TMemory>(ref memory, position, reach)) break;
            int state = table.Position(position);
            TReal units = memory.Load(state + PerpetualState.Units);
            TReal cash = memory.Load(state + PerpetualState.Cash);
            TMask closed = some & TReal.LessThan(PerpetualStages.Equity<TReal, TMask, TMemory>(ref memory, table, state, price), zero) & !TReal.Equal(units, zero);
            memory.Store(state + PerpetualState.Units, TReal.Select(closed, units * left, units));
            memory.Store(state + PerpetualState.Cash, TReal.Select(closed, cash * left, cash));
        }

        TReal borne = TReal.Select(some, taken * haircut, zero);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, table.Measures + LiquidationMeasures.Deleveraged, TReal.Select(some, taken * price, zero));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, table.Measures + LiquidationMeasures.Forgone, borne);
        return borne;
    }

    /// <summary>
    /// Closes so many units of the side that does not lose, by falling rank, each at a haircut from the price. Whose equity is below it is passed over. The rank down to which all are closed is found by halving; who lie within the last
    /// range are closed in proportion.
    /// </summary>
    /// <returns>Units closed.</returns>
    private static TReal Winners<TReal, TMask, TMemory>(ref TMemory memory, PerpetualTable table, bool againstLongs, TMask asked, TReal wanted, TReal haircut, TReal price)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal one = TReal.Of(1f);
        int start = againstLongs ? table.Longs : 0;
        int end = againstLongs ? table.Positions : table.Longs;
        TReal high = zero;
        for (int position = start; position < end; position++)
        {
            int state = table.Position(position);
            TReal units = memory.Load(state + PerpetualState.Units);
            TReal equity = PerpetualStages.Equity<TReal, TMask, TMemory>(ref memory, table, state, price);
            TMask able = asked & TReal.LessThan(TReal.Abs(units) * haircut, equity);
            TReal rank = TReal.Select(able, Deleveraging<TReal, TMask>.Rank(price, memory.Parameter(table.Parameters(position) + 3), units, equity), zero);
            memory.Store(state + PerpetualState.Rank, rank);
            high = TReal.Max(high, rank);
        }

        TReal low = zero;
        TReal above = zero;
        TReal most = Above<TReal, TMask, TMemory>(ref memory, table, start, end, zero);
        wanted = TReal.Min(wanted, most);
        for (int i = 0; i < Halvings; i++)
        {
            TReal middle = TReal.Of(0.5f) * (low + high);
            TReal sum = Above<TReal, TMask, TMemory>(ref memory, table, start, end, middle);
            TMask enough = TReal.LessOrEqual(wanted, sum);
            low = TReal.Select(enough, middle, low);
            most = TReal.Select(enough, sum, most);
            high = TReal.Select(enough, high, middle);
            above = TReal.Select(enough, above, sum);
        }

        TMask within = TReal.LessThan(above, most);
        TReal share = TReal.Select(within, TReal.Min((wanted - above) / TReal.Select(within, most - above, one), one), zero);
        TReal carried = price - memory.Load(table.State + PerpetualState.Funding);
        TReal side = againstLongs ? -one : one;
        for (int position = start; position < end; position++)
        {
            int state = table.Position(position);
            TReal rank = memory.Load(state + PerpetualState.Rank);
            TReal units = memory.Load(state + PerpetualState.Units);
            TReal part = TReal.SelectLessThan(high, rank, one, TReal.SelectLessThan(low, rank, share, zero));
            TReal closed = part * TReal.Abs(units);
            memory.Store(state + PerpetualState.Units, TReal.NegatedMultiplyAdd(side, closed, units));
            PathLedger.Add<TReal, TMask, TMemory>(ref memory, state + PerpetualState.Cash, closed * TReal.MultiplyAdd(side, carried, -haircut));
        }

        return wanted;
    }

    // Units whose rank is above a level.
    private static TReal Above<TReal, TMask, TMemory>(ref TMemory memory, PerpetualTable table, int start, int end, TReal level)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal sum = TReal.Of(0f);
        for (int position = start; position < end; position++)
        {
            int state = table.Position(position);
            sum += TReal.SelectLessThan(level, memory.Load(state + PerpetualState.Rank), TReal.Abs(memory.Load(state + PerpetualState.Units)), TReal.Of(0f));
        }

        return sum;
    }
}
