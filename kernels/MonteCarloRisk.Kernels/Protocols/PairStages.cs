using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Liquidations;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>
/// Positions that owe another asset than the numéraire, stand in a category of efficiency mode, or hold collateral that is itself lent: a pair of collateral and debt, liquidated at a fixed bonus. Debts are in units of the asset owed; a
/// position's key is the ratio of the two prices, over the debt index, at which it becomes unhealthy.
/// </summary>
/// <remarks>Source: aave-dao/aave-v3-origin src/contracts/protocol/libraries/logic/LiquidationLogic.sol and GenericLogic.sol, where health and seizure are by the oracle's prices of both assets.</remarks>
internal static class PairStages
{
    private const int Share = 0;
    private const int Profit = 1;
    private const int Bonus = 2;
    private const int Fee = 3;
    private const int CloseFactor = 4;
    private const int FullCloseHealth = 5;
    private const int Small = 6;
    private const int Leftover = 7;
    private const int Threshold = 8;
    private const int OwnPrice = 9;

    /// <summary>Puts the positions of a row at their start, and its reach, which is its state.</summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        memory.Store(row.State, TReal.Of(float.MaxValue));
        int end = memory.Integer(row.Integer + PairRow.End);
        for (int position = memory.Integer(row.Integer + PairRow.First); position < end; position++) PositionStages.Open<TReal, TMask, TMemory>(ref memory, book, position);
    }

    /// <summary>The prices of a pair. A category's own price is that of the collateral in the asset owed.</summary>
    public static PairPrices<TReal> Prices<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal debt = TReal.Of(1f);
        TReal market = debt;
        int asset = memory.Integer(row.Integer + PairRow.DebtAsset);
        if (asset >= 0)
        {
            debt = memory.Load(book.Asset(asset) + AssetState.Oracle);
            market = memory.Load(book.Asset(asset) + AssetState.Market);
        }

        TReal collateral = memory.Load(book.Asset(row.Asset) + AssetState.Oracle);
        if (memory.Integer(row.Integer + PairRow.HasOwnPrice) != 0) collateral = debt * memory.Parameter(row.Parameter + OwnPrice);
        return new(collateral, debt, market);
    }

    /// <summary>
    /// Liquidates what is unhealthy. Parameters: share of keepers, profit threshold, bonus, protocol's fraction of it, close factor, health for a full close, below what a position is small, what must be left, liquidation threshold, the category's own price.
    /// </summary>
    public static void Run<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        PairPrices<TReal> prices = Prices<TReal, TMask, TMemory>(ref memory, book, row);
        TReal index = memory.Load(ReserveStages.At<TReal, TMask, TMemory>(ref memory, book, row.Integer + PairRow.Reserve) + ReserveState.Index);
        TReal factor = AdjustmentStages.Factor<TReal, TMask, TMemory>(ref memory, book, row.Asset);
        TReal gate = AdjustmentStages.Gate<TReal, TMask, TMemory>(ref memory, book, row.Asset);
        int asset = memory.Integer(row.Integer + PairRow.DebtAsset);
        if (asset >= 0) gate = TReal.Max(gate, AdjustmentStages.Gate<TReal, TMask, TMemory>(ref memory, book, asset));
        TReal threshold = memory.Parameter(row.Parameter + Threshold) * factor;
        TReal reach = Reach<TReal, TMask, TMemory>(ref memory, row, prices.Collateral * factor * gate / (prices.Debt * index));
        TMask working = KeeperStages.Working<TReal, TMask, TMemory>(ref memory, book);
        if (!TMask.Any(working)) return;
        int end = memory.Integer(row.Integer + PairRow.End);
        for (int position = memory.Integer(row.Integer + PairRow.First); position < end; position++)
        {
            if (PositionStages.IsBeyond<TReal, TMask, TMemory>(ref memory, book, position, reach)) return;
            int state = book.Position(position);
            TReal value = memory.Load(state + PositionState.Units) * prices.Collateral;
            TReal debt = memory.Load(state + PositionState.ScaledDebt) * index * prices.Debt;
            TMask unhealthy = TReal.LessThan(value * threshold * gate, debt) & working;
            if (TMask.Any(unhealthy)) Liquidate<TReal, TMask, TMemory>(ref memory, book, row, state, unhealthy, prices, value, debt, value * threshold / debt);
        }
    }

    /// <summary>At the horizon: what a position owes beyond the value of its collateral at the market's prices is bad debt.</summary>
    public static void Close<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal price = Prices<TReal, TMask, TMemory>(ref memory, book, row).DebtMarket;
        TReal market = memory.Load(book.Asset(row.Asset) + AssetState.Market);
        TReal unit = price * memory.Load(ReserveStages.At<TReal, TMask, TMemory>(ref memory, book, row.Integer + PairRow.Reserve) + ReserveState.Index);
        TReal reach = Reach<TReal, TMask, TMemory>(ref memory, row, market / unit);
        int end = memory.Integer(row.Integer + PairRow.End);
        for (int position = memory.Integer(row.Integer + PairRow.First); position < end; position++)
        {
            if (PositionStages.IsBeyond<TReal, TMask, TMemory>(ref memory, book, position, reach)) return;
            int state = book.Position(position);
            TReal shortfall = TReal.NegatedMultiplyAdd(memory.Load(state + PositionState.Units), market, memory.Load(state + PositionState.ScaledDebt) * unit);
            TMask fails = TReal.LessThan(TReal.Of(0f), shortfall);
            if (TMask.Any(fails)) Fail<TReal, TMask, TMemory>(ref memory, book, row, fails, shortfall);
        }
    }

    private static TReal Reach<TReal, TMask, TMemory>(ref TMemory memory, MechanismRow row, TReal ratio)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal reach = TReal.Min(ratio, memory.Load(row.State));
        memory.Store(row.State, reach);
        return reach;
    }

    private static void Fail<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, TMask fails, TReal badDebt)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int lenders = memory.Integer(row.Integer + PairRow.Lenders);
        if (lenders >= 0) PathLedger.Add<TReal, TMask, TMemory>(ref memory, lenders + LenderState.Due, TReal.Select(fails, badDebt, TReal.Of(0f)));
        PositionStages.Fail<TReal, TMask, TMemory>(ref memory, book, fails, badDebt);
    }

    // As for debts in the numéraire, but that keepers pay the market's price for what they repay, and that collateral which is lent out cannot be had.
    private static void Liquidate<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int state, TMask unhealthy, PairPrices<TReal> prices, TReal value, TReal debt, TReal health)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int ledger = book.LedgerSlot;
        int collateral = memory.Integer(row.Integer + PairRow.CollateralReserve);
        TReal market = memory.Load(book.Asset(row.Asset) + AssetState.Market);
        TReal bonus = memory.Parameter(row.Parameter + Bonus);
        TReal fee = memory.Parameter(row.Parameter + Fee);
        TReal gross = TReal.Of(1f) + bonus;
        TReal net = gross - (bonus * fee);
        TReal dear = prices.DebtMarket / prices.Debt;
        var terms = new CloseFactorTerms<TReal>(
            memory.Parameter(row.Parameter + CloseFactor), memory.Parameter(row.Parameter + FullCloseHealth), memory.Parameter(row.Parameter + Small), memory.Parameter(row.Parameter + Leftover), bonus, fee);
        TReal covered = value / gross;
        TReal limit = TReal.Min(covered, FixedBonus<TReal, TMask>.MostRepaid(health, debt, value, debt, terms));
        TReal wanted = SaleMarket.Wanted<TReal, TMask, TMemory>(ref memory, book, row.Asset, prices.Collateral / net * dear, memory.Parameter(row.Parameter + Share));
        if (collateral >= 0) wanted = TReal.Min(wanted, ReserveStages.Cash<TReal, TMask, TMemory>(ref memory, collateral));
        TReal repaid = TReal.Min(wanted * prices.Collateral / net, limit);
        repaid = TReal.Min(repaid, FixedBonus<TReal, TMask>.Permitted(TReal.Select(TReal.LessOrEqual(covered, repaid), TReal.Of(float.MaxValue), repaid), debt, value, terms));
        TReal units = memory.Load(state + PositionState.Units);
        TMask all = TReal.LessOrEqual(covered, repaid);
        TReal seized = TReal.Select(all, units, repaid * gross / prices.Collateral);
        TReal sold = seized * net / gross;
        TReal paid = repaid * dear;
        TReal profit = SaleMarket.Profit<TReal, TMask, TMemory>(ref memory, book, row.Asset, sold, paid);
        TMask takes = unhealthy & TReal.LessThan(zero, repaid) & SaleMarket.Pays<TReal, TMask, TMemory>(ref memory, book, memory.Parameter(row.Parameter + Profit), profit);
        if (!TMask.Any(takes)) return;

        KeeperTrade.RecordRace<TReal, TMask, TMemory>(ref memory, book, row.Asset, takes, sold, paid, profit, paid, seized);
        TReal kept = TReal.Select(takes, seized * (bonus * fee / gross) * market, zero);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.Revenue, kept);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.Fund, kept);
        if (collateral >= 0) PathLedger.Add<TReal, TMask, TMemory>(ref memory, collateral + ReserveState.Supplied, TReal.Select(takes, -sold, zero));
        int reserve = ReserveStages.At<TReal, TMask, TMemory>(ref memory, book, row.Integer + PairRow.Reserve);
        TReal index = memory.Load(reserve + ReserveState.Index);
        TReal scaled = memory.Load(state + PositionState.ScaledDebt);
        TReal left = TReal.Select(TReal.LessOrEqual(debt, repaid), zero, scaled - (repaid / (prices.Debt * index)));
        TMask fails = takes & all & TReal.LessThan(zero, left);
        if (TMask.Any(fails)) Fail<TReal, TMask, TMemory>(ref memory, book, row, fails, left * index * prices.DebtMarket);
        left = TReal.Select(takes, TReal.Select(fails, zero, left), scaled);
        memory.Store(state + PositionState.ScaledDebt, left);
        memory.Store(state + PositionState.Units, TReal.Select(takes, TReal.Select(all, zero, units - seized), units));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, reserve + ReserveState.ScaledDebt, left - scaled);
    }
}
