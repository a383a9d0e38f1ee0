using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Liquidations;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>A side of a pool's perpetuals whose profit is too large a part of what the pool holds for it is closed at the oracle's price, the largest profit over size first, until it is small enough.</summary>
internal static class ProfitFactorStages
{
    /// <summary>
    /// A date. With N the side's profit, A what is held for it and n what the pool pays of a position's profit, as a part of it (at most most A / N and what is held, less the fees it has run up), x = (N - target A) / (1 - target n) of profit is closed, so that
    /// (N - x) / (A - n x) = target; where the position has less, it is closed whole, and the next follows. Who has nothing to gain from it is passed over.
    /// </summary>
    /// <param name="memory">Memory of the paths.</param>
    /// <param name="book">The protocol.</param>
    /// <param name="row">The row.</param>
    /// <param name="table">Where the market stands.</param>
    /// <param name="isLong">The side.</param>
    /// <param name="working">Where nothing halts it.</param>
    /// <param name="price">The oracle's price.</param>
    /// <param name="backing">The price of what the pool holds.</param>
    public static void Run<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, LiquidityPoolTable table, bool isLong, TMask working, TReal price, TReal backing)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal one = TReal.Of(1f);
        TReal profit = table.Profit<TReal, TMask, TMemory>(ref memory, isLong, price);
        TReal held = table.Held<TReal, TMask, TMemory>(ref memory, isLong, backing);
        TMask asked = working & TReal.LessThan(zero, profit) & Deleveraging<TReal, TMask>.IsEnabled(profit, held, memory.Parameter(row.Parameter + LiquidityPoolTable.TriggerParameter));
        if (!TMask.Any(asked)) return;
        TReal target = memory.Parameter(row.Parameter + LiquidityPoolTable.TargetParameter);
        TReal most = memory.Parameter(row.Parameter + LiquidityPoolTable.MostProfitParameter);
        TReal borrowing = memory.Load(table.Borrowing(isLong));
        TReal value = zero;
        TReal cut = zero;
        int end = isLong ? table.Longs : table.Positions;
        for (int place = isLong ? 0 : table.Longs; place < end; place++)
        {
            int position = memory.Integer(table.Order + place);
            TReal entry = memory.Parameter(table.Parameters(position) + 3);
            TReal gained = isLong ? price - entry : entry - price;
            TMask gains = asked & TReal.LessThan(zero, gained);
            if (!TMask.Any(gains)) break;
            TReal units = TReal.Abs(memory.Load(table.Position(position) + LiquidityPoolState.Units));
            TReal own = units * gained;
            TReal kept = TReal.Min(TReal.Min(one, most * held / profit), held / own);
            TReal net = kept - (entry * borrowing / gained);
            TReal closing = TReal.Min(Deleveraging<TReal, TMask>.ProfitToClose(profit, held / net, target * net), own);
            TMask closes = gains & TReal.LessThan(zero, own) & TReal.LessThan(zero, net) & TReal.LessThan(zero, closing);
            if (!TMask.Any(closes)) continue;
            TMask whole = closes & TReal.LessOrEqual(own, closing);
            closing = TReal.Select(closes, closing, zero);
            TReal paid = TReal.Select(closes, closing * net, zero);
            TReal closed = TReal.Select(whole, units, TReal.Select(closes, closing / gained, zero));
            Close<TReal, TMask, TMemory>(ref memory, table, position, isLong, whole, closed, entry, price);
            table.Pay<TReal, TMask, TMemory>(ref memory, isLong, paid, backing);
            value = TReal.MultiplyAdd(closed, price, value);
            cut += TReal.Select(closes, closing * (one - kept), zero);
            profit -= closing;
            held -= paid;
            asked &= !(closes & !whole);
        }

        TMask some = TReal.LessThan(zero, value);
        if (!TMask.Any(some)) return;
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, table.Measures + LiquidationMeasures.Deleveraged, value);
        memory.Count(some, LiquidationTallies.ProfitDeleveragings, 1);
        PoolLiquidationStages.Withhold<TReal, TMask, TMemory>(ref memory, book, cut);
    }

    // Takes units off a position and its side; one that is closed whole has its margin back.
    private static void Close<TReal, TMask, TMemory>(ref TMemory memory, LiquidityPoolTable table, int position, bool isLong, TMask whole, TReal closed, TReal entry, TReal price)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int state = table.Position(position);
        TReal signed = isLong ? closed : -closed;
        TReal units = memory.Load(state + LiquidityPoolState.Units);
        TReal margin = memory.Load(state + LiquidityPoolState.Margin);
        memory.Store(state + LiquidityPoolState.Units, TReal.Select(whole, zero, units - signed));
        memory.Store(state + LiquidityPoolState.Margin, TReal.Select(whole, zero, margin));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, table.State + LiquidityPoolState.PaidCash, TReal.Select(whole, margin, zero));
        table.Reduce<TReal, TMask, TMemory>(ref memory, isLong, closed, entry);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, table.State + LiquidityPoolState.Deleveraged, signed);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, table.State + LiquidityPoolState.DeleveragedValue, signed * price);
    }
}
