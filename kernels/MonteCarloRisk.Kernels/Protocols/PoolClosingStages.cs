using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>What perpetuals against a pool come to at the horizon, at the market's price.</summary>
internal static class PoolClosingStages
{
    /// <summary>What positions have lost beyond their margins providers bear; of profits the pool pays what it holds for the side, and no more than the largest factor of it.</summary>
    public static void Close<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        LiquidityPoolTable table = LiquidityPoolTable.Of<TReal, TMask, TMemory>(ref memory, row);
        TReal backing = memory.Load(book.Asset(table.Backing) + AssetState.Market);
        TReal price = memory.Load(book.Asset(row.Asset) + AssetState.Market);
        TReal most = memory.Parameter(row.Parameter + LiquidityPoolTable.MostProfitParameter);
        TReal open = Side<TReal, TMask, TMemory>(ref memory, book, table, isLong: true, most, price, backing) + Side<TReal, TMask, TMemory>(ref memory, book, table, isLong: false, most, price, backing);
        TReal gained = memory.Load(table.State + LiquidityPoolState.Gained) + open;
        int state = table.State;
        TReal worth = TReal.MultiplyAdd(memory.Load(state + LiquidityPoolState.PoolUnits), backing, memory.Load(state + LiquidityPoolState.PoolCash) - open);
        TReal missed = TReal.MultiplyAdd(memory.Load(state + LiquidityPoolState.Deleveraged), price, -memory.Load(state + LiquidityPoolState.DeleveragedValue));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, table.Measures + LiquidationMeasures.ProviderLoss, gained);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, table.Measures + LiquidationMeasures.LargestTradersProfit, TReal.Max(memory.Load(state + LiquidityPoolState.LargestProfit), gained));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, table.Measures + LiquidationMeasures.PoolWorth, worth);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, table.Measures + LiquidationMeasures.MissedProfit, missed);
    }

    // Returns what a side has of the pool: profits as far as they are paid, less losses up to the margin.
    private static TReal Side<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, LiquidityPoolTable table, bool isLong, TReal most, TReal price, TReal backing)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal one = TReal.Of(1f);
        TReal borrowing = memory.Load(table.Borrowing(isLong));
        TReal winners = zero;
        TReal profit = zero;
        TReal open = zero;
        int end = isLong ? table.Longs : table.Positions;
        for (int position = isLong ? 0 : table.Longs; position < end; position++)
        {
            int state = table.Position(position);
            TReal units = memory.Load(state + LiquidityPoolState.Units);
            TReal margin = memory.Load(state + LiquidityPoolState.Margin);
            TReal entry = memory.Parameter(table.Parameters(position) + 3);
            TReal own = units * (price - entry);
            TReal net = own - (TReal.Abs(units) * entry * borrowing);
            winners += TReal.Max(own, zero);
            profit += TReal.Max(own, -margin);
            open += TReal.Max(net, -margin);
            PoolLiquidationStages.Lack<TReal, TMask, TMemory>(ref memory, book, table, TReal.Max(-(margin + net), zero));
        }

        TReal held = TReal.Max(table.Held<TReal, TMask, TMemory>(ref memory, isLong, backing), zero);
        TReal allowed = TReal.Select(TReal.LessThan(most * held, profit), most * held / profit, one);
        TReal kept = TReal.Min(allowed, TReal.Select(TReal.LessThan(held, winners), held / winners, one));
        TReal unpaid = winners * (one - kept);
        PoolLiquidationStages.Withhold<TReal, TMask, TMemory>(ref memory, book, unpaid);
        return open - unpaid;
    }
}
