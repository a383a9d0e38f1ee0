using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Liquidations;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Liquidation at a fixed bonus.</summary>
internal static class BonusStages
{
    private const int Share = 0;
    private const int Threshold = 1;
    private const int Bonus = 2;
    private const int Fee = 3;
    private const int CloseFactor = 4;
    private const int FullCloseHealth = 5;
    private const int Small = 6;
    private const int Leftover = 7;

    /// <summary>Liquidates what is unhealthy. Parameters: share of keepers, profit threshold, bonus, protocol's fraction of it, close factor, health for a full close; of the total debt also below what a position is small, and what must be left.</summary>
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
            TReal value = memory.Load(state + PositionState.Units) * oracle;
            TReal debt = memory.Load(state + PositionState.ScaledDebt) * memory.Load(book.LedgerSlot + PathLedger.DebtIndex);
            TMask unhealthy = TReal.LessThan(value * threshold * gate, debt) & working;
            if (TMask.Any(unhealthy)) Liquidate<TReal, TMask, TMemory>(ref memory, book, row, state, unhealthy, oracle, value, debt, value * threshold / debt);
        }
    }

    // A unit of debt repaid brings 1 + bonus of collateral at the oracle's price, of which the protocol takes its part of the bonus.
    private static void Liquidate<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int state, TMask unhealthy, TReal oracle, TReal value, TReal debt, TReal health)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal one = TReal.Of(1f);
        int ledger = book.LedgerSlot;
        int assetState = book.Asset(row.Asset);
        TReal market = memory.Load(assetState + AssetState.Market);
        TReal bonus = memory.Parameter(row.Parameter + Bonus);
        TReal fee = bonus * memory.Parameter(row.Parameter + Fee);
        TReal gross = one + bonus;
        TReal net = gross - fee;
        bool ofTotal = row.Code == Mechanism.BonusWithoutDust;
        var terms = new CloseFactorTerms<TReal>(
            memory.Parameter(row.Parameter + CloseFactor), memory.Parameter(row.Parameter + FullCloseHealth), ofTotal ? memory.Parameter(row.Parameter + Small) : zero, ofTotal ? memory.Parameter(row.Parameter + Leftover) : zero, bonus, memory.Parameter(row.Parameter + Fee));
        TReal allowed = ofTotal ? FixedBonus<TReal, TMask>.MostRepaid(health, debt, value, debt, terms) : FixedBonus<TReal, TMask>.MostRepaidOfReserve(health, debt, terms);
        TReal covered = value / gross;
        TReal limit = TReal.Min(covered, allowed);

        // Keepers think in units of collateral, each of which costs them oracle / net.
        TReal wanted = SaleMarket.Wanted<TReal, TMask, TMemory>(ref memory, book, row.Asset, oracle / net, memory.Parameter(row.Parameter + Share));
        TReal repaid = TReal.Min(wanted * oracle / net, limit);

        // What clears the collateral is permitted, whatever rounding makes of it.
        if (ofTotal) repaid = TReal.Min(repaid, FixedBonus<TReal, TMask>.Permitted(TReal.Select(TReal.LessOrEqual(covered, repaid), TReal.Of(float.MaxValue), repaid), debt, value, terms));
        TReal units = memory.Load(state + PositionState.Units);
        TMask all = TReal.LessOrEqual(covered, repaid);
        TReal seized = TReal.Select(all, units, repaid * gross / oracle);
        TReal sold = seized * net / gross;
        TReal profit = SaleMarket.Profit<TReal, TMask, TMemory>(ref memory, book, row.Asset, sold, repaid);
        TMask takes = unhealthy & TReal.LessThan(zero, repaid) & SaleMarket.Pays<TReal, TMask, TMemory>(ref memory, book, memory.Parameter(row.Parameter + Threshold), profit);
        if (!TMask.Any(takes)) return;

        KeeperTrade.RecordRace<TReal, TMask, TMemory>(ref memory, book, row.Asset, takes, sold, repaid, profit, repaid, seized);

        // By its share and not as a difference, so that no fee is nothing.
        TReal kept = TReal.Select(takes, seized * (fee / gross) * market, zero);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.Revenue, kept);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.Fund, kept);
        PositionStages.Relieve<TReal, TMask, TMemory>(ref memory, book, state, takes, all, all, debt, repaid, seized);
    }
}
