using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>A later stage of liquidation takes over what the one before it has not dealt with.</summary>
/// <remarks>An auction that is taken over is cancelled, as Maker's contract does (makerdao/dss src/clip.sol, yank): lot and uncovered debt come back to the position, without the penalty.</remarks>
internal static class EscalationStages
{
    /// <summary>
    /// Only what is unhealthy is taken over, and nothing while liquidations are halted or barred. Parameter: a health, a number of dates or of resets, by kind; integers: <see cref="StageRow"/>; state: that of the chain.
    /// </summary>
    public static void Run<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal oracle = memory.Load(book.Asset(row.Asset) + AssetState.Oracle);
        TReal reach = ChainStages.Reach<TReal, TMask, TMemory>(ref memory, book, row.Asset, oracle);
        TReal threshold = AdjustmentStages.Threshold<TReal, TMask, TMemory>(ref memory, book, row.Asset);
        TReal gate = AdjustmentStages.Gate<TReal, TMask, TMemory>(ref memory, book, row.Asset);
        TReal limit = memory.Parameter(row.Parameter);
        TReal date = memory.Load(book.LedgerSlot + PathLedger.Date);
        TMask allowed = KeeperStages.Allowed<TReal, TMask, TMemory>(ref memory, book);
        int kind = memory.Integer(row.Integer + StageRow.Kind);
        MechanismRow before = Before<TReal, TMask, TMemory>(ref memory, row);
        TReal deposits = kind == StageRow.PoolShort ? memory.Load(before.State + PoolState.Deposits) : TReal.Of(0f);
        TReal stage = TReal.Of((float)(memory.Integer(row.Integer + StageRow.Stage) - 1));
        int first = memory.Integer(book.PositionInteger + row.Asset);
        int end = memory.Integer(book.PositionInteger + row.Asset + 1);
        for (int position = first; position < end; position++)
        {
            if (PositionStages.IsBeyond<TReal, TMask, TMemory>(ref memory, book, position, reach)) return;
            int state = book.Position(position);
            int chain = row.State + ((position - first) * ChainState.Slots);
            TMask here = TReal.Equal(memory.Load(chain + ChainState.Stage), stage);
            if (kind == StageRow.AfterResets) CountResets<TReal, TMask, TMemory>(ref memory, book, before, position, state, chain, here);
            TReal held = ChainStages.Held<TReal, TMask, TMemory>(ref memory, state);
            TReal counted = held * oracle * threshold;
            TReal owed = ChainStages.Owed<TReal, TMask, TMemory>(ref memory, book, state);
            TMask takes = here & allowed & TReal.LessThan(counted * gate, owed);
            if (!TMask.Any(takes)) continue;
            if (kind == StageRow.BelowHealth) takes = takes & TReal.LessThan(counted, limit * owed);
            else if (kind == StageRow.After || kind == StageRow.Seen) takes = takes & TReal.LessOrEqual(limit, date - memory.Load(chain + ChainState.Since));
            else if (kind == StageRow.Unserved) takes = takes & TReal.LessOrEqual(limit, date - memory.Load(chain + ChainState.Served));
            else if (kind == StageRow.AfterResets) takes = takes & TReal.LessOrEqual(limit, memory.Load(chain + ChainState.Resets)) & IsUnsold<TReal, TMask, TMemory>(ref memory, book, before, position, state);
            else
            {
                // What the pool cancels whole of those before it is gone.
                TMask whole = takes & TReal.LessOrEqual(owed, deposits);
                deposits = TReal.Select(whole, deposits - owed, deposits);
                takes = takes & !whole;
            }

            // Without collateral there is nothing to liquidate.
            takes = takes & TReal.LessThan(TReal.Of(0f), held);
            if (TMask.Any(takes)) Take<TReal, TMask, TMemory>(ref memory, book, row, state, chain, takes, date);
        }
    }

    private static MechanismRow Before<TReal, TMask, TMemory>(ref TMemory memory, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int place = row.Integer + StageRow.Before;
        return new(memory.Integer(place), memory.Integer(place + 1), memory.Integer(place + 2), memory.Integer(place + 3), memory.Integer(place + 4));
    }

    // A Dutch auction that is started anew has another date of its start, an English one another end.
    private static void CountResets<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow auction, int position, int state, int chain, TMask here)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TMask open = ChainStages.IsOpen<TReal, TMask, TMemory>(ref memory, state);
        TReal seen = memory.Load(chain + ChainState.Clock);
        TReal resets = memory.Load(chain + ChainState.Resets);
        TReal clock = TReal.Select(open, auction.Code == Mechanism.EnglishAuction ? EnglishStages.End<TReal, TMask, TMemory>(ref memory, book, auction, position) : memory.Load(state + PositionState.Start), zero);
        TMask anew = open & TReal.LessThan(zero, seen) & !TReal.Equal(clock, seen);
        memory.Store(chain + ChainState.Clock, TReal.Select(here, clock, seen));
        memory.Store(chain + ChainState.Resets, TReal.Select(here, TReal.Select(open, TReal.Select(anew, resets + TReal.Of(1f), resets), zero), resets));
    }

    private static TMask IsUnsold<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow auction, int position, int state)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TMask open = ChainStages.IsOpen<TReal, TMask, TMemory>(ref memory, state);
        if (auction.Code == Mechanism.EnglishAuction) return open & EnglishStages.IsUnsold<TReal, TMask, TMemory>(ref memory, book, auction, position);
        return open & AuctionStages.NeedsReset<TReal, TMask, TMemory>(ref memory, book, auction, state);
    }

    private static void Take<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int state, int chain, TMask takes, TReal date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal lot = memory.Load(state + PositionState.Lot);
        TReal due = TReal.Select(takes, memory.Load(state + PositionState.Due) / memory.Load(book.LedgerSlot + PathLedger.DebtIndex), zero);

        // Only auctions with a lot of their own count among those of the asset.
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, book.Asset(row.Asset) + AssetState.InAuction, TReal.Select(takes & TReal.LessThan(zero, lot), -memory.Load(state + PositionState.Tab), zero));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, book.LedgerSlot + PathLedger.ScaledDebt, due);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, state + PositionState.ScaledDebt, due);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, state + PositionState.Units, TReal.Select(takes, lot, zero));
        ChainStages.Forget<TReal, TMask, TMemory>(ref memory, state, chain, takes);
        memory.Store(chain + ChainState.Stage, TReal.Select(takes, TReal.Of((float)memory.Integer(row.Integer + StageRow.Stage)), memory.Load(chain + ChainState.Stage)));
        memory.Store(chain + ChainState.Since, TReal.Select(takes, date, memory.Load(chain + ChainState.Since)));
        memory.Store(chain + ChainState.Served, TReal.Select(takes, date, memory.Load(chain + ChainState.Served)));
        if (memory.Integer(row.Integer + StageRow.Kind) != StageRow.Seen) memory.Count(takes, LiquidationTallies.Escalations, 1);
    }
}
