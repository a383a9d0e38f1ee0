using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>
/// Liquidation in stages. Every position is in one stage. The row of a liquidation stands between a beginning and an end, which hide the positions of other stages from it: it finds neither collateral nor debt in them, and
/// does nothing. So a liquidation is the same in a stage as alone.
/// </summary>
internal static class ChainStages
{
    /// <summary>All positions are in the first stage. State: <see cref="ChainState"/> of each position of the asset.</summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int positions = memory.Integer(book.PositionInteger + row.Asset + 1) - memory.Integer(book.PositionInteger + row.Asset);
        for (int slot = 0; slot < positions * ChainState.Slots; slot++) memory.Store(row.State + slot, TReal.Of(0f));
    }

    /// <summary>Lowers the reach of an asset to its oracle's price, as it counts on this date. What bars liquidations does not stop the time for which a position is unhealthy.</summary>
    public static TReal Reach<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, int asset, TReal oracle)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        PositionStages.Reach<TReal, TMask, TMemory>(ref memory, book, asset, oracle * AdjustmentStages.Factor<TReal, TMask, TMemory>(ref memory, book, asset));

    /// <summary>What a position owes, in and outside an auction.</summary>
    public static TReal Owed<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, int state)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        TReal.MultiplyAdd(memory.Load(state + PositionState.ScaledDebt), memory.Load(book.LedgerSlot + PathLedger.DebtIndex), memory.Load(state + PositionState.Due));

    /// <summary>Units of a position, in and outside an auction.</summary>
    public static TReal Held<TReal, TMask, TMemory>(ref TMemory memory, int state)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        memory.Load(state + PositionState.Units) + memory.Load(state + PositionState.Lot);

    /// <summary>Where a position is in an auction, or what was absorbed of it is not sold.</summary>
    public static TMask IsOpen<TReal, TMask, TMemory>(ref TMemory memory, int state)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        return TReal.LessThan(zero, memory.Load(state + PositionState.Lot)) | TReal.LessThan(zero, memory.Load(state + PositionState.Tab));
    }

    /// <summary>Notes since when positions are unhealthy and when they were last served; what is healthy again, and in no auction, is in the first stage.</summary>
    public static void Watch<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal oracle = memory.Load(book.Asset(row.Asset) + AssetState.Oracle);
        TReal reach = Reach<TReal, TMask, TMemory>(ref memory, book, row.Asset, oracle);
        TReal threshold = AdjustmentStages.Threshold<TReal, TMask, TMemory>(ref memory, book, row.Asset);
        TReal date = memory.Load(book.LedgerSlot + PathLedger.Date);
        int first = memory.Integer(book.PositionInteger + row.Asset);
        int end = memory.Integer(book.PositionInteger + row.Asset + 1);
        for (int position = first; position < end; position++)
        {
            if (PositionStages.IsBeyond<TReal, TMask, TMemory>(ref memory, book, position, reach)) return;
            int state = book.Position(position);
            int chain = row.State + ((position - first) * ChainState.Slots);
            TReal debt = memory.Load(state + PositionState.ScaledDebt);
            TReal due = memory.Load(state + PositionState.Due);
            TMask distressed = TReal.LessThan(Held<TReal, TMask, TMemory>(ref memory, state) * oracle * threshold, Owed<TReal, TMask, TMemory>(ref memory, book, state)) | IsOpen<TReal, TMask, TMemory>(ref memory, state);
            TReal since = memory.Load(chain + ChainState.Since);
            TMask begins = TReal.Equal(since, zero);
            TMask served = TReal.LessThan(debt, memory.Load(chain + ChainState.SeenDebt)) | TReal.LessThan(due, memory.Load(chain + ChainState.SeenDue));
            TReal last = TReal.Select(begins, date, TReal.Select(served, date - TReal.Of(1f), memory.Load(chain + ChainState.Served)));
            memory.Store(chain + ChainState.Since, TReal.Select(distressed, TReal.Select(begins, date, since), zero));
            memory.Store(chain + ChainState.Served, TReal.Select(distressed, last, zero));
            memory.Store(chain + ChainState.SeenDebt, debt);
            memory.Store(chain + ChainState.SeenDue, due);
            TReal stage = memory.Load(chain + ChainState.Stage);
            TMask back = TReal.LessThan(zero, stage) & !distressed;
            if (!TMask.Any(back)) continue;
            memory.Store(chain + ChainState.Stage, TReal.Select(back, zero, stage));
            Forget<TReal, TMask, TMemory>(ref memory, state, chain, back);
        }
    }

    /// <summary>Nothing is left of what a stage knew of a position.</summary>
    public static void Forget<TReal, TMask, TMemory>(ref TMemory memory, int state, int chain, TMask where)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        memory.Store(state + PositionState.Lot, TReal.Select(where, zero, memory.Load(state + PositionState.Lot)));
        memory.Store(state + PositionState.Tab, TReal.Select(where, zero, memory.Load(state + PositionState.Tab)));
        memory.Store(state + PositionState.Due, TReal.Select(where, zero, memory.Load(state + PositionState.Due)));
        memory.Store(state + PositionState.Top, TReal.Select(where, zero, memory.Load(state + PositionState.Top)));
        memory.Store(state + PositionState.Start, TReal.Select(where, zero, memory.Load(state + PositionState.Start)));
        memory.Store(chain + ChainState.Clock, TReal.Select(where, zero, memory.Load(chain + ChainState.Clock)));
        memory.Store(chain + ChainState.Resets, TReal.Select(where, zero, memory.Load(chain + ChainState.Resets)));
    }

    /// <summary>
    /// Hides positions of other stages: their collateral and debt are put aside. A stability pool passes debt on to healthy positions, so it sees them, and what it knows of all positions is what it sees.
    /// Integers: <see cref="StageRow"/>; state: that of the chain.
    /// </summary>
    public static void Begin<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int pool = memory.Integer(row.Integer + StageRow.Pool);
        TReal counted = memory.Load(book.Asset(row.Asset) + AssetState.Oracle) * AdjustmentStages.Threshold<TReal, TMask, TMemory>(ref memory, book, row.Asset);
        TReal zero = TReal.Of(0f);
        TReal one = TReal.Of(1f);
        TReal allUnits = zero;
        TReal allDebt = zero;
        TReal number = zero;
        int first = memory.Integer(book.PositionInteger + row.Asset);
        int end = memory.Integer(book.PositionInteger + row.Asset + 1);
        TReal reach = memory.Load(book.Asset(row.Asset) + AssetState.Reach);
        for (int position = first; position < end; position++)
        {
            if (pool < 0 && PositionStages.IsBeyond<TReal, TMask, TMemory>(ref memory, book, position, reach)) return;
            int state = book.Position(position);
            int chain = row.State + ((position - first) * ChainState.Slots);
            TMask hides = Elsewhere<TReal, TMask, TMemory>(ref memory, row, chain);
            if (pool >= 0)
            {
                TReal debt = memory.Load(state + PositionState.ScaledDebt) * memory.Load(book.LedgerSlot + PathLedger.DebtIndex);
                hides = hides & TReal.LessThan(memory.Load(state + PositionState.Units) * counted, debt);
            }

            Hide<TReal, TMask, TMemory>(ref memory, state + PositionState.Units, chain + ChainState.HiddenUnits, hides);
            Hide<TReal, TMask, TMemory>(ref memory, state + PositionState.ScaledDebt, chain + ChainState.HiddenDebt, hides);
            Hide<TReal, TMask, TMemory>(ref memory, state + PositionState.Lot, chain + ChainState.HiddenLot, hides);
            Hide<TReal, TMask, TMemory>(ref memory, state + PositionState.Tab, chain + ChainState.HiddenTab, hides);
            if (pool < 0) continue;
            TReal scaled = memory.Load(state + PositionState.ScaledDebt);
            TMask owes = TReal.LessThan(zero, scaled);
            allUnits = allUnits + TReal.Select(owes, memory.Load(state + PositionState.Units), zero);
            allDebt = allDebt + scaled;
            number = number + TReal.Select(owes, one, zero);
        }

        if (pool < 0) return;
        memory.Store(pool + PoolState.AllUnits, allUnits);
        memory.Store(pool + PoolState.AllDebt, allDebt);
        memory.Store(pool + PoolState.Number, number);
    }

    /// <summary>Brings them back.</summary>
    public static void End<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int pool = memory.Integer(row.Integer + StageRow.Pool);
        int first = memory.Integer(book.PositionInteger + row.Asset);
        int end = memory.Integer(book.PositionInteger + row.Asset + 1);
        TReal reach = memory.Load(book.Asset(row.Asset) + AssetState.Reach);
        for (int position = first; position < end; position++)
        {
            if (pool < 0 && PositionStages.IsBeyond<TReal, TMask, TMemory>(ref memory, book, position, reach)) return;
            int state = book.Position(position);
            int chain = row.State + ((position - first) * ChainState.Slots);
            Show<TReal, TMask, TMemory>(ref memory, state + PositionState.Units, chain + ChainState.HiddenUnits);
            Show<TReal, TMask, TMemory>(ref memory, state + PositionState.ScaledDebt, chain + ChainState.HiddenDebt);
            Show<TReal, TMask, TMemory>(ref memory, state + PositionState.Lot, chain + ChainState.HiddenLot);
            Show<TReal, TMask, TMemory>(ref memory, state + PositionState.Tab, chain + ChainState.HiddenTab);
        }
    }

    private static TMask Elsewhere<TReal, TMask, TMemory>(ref TMemory memory, MechanismRow row, int chain)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        !TReal.Equal(memory.Load(chain + ChainState.Stage), TReal.Of((float)memory.Integer(row.Integer + StageRow.Stage)));

    // What is hidden is put aside and zero; nothing is put aside of what is not.
    private static void Hide<TReal, TMask, TMemory>(ref TMemory memory, int slot, int aside, TMask hides)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal value = memory.Load(slot);
        memory.Store(aside, TReal.Select(hides, value, zero));
        memory.Store(slot, TReal.Select(hides, zero, value));
    }

    // No liquidation touches what it finds empty, so one of the two is zero.
    private static void Show<TReal, TMask, TMemory>(ref TMemory memory, int slot, int aside)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        memory.Store(slot, memory.Load(slot) + memory.Load(aside));
}
