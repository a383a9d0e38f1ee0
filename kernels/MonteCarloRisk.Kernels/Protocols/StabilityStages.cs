using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Liquidations;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Liquidation against a stability pool and by redistribution, see <see cref="Troves{TReal, TMask}"/> and <see cref="StabilityPool{TReal, TMask}"/>.</summary>
/// <remarks>As in the contract's batches, what all liquidations of a date redistribute is spread at their end; positions change by it, so on a path with one all of them are looked at from then on. The last position is never liquidated.</remarks>
internal static class StabilityStages
{
    private const int Threshold = 0;
    private const int Critical = 1;
    private const int GasShare = 2;
    private const int GasReserve = 3;
    private const int Deposits = 4;

    /// <summary>Parameters: profit threshold, critical ratio (zero where there is no recovery mode), the liquidator's share, what it is paid beside, deposits; integer: first slot of the measures.</summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal units = TReal.Of(0f);
        TReal debt = TReal.Of(0f);
        int first = memory.Integer(book.PositionInteger + row.Asset);
        int end = memory.Integer(book.PositionInteger + row.Asset + 1);
        for (int position = first; position < end; position++)
        {
            units = units + memory.Load(book.Position(position) + PositionState.Units);
            debt = debt + memory.Load(book.Position(position) + PositionState.ScaledDebt);
        }

        memory.Store(row.State + PoolState.Deposits, memory.Parameter(row.Parameter + Deposits));
        memory.Store(row.State + PoolState.Product, TReal.Of(1f));
        memory.Store(row.State + PoolState.Sum, TReal.Of(0f));
        memory.Store(row.State + PoolState.AllUnits, units);
        memory.Store(row.State + PoolState.AllDebt, debt);
        memory.Store(row.State + PoolState.Number, TReal.Of((float)(end - first)));
    }

    /// <summary>Liquidates what is below the minimum ratio, and in recovery mode what is below that of all.</summary>
    public static void Run<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int asset = book.Asset(row.Asset);
        TReal oracle = memory.Load(asset + AssetState.Oracle);
        TReal threshold = AdjustmentStages.Threshold<TReal, TMask, TMemory>(ref memory, book, row.Asset);
        TReal gate = AdjustmentStages.Gate<TReal, TMask, TMemory>(ref memory, book, row.Asset);
        TroveTerms<TReal> terms = new(TReal.Of(1f) / threshold, memory.Parameter(row.Parameter + Critical), memory.Parameter(row.Parameter + GasShare));
        TReal ratio = Ratio<TReal, TMask, TMemory>(ref memory, book, row, oracle);
        TReal deepest = TReal.Select(Troves<TReal, TMask>.IsRecovery(ratio, terms), TReal.Min(oracle, oracle * terms.MinimumRatio / ratio), oracle);
        TReal reach = PositionStages.Reach<TReal, TMask, TMemory>(ref memory, book, row.Asset, AdjustmentStages.Seen<TReal, TMask, TMemory>(ref memory, book, row.Asset, deepest));
        TMask working = KeeperStages.Working<TReal, TMask, TMemory>(ref memory, book);
        if (!TMask.Any(working)) return;
        TReal units = zero;
        TReal debt = zero;
        int first = memory.Integer(book.PositionInteger + row.Asset);
        int end = memory.Integer(book.PositionInteger + row.Asset + 1);
        for (int position = first; position < end; position++)
        {
            if (PositionStages.IsBeyond<TReal, TMask, TMemory>(ref memory, book, position, reach)) break;
            int state = book.Position(position);
            TReal scaled = memory.Load(state + PositionState.ScaledDebt);
            TMask owes = working & TReal.LessThan(zero, scaled) & TReal.LessThan(TReal.Of(1f), memory.Load(row.State + PoolState.Number));

            // Where something bars liquidations it bars those of recovery mode too.
            TReal counted = memory.Load(state + PositionState.Units) * oracle * threshold * gate;
            owes = owes & (TReal.LessOrEqual(gate, TReal.Of(1f)) | TReal.LessThan(counted, scaled * memory.Load(book.LedgerSlot + PathLedger.DebtIndex)));
            if (!TMask.Any(owes)) continue;
            TroveLiquidation<TReal> passed = Liquidate<TReal, TMask, TMemory>(ref memory, book, row, state, owes, oracle, terms);
            units = units + passed.RedistributedCollateral;
            debt = debt + passed.RedistributedDebt;
        }

        TMask spreads = TReal.LessThan(zero, debt);
        if (!TMask.Any(spreads)) return;
        Spread<TReal, TMask, TMemory>(ref memory, book, row, first, end, units, debt);
        memory.Store(asset + AssetState.Reach, TReal.Select(spreads, zero, memory.Load(asset + AssetState.Reach)));
    }

    private static TReal Ratio<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, TReal oracle)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        memory.Load(row.State + PoolState.AllUnits) * oracle / (memory.Load(row.State + PoolState.AllDebt) * memory.Load(book.LedgerSlot + PathLedger.DebtIndex));

    // What is redistributed of the position: units, and debt over the index; zero where it is not liquidated.
    private static TroveLiquidation<TReal> Liquidate<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int state, TMask owes, TReal oracle, TroveTerms<TReal> terms)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int ledger = book.LedgerSlot;
        TReal index = memory.Load(ledger + PathLedger.DebtIndex);
        TReal units = memory.Load(state + PositionState.Units);
        TReal scaled = memory.Load(state + PositionState.ScaledDebt);
        var pool = new StabilityPoolState<TReal>(memory.Load(row.State + PoolState.Deposits), memory.Load(row.State + PoolState.Product), memory.Load(row.State + PoolState.Sum));
        TroveLiquidation<TReal> trove = Troves<TReal, TMask>.Liquidate(units, scaled * index, oracle, pool.Deposits, Ratio<TReal, TMask, TMemory>(ref memory, book, row, oracle), terms, out TMask liquidated);
        TReal profit = (SaleMarket.ProceedsOfLot<TReal, TMask, TMemory>(ref memory, book, row.Asset, trove.Compensation) + memory.Parameter(row.Parameter + GasReserve)) - memory.Load(ledger + PathLedger.GasCost);
        TMask takes = owes & liquidated & SaleMarket.Pays<TReal, TMask, TMemory>(ref memory, book, memory.Parameter(row.Parameter + Threshold), profit);
        TReal passed = TReal.Select(takes, trove.RedistributedDebt / index, zero);
        TReal passedUnits = TReal.Select(takes, trove.RedistributedCollateral, zero);
        var spread = new TroveLiquidation<TReal>(zero, zero, zero, passed, passedUnits, zero);
        if (!TMask.Any(takes)) return spread;

        TReal offset = TReal.Select(takes, trove.OffsetDebt, zero);
        TReal gained = TReal.Select(takes, trove.OffsetCollateral, zero);
        StabilityPoolState<TReal> after = StabilityPool<TReal, TMask>.Offset(pool, offset, gained);
        memory.Store(row.State + PoolState.Deposits, after.Deposits);
        memory.Store(row.State + PoolState.Product, after.Product);
        memory.Store(row.State + PoolState.Sum, after.Sum);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, row.State + PoolState.AllUnits, TReal.Select(takes, -units, zero));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, row.State + PoolState.AllDebt, TReal.Select(takes, -scaled, zero));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, row.State + PoolState.Number, TReal.Select(takes, TReal.Of(-1f), zero));
        memory.Store(state + PositionState.ScaledDebt, TReal.Select(takes, zero, scaled));
        memory.Store(state + PositionState.Units, TReal.Select(takes, trove.Surplus, units));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.ScaledDebt, TReal.Select(takes, passed - scaled, zero));

        int measures = memory.Integer(row.Integer);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, measures + LiquidationMeasures.PoolRepaid, offset);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, measures + LiquidationMeasures.PoolGain, TReal.MultiplyAdd(gained, memory.Load(book.Asset(row.Asset) + AssetState.Market), -offset));
        KeeperTrade.RecordRace<TReal, TMask, TMemory>(ref memory, book, row.Asset, takes, SaleMarket.Sold<TReal, TMask, TMemory>(ref memory, book, row.Asset, trove.Compensation), zero, profit, offset, (units - trove.Surplus) - passedUnits);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, measures + LiquidationMeasures.Redistributed, TReal.Select(takes, trove.RedistributedDebt, zero));
        TMask passes = takes & TReal.LessThan(zero, passed);
        if (TMask.Any(passes)) memory.Count(passes, LiquidationTallies.Redistributions, 1);
        return spread;
    }

    // To all positions that still owe, in proportion to their collateral.
    private static void Spread<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int first, int end, TReal units, TReal debt)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal all = zero;
        TReal total = debt;
        for (int position = first; position < end; position++)
        {
            int state = book.Position(position);
            TReal scaled = memory.Load(state + PositionState.ScaledDebt);
            all = all + TReal.Select(TReal.LessThan(zero, scaled), memory.Load(state + PositionState.Units), zero);
            total = total + scaled;
        }

        TReal more = units / all;
        TReal owed = debt / all;
        for (int position = first; position < end; position++)
        {
            int state = book.Position(position);
            TReal held = memory.Load(state + PositionState.Units);
            TReal scaled = memory.Load(state + PositionState.ScaledDebt);
            TMask owes = TReal.LessThan(zero, scaled);
            memory.Store(state + PositionState.Units, TReal.Select(owes, TReal.MultiplyAdd(held, more, held), held));
            memory.Store(state + PositionState.ScaledDebt, TReal.Select(owes, TReal.MultiplyAdd(held, owed, scaled), scaled));
        }

        memory.Store(row.State + PoolState.AllUnits, all + units);
        memory.Store(row.State + PoolState.AllDebt, total);
    }
}
