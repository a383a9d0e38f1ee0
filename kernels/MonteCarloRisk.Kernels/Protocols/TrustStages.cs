using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Oracles;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>How far a protocol trusts its oracle's price.</summary>
internal static class TrustStages
{
    /// <summary>A price that is too old stops liquidations of its asset. Parameter: largest age in dates; integer: one where the oracle keeps the date of its last push; state: the date on which the price was made.</summary>
    public static void Stale<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal now = TReal.Of((float)date);
        TReal made = memory.Load(row.State);
        if (memory.Integer(row.Integer) == 0)
        {
            made = TReal.Select(TReal.LessOrEqual(memory.Load(book.Asset(row.Asset) + AssetState.StillUntil), now), now, made);
            memory.Store(row.State, made);
        }

        TMask stale = PushFeed<TReal, TMask>.IsStale(now - made, memory.Parameter(row.Parameter));
        if (!TMask.Any(stale)) return;
        AdjustmentStages.Gate<TReal, TMask, TMemory>(ref memory, book, row.Asset, stale, TReal.Of(AdjustmentStages.Barred));
        stale = stale & !PushFeed<TReal, TMask>.IsStale(now - TReal.Of(1f) - made, memory.Parameter(row.Parameter));
        if (TMask.Any(stale)) memory.Count(stale, ProtocolTallies.StalePrices, 1);
    }

    /// <summary>
    /// Collateral counts at the lower end of the price's interval, and one too wide stops liquidations. Half of it is width sqrt(stress) of the price. Parameters: those of <see cref="MarketStages.Volatility"/>, width, multiple, most; state: log return so far, stress.
    /// </summary>
    public static void Interval<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int logReturnSlot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal one = TReal.Of(1f);
        TReal width = memory.Parameter(row.Parameter + 2);
        TReal most = memory.Parameter(row.Parameter + 4);
        TMask certain = !PushFeed<TReal, TMask>.IsUncertain(one, width * TReal.Sqrt(TReal.Max(memory.Load(row.State + 1), one)), most);
        TReal stress = MarketStages.Volatility<TReal, TMask, TMemory>(ref memory, row, logReturnSlot);
        TReal half = width * TReal.Sqrt(TReal.Max(stress, one));
        AdjustmentStages.Value<TReal, TMask, TMemory>(ref memory, book, row.Asset, PushFeed<TReal, TMask>.Conservative(one, half, memory.Parameter(row.Parameter + 3)));
        TMask uncertain = PushFeed<TReal, TMask>.IsUncertain(one, half, most);
        if (!TMask.Any(uncertain)) return;
        AdjustmentStages.Gate<TReal, TMask, TMemory>(ref memory, book, row.Asset, uncertain, TReal.Of(AdjustmentStages.Barred));
        uncertain = uncertain & certain;
        if (TMask.Any(uncertain)) memory.Count(uncertain, ProtocolTallies.UncertainPrices, 1);
    }
}
