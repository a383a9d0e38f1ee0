using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>What the fund owes keepers: incentives that it promised when it had nothing.</summary>
/// <remarks>
/// A start of an auction is paid whatever the fund holds, and what comes in later makes it good first: until then the fund is below zero. Source: makerdao/dss src/vow.sol and src/clip.sol, where kick and redo suck the incentive from the vow as sin, and heal sets surplus
/// against it.
/// </remarks>
internal static class FundStages
{
    /// <summary>At the horizon: what it owes beyond what open auctions raise above their debts, sold at the market's price, is bad debt.</summary>
    public static void Close<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int slot = book.LedgerSlot + PathLedger.Fund;
        TMask owes = TReal.LessThan(memory.Load(slot), zero);
        if (!TMask.Any(owes)) return;
        TReal raised = zero;
        for (int asset = 0; asset < book.AssetCount; asset++)
        {
            TReal market = memory.Load(book.Asset(asset) + AssetState.Market);
            TReal reach = memory.Load(book.Asset(asset) + AssetState.Reach);
            int end = memory.Integer(book.PositionInteger + asset + 1);
            for (int position = memory.Integer(book.PositionInteger + asset); position < end; position++)
            {
                if (PositionStages.IsBeyond<TReal, TMask, TMemory>(ref memory, book, position, reach)) break;
                int state = book.Position(position);
                TReal brought = TReal.Min(memory.Load(state + PositionState.Tab), memory.Load(state + PositionState.Lot) * market);
                raised = raised + TReal.Max(brought - memory.Load(state + PositionState.Due), zero);
            }
        }

        TReal fund = memory.Load(slot);
        TReal lacking = TReal.Select(owes, TReal.Max(-fund - raised, zero), zero);
        memory.Store(slot, fund + lacking);
        TMask fails = TReal.LessThan(zero, lacking);
        if (TMask.Any(fails)) PositionStages.Fail<TReal, TMask, TMemory>(ref memory, book, fails, lacking);
    }
}
