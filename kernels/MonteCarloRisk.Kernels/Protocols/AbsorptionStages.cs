using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Liquidations;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Absorption of positions, and the store front that sells what was absorbed, see <see cref="Absorption{TReal, TMask}"/>.</summary>
/// <remarks>What the reserves have given for collateral that is not sold yet stands in the position's <see cref="PositionState.Due"/>; they have lost it only when the collateral is gone.</remarks>
internal static class AbsorptionStages
{
    private const int Share = 0;
    private const int Threshold = 1;
    private const int Factor = 2;
    private const int StoreFront = 3;
    private const int Target = 4;

    /// <summary>Absorbs what is unhealthy, and sells; where the protocol absorbs by itself, keepers need not be up for it. Parameters: share of keepers, profit threshold, liquidation factor, store front's share of the penalty, target of the reserves; integer: first slot of the measures.</summary>
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
        TMask absorbing = row.Code == Mechanism.ProtocolAbsorption ? KeeperStages.Allowed<TReal, TMask, TMemory>(ref memory, book) : working;
        if (!TMask.Any(absorbing)) return;
        int end = memory.Integer(book.PositionInteger + row.Asset + 1);
        for (int position = memory.Integer(book.PositionInteger + row.Asset); position < end; position++)
        {
            if (PositionStages.IsBeyond<TReal, TMask, TMemory>(ref memory, book, position, reach)) return;
            int state = book.Position(position);
            TReal debt = memory.Load(state + PositionState.ScaledDebt) * memory.Load(book.LedgerSlot + PathLedger.DebtIndex);
            TReal value = memory.Load(state + PositionState.Units) * oracle;
            TMask unhealthy = Absorption<TReal, TMask>.IsLiquidatable(value * threshold * gate, debt) & absorbing;
            if (TMask.Any(unhealthy)) Absorb<TReal, TMask, TMemory>(ref memory, book, row, state, unhealthy, value, debt);
            TMask open = TReal.LessThan(TReal.Of(0f), memory.Load(state + PositionState.Lot)) & working;
            if (TMask.Any(open)) Sell<TReal, TMask, TMemory>(ref memory, book, row, state, open, oracle);
        }
    }

    // Whoever absorbs pays the gas, and does so where the collateral is worth it.
    private static void Absorb<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int state, TMask unhealthy, TReal value, TReal debt)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int ledger = book.LedgerSlot;
        TReal units = memory.Load(state + PositionState.Units);
        TReal worth = units * memory.Load(book.Asset(row.Asset) + AssetState.Market);
        TReal gas = memory.Load(ledger + PathLedger.GasCost);
        TMask absorbs = unhealthy & TReal.LessThan(zero, units) & TReal.LessOrEqual(gas, worth);
        if (!TMask.Any(absorbs)) return;

        Absorbed<TReal> absorbed = Absorption<TReal, TMask>.Absorb(value * memory.Parameter(row.Parameter + Factor), debt);
        TReal scaled = memory.Load(state + PositionState.ScaledDebt);
        TReal paid = TReal.Select(absorbs, absorbed.ReservesPaid, zero);
        memory.Store(state + PositionState.ScaledDebt, TReal.Select(absorbs, zero, scaled));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.ScaledDebt, TReal.Select(absorbs, -scaled, zero));
        memory.Store(state + PositionState.Units, TReal.Select(absorbs, zero, units));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, state + PositionState.Lot, TReal.Select(absorbs, units, zero));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, state + PositionState.Tab, paid);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, state + PositionState.Due, paid);
        int measures = memory.Integer(row.Integer);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, measures + LiquidationMeasures.DebtAdded, TReal.Select(absorbs, absorbed.Credit, zero));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, measures + LiquidationMeasures.Unsold, paid);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.KeeperProfit, TReal.Select(absorbs, -gas, zero));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.BorrowersLoss, TReal.Select(absorbs, TReal.Max(worth - absorbed.ReservesPaid, zero), zero));
        memory.Count(absorbs, LiquidationTallies.Absorptions, 1);
    }

    private static void Sell<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int state, TMask open, TReal oracle)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int ledger = book.LedgerSlot;
        int unsold = memory.Integer(row.Integer) + LiquidationMeasures.Unsold;
        int assetState = book.Asset(row.Asset);
        TReal market = memory.Load(assetState + AssetState.Market);
        TReal lot = memory.Load(state + PositionState.Lot);
        TReal price = Absorption<TReal, TMask>.StorefrontPrice(oracle, memory.Parameter(row.Parameter + StoreFront), memory.Parameter(row.Parameter + Factor));
        TReal wanted = SaleMarket.Wanted<TReal, TMask, TMemory>(ref memory, book, row.Asset, price, memory.Parameter(row.Parameter + Share));
        TMask all = TReal.LessOrEqual(lot, wanted);
        TReal bought = TReal.Select(all, lot, wanted);
        TReal paid = bought * price;
        TReal profit = SaleMarket.Profit<TReal, TMask, TMemory>(ref memory, book, row.Asset, bought, paid);
        TMask sale = Absorption<TReal, TMask>.IsForSale(memory.Load(ledger + PathLedger.Fund) - memory.Load(unsold), memory.Parameter(row.Parameter + Target));
        TMask takes = open & sale & TReal.LessThan(zero, bought) & SaleMarket.Pays<TReal, TMask, TMemory>(ref memory, book, memory.Parameter(row.Parameter + Threshold), profit);
        if (!TMask.Any(takes)) return;

        // The borrower's loss was that of the absorption.
        TReal due = memory.Load(state + PositionState.Due);
        TReal repaid = TReal.Min(paid, due);
        TReal uncovered = due - repaid;
        KeeperTrade.RecordRace<TReal, TMask, TMemory>(ref memory, book, row.Asset, takes, bought, paid, profit, repaid, bought);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.BorrowersLoss, TReal.Select(takes, TReal.NegatedMultiplyAdd(bought, market, repaid), zero));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.Revenue, TReal.Select(takes, paid - repaid, zero));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.Fund, TReal.Select(takes, paid - repaid, zero));
        TMask ends = takes & all;
        TMask fails = ends & TReal.LessThan(zero, uncovered);
        if (TMask.Any(fails)) PositionStages.Fail<TReal, TMask, TMemory>(ref memory, book, fails, uncovered);
        TReal left = TReal.Select(ends, zero, uncovered);
        memory.Store(state + PositionState.Lot, TReal.Select(takes, TReal.Select(all, zero, lot - bought), lot));
        memory.Store(state + PositionState.Tab, TReal.Select(takes, left, memory.Load(state + PositionState.Tab)));
        memory.Store(state + PositionState.Due, TReal.Select(takes, left, due));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, unsold, TReal.Select(takes, left - due, zero));
    }
}
