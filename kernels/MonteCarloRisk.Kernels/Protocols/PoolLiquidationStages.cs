using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Liquidations;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>An unhealthy perpetual is closed whole against its pool, at the oracle's price.</summary>
internal static class PoolLiquidationStages
{
    /// <summary>
    /// Looks at a position, and closes it where what remains of its margin is too little: its owner has what remains less the fee of the liquidation, the pool has the rest of the margin. Where the position had gained, the pool pays what remains beyond the
    /// margin out of what it holds for the side.
    /// </summary>
    /// <param name="memory">Memory of the paths.</param>
    /// <param name="book">The protocol.</param>
    /// <param name="row">The row.</param>
    /// <param name="table">Where the market stands.</param>
    /// <param name="position">The position.</param>
    /// <param name="isLong">Its side.</param>
    /// <param name="working">Where nothing halts liquidations.</param>
    /// <param name="price">The oracle's price.</param>
    /// <param name="backing">The price of what the pool holds.</param>
    /// <param name="share">Least margin over size.</param>
    public static void Look<TReal, TMask, TMemory>(
        ref TMemory memory, ProtocolBook book, MechanismRow row, LiquidityPoolTable table, int position, bool isLong, TMask working, TReal price, TReal backing, TReal share)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int state = table.Position(position);
        TReal units = memory.Load(state + LiquidityPoolState.Units);
        TReal margin = memory.Load(state + LiquidityPoolState.Margin);
        TReal entry = memory.Parameter(table.Parameters(position) + 3);
        TReal closed = TReal.Abs(units);
        TReal size = closed * entry;
        var terms = new PooledPerpetualTerms<TReal>(zero, share, zero, zero, zero, TReal.Of(1f));
        TReal remaining = PooledPerpetual<TReal, TMask>.Remaining(margin, units * (price - entry), zero, size * memory.Load(table.Borrowing(isLong)), size, terms);
        TMask takes = working & TReal.LessThan(zero, closed) & PooledPerpetual<TReal, TMask>.IsLiquidatable(remaining, size, terms);
        if (!TMask.Any(takes)) return;
        TReal left = TReal.Max(remaining, zero);
        TReal fee = TReal.Select(takes, TReal.Min(size * memory.Parameter(row.Parameter + LiquidityPoolTable.FeeParameter), left), zero);
        TReal deficit = TReal.Select(takes, PooledPerpetual<TReal, TMask>.BadDebt(remaining), zero);
        left = TReal.Select(takes, left - fee, zero);
        TReal kept = TReal.Select(takes, margin, zero);
        TReal gain = TReal.Max(left - kept, zero);
        TReal paid = TReal.Min(gain, TReal.Max(table.Held<TReal, TMask, TMemory>(ref memory, isLong, backing), zero));
        table.Pay<TReal, TMask, TMemory>(ref memory, isLong, paid, backing);
        TReal received = TReal.Max(kept - left, zero);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, table.State + LiquidityPoolState.PoolCash, received);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, table.State + LiquidityPoolState.PaidCash, kept - received);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, table.State + LiquidityPoolState.Gained, -received);
        table.Reduce<TReal, TMask, TMemory>(ref memory, isLong, TReal.Select(takes, closed, zero), entry);
        memory.Store(state + LiquidityPoolState.Units, TReal.Select(takes, zero, units));
        memory.Store(state + LiquidityPoolState.Margin, TReal.Select(takes, zero, margin));
        TReal value = closed * memory.Load(book.Asset(row.Asset) + AssetState.Market);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, book.LedgerSlot + PathLedger.Liquidated, TReal.Select(takes, value, zero));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, book.LedgerSlot + PathLedger.BorrowersLoss, fee);
        memory.Count(takes, LiquidationTallies.PerpetualClosings, 1);
        Lack<TReal, TMask, TMemory>(ref memory, book, table, deficit);
        Withhold<TReal, TMask, TMemory>(ref memory, book, gain - paid);
    }

    /// <summary>Books what a position has lost beyond its margin: providers bear it.</summary>
    public static void Lack<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, LiquidityPoolTable table, TReal deficit)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TMask lacks = TReal.LessThan(TReal.Of(0f), deficit);
        if (!TMask.Any(lacks)) return;
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, book.LedgerSlot + PathLedger.BadDebt, deficit);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, table.Measures + LiquidationMeasures.PaidByProviders, deficit);
        memory.Count(lacks, ProtocolTallies.BadDebts, 1);
    }

    /// <summary>Books profit that the pool does not pay: those bear it whose it is.</summary>
    public static void Withhold<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, TReal unpaid)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TMask withheld = TReal.LessThan(TReal.Of(0f), unpaid);
        if (!TMask.Any(withheld)) return;
        TReal amount = TReal.Select(withheld, unpaid, TReal.Of(0f));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, book.LedgerSlot + PathLedger.BadDebt, amount);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, book.LedgerSlot + PathLedger.Socialized, amount);
        memory.Count(withheld, ProtocolTallies.SocializedLosses, 1);
    }
}
