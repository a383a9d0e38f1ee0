using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Leverage loops whose owners take them back while borrowing costs more than the collateral yields.</summary>
internal static class LoopStages
{
    // Parameters; those of the interest stand where an integer says.
    private const int Yield = 0;
    private const int Share = 1;

    // Integers behind those of the pair.
    private const int Rates = PairRow.Integers;
    private const int Measures = PairRow.Integers + 1;

    /// <summary>
    /// Repays a share of the debt by selling the same share of the collateral, or as much more as that takes. Parameters: yield of a step, share of a step; integers: those of the pair, first parameter of the interest, the measures; state: one while owners leave.
    /// </summary>
    public static void Unwind<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        PairPrices<TReal> prices = PairStages.Prices<TReal, TMask, TMemory>(ref memory, book, row);
        int reserve = ReserveStages.At<TReal, TMask, TMemory>(ref memory, book, row.Integer + PairRow.Reserve);
        TReal rate = InterestStages.Rate<TReal, TMask, TMemory>(ref memory, reserve, memory.Integer(row.Integer + Rates));
        TMask leaves = TReal.LessThan(memory.Parameter(row.Parameter + Yield), rate);
        TMask begins = leaves & TReal.LessOrEqual(memory.Load(row.State), zero);
        memory.Store(row.State, TReal.Select(leaves, TReal.Of(1f), zero));
        if (!TMask.Any(leaves)) return;
        if (TMask.Any(begins)) memory.Count(begins, ProtocolTallies.Unwindings, 1);
        int end = memory.Integer(row.Integer + PairRow.End);
        for (int position = memory.Integer(row.Integer + PairRow.First); position < end; position++)
        {
            int state = book.Position(position);
            TMask sells = leaves & TReal.LessThan(zero, memory.Load(state + PositionState.Units)) & TReal.LessThan(zero, memory.Load(state + PositionState.ScaledDebt));
            if (TMask.Any(sells)) Sell<TReal, TMask, TMemory>(ref memory, book, row, state, reserve, prices.DebtMarket, sells);
        }
    }

    // Whoever would have to sell all he has and owe still keeps it: that is for liquidators.
    private static void Sell<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int state, int reserve, TReal price, TMask sells)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int asset = book.Asset(row.Asset);
        TReal share = memory.Parameter(row.Parameter + Share);
        TReal units = memory.Load(state + PositionState.Units);
        TReal scaled = memory.Load(state + PositionState.ScaledDebt);
        TReal unit = memory.Load(reserve + ReserveState.Index) * price;
        TReal owed = share * scaled * unit;
        TReal needed = SaleMarket.Bringing<TReal, TMask, TMemory>(ref memory, book, row.Asset, owed);
        sells &= TReal.LessOrEqual(needed, units);
        TReal sold = TReal.Min(units, TReal.Max(share * units, needed));
        int collateral = memory.Integer(row.Integer + PairRow.CollateralReserve);
        if (collateral >= 0) sold = TReal.Min(sold, ReserveStages.Cash<TReal, TMask, TMemory>(ref memory, collateral));
        sold = TReal.Select(sells, SaleMarket.Sold<TReal, TMask, TMemory>(ref memory, book, row.Asset, sold), zero);
        TReal proceeds = SaleMarket.ProceedsOfLot<TReal, TMask, TMemory>(ref memory, book, row.Asset, sold);
        TReal repaid = TReal.Select(TReal.LessOrEqual(owed, proceeds), share * scaled, proceeds / unit);
        sells &= TReal.LessThan(zero, sold);
        if (!TMask.Any(sells)) return;
        repaid = TReal.Select(sells, repaid, zero);
        memory.Store(state + PositionState.Units, units - sold);
        memory.Store(state + PositionState.ScaledDebt, scaled - repaid);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, reserve + ReserveState.ScaledDebt, -repaid);
        if (collateral >= 0) PathLedger.Add<TReal, TMask, TMemory>(ref memory, collateral + ReserveState.Supplied, -sold);
        TReal value = sold * memory.Load(asset + AssetState.Market);
        if (SaleBook.Place<TReal, TMask, TMemory>(ref memory, book) < 0) memory.Store(asset + AssetState.Pressure, TReal.Min(TReal.Of(1f), TReal.MultiplyAdd(value, memory.Load(asset + AssetState.InverseDepth), memory.Load(asset + AssetState.Pressure))));
        else SaleStages.Sell<TReal, TMask, TMemory>(ref memory, book, row.Asset, sells, sold);
        int measures = memory.Integer(row.Integer + Measures);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, measures + LiquidationMeasures.Unwound, value);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, measures + LiquidationMeasures.UnwindingLoss, value - TReal.Select(sells, proceeds, zero));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, measures + LiquidationMeasures.UnwindingRepaid, repaid * unit);
    }
}
