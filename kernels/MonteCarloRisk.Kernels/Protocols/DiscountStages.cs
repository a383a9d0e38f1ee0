using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Auctions;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Liquidation at a discount that grows as health falls, see <see cref="ReverseDiscount{TReal, TMask}"/>.</summary>
internal static class DiscountStages
{
    private const int Share = 0;
    private const int Threshold = 1;
    private const int Most = 2;
    private const int Least = 3;

    /// <summary>Liquidates what is unhealthy. Parameters: share of keepers, profit threshold, largest discount, least debt that is socialized.</summary>
    public static void Run<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal oracle = memory.Load(book.Asset(row.Asset) + AssetState.Oracle);
        TReal reach = PositionStages.Reach<TReal, TMask, TMemory>(ref memory, book, row.Asset, AdjustmentStages.Seen<TReal, TMask, TMemory>(ref memory, book, row.Asset, oracle));
        TReal threshold = AdjustmentStages.Threshold<TReal, TMask, TMemory>(ref memory, book, row.Asset);
        TReal gate = AdjustmentStages.Gate<TReal, TMask, TMemory>(ref memory, book, row.Asset);
        TMask working = KeeperStages.Working<TReal, TMask, TMemory>(ref memory, book);
        if (!TMask.Any(working)) return;
        int end = memory.Integer(book.PositionInteger + row.Asset + 1);
        for (int position = memory.Integer(book.PositionInteger + row.Asset); position < end; position++)
        {
            if (PositionStages.IsBeyond<TReal, TMask, TMemory>(ref memory, book, position, reach)) return;
            int state = book.Position(position);
            TReal units = memory.Load(state + PositionState.Units);
            TReal debt = memory.Load(state + PositionState.ScaledDebt) * memory.Load(book.LedgerSlot + PathLedger.DebtIndex);
            TMask owes = working & TReal.LessThan(TReal.Of(0f), units) & TReal.LessThan(TReal.Of(0f), debt) & TReal.LessOrEqual(units * oracle * threshold * gate, debt);
            if (TMask.Any(owes)) Liquidate<TReal, TMask, TMemory>(ref memory, book, row, state, owes, oracle, threshold, debt);
        }
    }

    private static void Liquidate<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int state, TMask owes, TReal oracle, TReal threshold, TReal debt)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int ledger = book.LedgerSlot;
        TReal units = memory.Load(state + PositionState.Units);
        TReal value = units * oracle;
        TReal least = memory.Parameter(row.Parameter + Least);
        ReverseDiscountSale<TReal> offer = ReverseDiscount<TReal, TMask>.Liquidate(value, value * threshold, debt, memory.Parameter(row.Parameter + Most), least, out TMask healthy);

        // Keepers take of what is offered as much as pays; a unit costs them its price less the discount.
        TReal price = oracle * (TReal.Of(1f) - offer.Discount);
        TReal wanted = SaleMarket.Wanted<TReal, TMask, TMemory>(ref memory, book, row.Asset, price, memory.Parameter(row.Parameter + Share));
        TReal repaid = TReal.Min(wanted * price, offer.Repaid);
        TMask all = TReal.LessOrEqual(offer.Repaid, repaid) & TReal.LessOrEqual(value, offer.Seized);
        TReal seized = TReal.Select(all, units, TReal.Min(units, repaid / price));
        TReal profit = SaleMarket.Profit<TReal, TMask, TMemory>(ref memory, book, row.Asset, seized, repaid);
        TMask takes = owes & !healthy & TReal.LessThan(zero, repaid) & SaleMarket.Pays<TReal, TMask, TMemory>(ref memory, book, memory.Parameter(row.Parameter + Threshold), profit);
        if (!TMask.Any(takes)) return;

        KeeperTrade.RecordRace<TReal, TMask, TMemory>(ref memory, book, row.Asset, takes, seized, repaid, profit, repaid, seized);
        PositionStages.Relieve<TReal, TMask, TMemory>(ref memory, book, state, takes, all, all & TReal.LessOrEqual(least, debt - repaid), debt, repaid, seized);
    }
}
