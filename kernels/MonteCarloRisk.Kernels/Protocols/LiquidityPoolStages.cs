using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>
/// Perpetuals whose counterparty is a pool (GMX): it pays profits and has losses and fees. Of a position that has lost more than its margin the rest is lost to those who provide the pool; what the pool cannot pay, or need not, is lost to winners.
/// Parameters and integers: see <see cref="LiquidityPoolTable"/>; state: <see cref="LiquidityPoolState"/>.
/// </summary>
/// <remarks>Source: gmx-io/gmx-synthetics contracts/market/MarketUtils.sol, contracts/position/PositionUtils.sol and DecreasePositionUtils.sol, contracts/adl/AdlUtils.sol.</remarks>
internal static class LiquidityPoolStages
{
    /// <summary>Puts the pool and its positions at their start.</summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        LiquidityPoolTable table = LiquidityPoolTable.Of<TReal, TMask, TMemory>(ref memory, row);
        for (int slot = 0; slot < LiquidityPoolState.First; slot++) memory.Store(table.State + slot, TReal.Of(0f));
        memory.Store(table.State + LiquidityPoolState.LongReach, TReal.Of(float.MaxValue));
        memory.Store(table.State + LiquidityPoolState.ShortReach, TReal.Of(-float.MaxValue));
        for (int slot = LiquidityPoolState.LongUnits; slot <= LiquidityPoolState.PoolCash; slot++)
            memory.Store(table.State + slot, memory.Parameter(row.Parameter + LiquidityPoolTable.StartParameter + slot - LiquidityPoolState.LongUnits));
        memory.Store(table.State + LiquidityPoolState.Gained, memory.Parameter(row.Parameter + LiquidityPoolTable.GainedParameter));
        for (int position = 0; position < table.Positions; position++)
        {
            memory.Store(table.Position(position) + LiquidityPoolState.Units, memory.Parameter(table.Parameters(position)));
            memory.Store(table.Position(position) + LiquidityPoolState.Margin, memory.Parameter(table.Parameters(position) + 1));
        }
    }

    /// <summary>A date: fees, liquidations, deleveraging of either side, and what traders have gained so far.</summary>
    public static void Run<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        LiquidityPoolTable table = LiquidityPoolTable.Of<TReal, TMask, TMemory>(ref memory, row);
        TReal backing = memory.Load(book.Asset(table.Backing) + table.BackingPrice);
        TReal price = memory.Load(book.Asset(row.Asset) + AssetState.Oracle);
        TReal rate = memory.Parameter(row.Parameter + LiquidityPoolTable.BorrowingParameter);
        Borrow<TReal, TMask, TMemory>(ref memory, table, isLong: true, rate, memory.Load(table.State + LiquidityPoolState.LongUnits) * price, backing);
        Borrow<TReal, TMask, TMemory>(ref memory, table, isLong: false, rate, memory.Load(table.State + LiquidityPoolState.ShortSize), backing);
        TReal share = TReal.Of(1f) - AdjustmentStages.Threshold<TReal, TMask, TMemory>(ref memory, book, row.Asset);
        TReal longs = Reach<TReal, TMask, TMemory>(ref memory, row, table, price, share, out TReal shorts);
        TMask working = KeeperStages.Allowed<TReal, TMask, TMemory>(ref memory, book) & TReal.LessOrEqual(AdjustmentStages.Gate<TReal, TMask, TMemory>(ref memory, book, row.Asset), TReal.Of(1f));
        if (TMask.Any(working))
        {
            for (int position = 0; position < table.Longs; position++)
            {
                if (!TMask.Any(TReal.LessOrEqual(longs, memory.Parameter(table.Parameters(position) + 2)))) break;
                PoolLiquidationStages.Look<TReal, TMask, TMemory>(ref memory, book, row, table, position, isLong: true, working, price, backing, share);
            }

            for (int position = table.Longs; position < table.Positions; position++)
            {
                if (!TMask.Any(TReal.LessOrEqual(memory.Parameter(table.Parameters(position) + 2), shorts))) break;
                PoolLiquidationStages.Look<TReal, TMask, TMemory>(ref memory, book, row, table, position, isLong: false, working, price, backing, share);
            }

            ProfitFactorStages.Run<TReal, TMask, TMemory>(ref memory, book, row, table, isLong: true, working, price, backing);
            ProfitFactorStages.Run<TReal, TMask, TMemory>(ref memory, book, row, table, isLong: false, working, price, backing);
        }

        TReal profit = table.Profit<TReal, TMask, TMemory>(ref memory, true, price) + table.Profit<TReal, TMask, TMemory>(ref memory, false, price);
        TReal fees = TReal.MultiplyAdd(
            memory.Load(table.State + LiquidityPoolState.LongBorrowing),
            memory.Load(table.State + LiquidityPoolState.LongSize),
            memory.Load(table.State + LiquidityPoolState.ShortBorrowing) * memory.Load(table.State + LiquidityPoolState.ShortSize));
        int largest = table.State + LiquidityPoolState.LargestProfit;
        memory.Store(largest, TReal.Max(memory.Load(largest), memory.Load(table.State + LiquidityPoolState.Gained) + (profit - fees)));
    }

    // What is reserved for a side over what the pool holds for it, at most all of it, times the rate. Reserved are the units of longs at their price, and what shorts were opened at.
    private static void Borrow<TReal, TMask, TMemory>(ref TMemory memory, LiquidityPoolTable table, bool isLong, TReal rate, TReal reserved, TReal backing)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal held = table.Held<TReal, TMask, TMemory>(ref memory, isLong, backing);
        TReal utilization = TReal.Select(TReal.LessThan(reserved, held), reserved / held, TReal.Of(1f));
        memory.Store(table.Borrowing(isLong), TReal.MultiplyAdd(rate, utilization, memory.Load(table.Borrowing(isLong))));
    }

    // A long is unhealthy where m + u (P - e) - u e B < share u e, so that P - e (share + B) < e - m / u, its key; a short where P + e (share + B) > e + m / |u|. The highest entry price of all makes the level reach a little farther than it need.
    private static TReal Reach<TReal, TMask, TMemory>(ref TMemory memory, MechanismRow row, LiquidityPoolTable table, TReal price, TReal share, out TReal shorts)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal longEntry = memory.Parameter(row.Parameter + LiquidityPoolTable.LongEntryParameter);
        TReal shortEntry = memory.Parameter(row.Parameter + LiquidityPoolTable.ShortEntryParameter);
        TReal longs = TReal.NegatedMultiplyAdd(longEntry, share + memory.Load(table.State + LiquidityPoolState.LongBorrowing), price);
        shorts = TReal.MultiplyAdd(shortEntry, share + memory.Load(table.State + LiquidityPoolState.ShortBorrowing), price);
        longs = TReal.Min(longs, memory.Load(table.State + LiquidityPoolState.LongReach));
        shorts = TReal.Max(shorts, memory.Load(table.State + LiquidityPoolState.ShortReach));
        memory.Store(table.State + LiquidityPoolState.LongReach, longs);
        memory.Store(table.State + LiquidityPoolState.ShortReach, shorts);
        return longs;
    }
}
