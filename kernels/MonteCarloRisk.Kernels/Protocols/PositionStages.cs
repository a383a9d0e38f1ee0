using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>What mechanisms of liquidation share.</summary>
internal static class PositionStages
{
    /// <summary>Puts all positions at the start.</summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int positions = memory.Integer(book.PositionInteger + book.AssetCount);
        for (int position = 0; position < positions; position++) Open<TReal, TMask, TMemory>(ref memory, book, position);
    }

    /// <summary>Puts a position at its start.</summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, int position)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int state = book.Position(position);
        int parameter = book.PositionParameter + (position * ProtocolBook.PositionParameters);
        memory.Store(state + PositionState.Units, memory.Parameter(parameter));
        memory.Store(state + PositionState.ScaledDebt, memory.Parameter(parameter + 1));
        memory.Store(state + PositionState.Lot, zero);
        memory.Store(state + PositionState.Tab, zero);
        memory.Store(state + PositionState.Due, zero);
        memory.Store(state + PositionState.Top, zero);
        memory.Store(state + PositionState.Start, zero);
    }

    /// <summary>Lowers the reach of an asset to a price over the debt index, and returns it: positions whose keys are below it have never been unhealthy on any path of the lane.</summary>
    public static TReal Reach<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, int asset, TReal price)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int slot = book.Asset(asset) + AssetState.Reach;
        TReal reach = TReal.Min(price / memory.Load(book.LedgerSlot + PathLedger.DebtIndex), memory.Load(slot));
        memory.Store(slot, reach);
        return reach;
    }

    /// <summary>Whether a position, and all behind it, can be passed over.</summary>
    public static bool IsBeyond<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, int position, TReal reach)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        !TMask.Any(TReal.LessOrEqual(reach, memory.Parameter(book.PositionParameter + (position * ProtocolBook.PositionParameters) + 2)));

    /// <summary>Takes repaid debt and seized collateral off a position.</summary>
    /// <param name="memory">Memory of the paths.</param>
    /// <param name="book">The protocol.</param>
    /// <param name="state">First state slot of the position.</param>
    /// <param name="takes">The paths with a liquidation.</param>
    /// <param name="all">Where it takes all collateral.</param>
    /// <param name="isBad">Where debt that is left then is bad.</param>
    /// <param name="debt">Its debt.</param>
    /// <param name="repaid">Debt repaid.</param>
    /// <param name="seized">Units taken.</param>
    public static void Relieve<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, int state, TMask takes, TMask all, TMask isBad, TReal debt, TReal repaid, TReal seized)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int ledger = book.LedgerSlot;
        TReal index = memory.Load(ledger + PathLedger.DebtIndex);
        TReal scaled = memory.Load(state + PositionState.ScaledDebt);
        TReal units = memory.Load(state + PositionState.Units);
        TReal left = TReal.Select(TReal.LessOrEqual(debt, repaid), zero, scaled - (repaid / index));
        TMask fails = takes & isBad & TReal.LessThan(zero, left);
        if (TMask.Any(fails)) Fail<TReal, TMask, TMemory>(ref memory, book, fails, left * index);
        left = TReal.Select(takes, TReal.Select(fails, zero, left), scaled);
        memory.Store(state + PositionState.ScaledDebt, left);
        memory.Store(state + PositionState.Units, TReal.Select(takes, TReal.Select(all, zero, units - seized), units));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.ScaledDebt, left - scaled);
    }

    /// <summary>Books debt that nothing stands behind any more.</summary>
    public static void Fail<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, TMask fails, TReal badDebt)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal lost = TReal.Select(fails, badDebt, TReal.Of(0f));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, book.LedgerSlot + PathLedger.Unpaid, lost);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, book.LedgerSlot + PathLedger.BadDebt, lost);
        memory.Count(fails, ProtocolTallies.BadDebts, 1);
    }

    /// <summary>At the horizon: what debts are above the value of their collateral at the market's price, in and outside auctions, is bad debt.</summary>
    public static void Close<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal index = memory.Load(book.LedgerSlot + PathLedger.DebtIndex);
        for (int asset = 0; asset < book.AssetCount; asset++)
        {
            TReal market = memory.Load(book.Asset(asset) + AssetState.Market);
            TReal reach = Reach<TReal, TMask, TMemory>(ref memory, book, asset, market);
            int end = memory.Integer(book.PositionInteger + asset + 1);
            for (int position = memory.Integer(book.PositionInteger + asset); position < end; position++)
            {
                if (IsBeyond<TReal, TMask, TMemory>(ref memory, book, position, reach)) break;
                int state = book.Position(position);
                TReal vault = TReal.NegatedMultiplyAdd(memory.Load(state + PositionState.Units), market, memory.Load(state + PositionState.ScaledDebt) * index);
                TReal auction = TReal.NegatedMultiplyAdd(memory.Load(state + PositionState.Lot), market, memory.Load(state + PositionState.Due));
                TReal shortfall = TReal.Max(vault, zero) + TReal.Max(auction, zero);
                TMask fails = TReal.LessThan(zero, shortfall);
                if (TMask.Any(fails)) Fail<TReal, TMask, TMemory>(ref memory, book, fails, shortfall);
            }
        }
    }
}
