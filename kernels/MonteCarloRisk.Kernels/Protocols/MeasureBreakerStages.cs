using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Controls;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Breakers that watch a measure and halt liquidations, see <see cref="Breaker{TReal, TMask}"/>, with times in dates and one level.</summary>
internal static class MeasureBreakerStages
{
    private const int Terms = 2;

    /// <summary>Nothing has tripped.</summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        memory.Store(row.State, TReal.Of(0f));
        memory.Store(row.State + 1, TReal.Of(0f));
        memory.Store(row.State + 2, TReal.Of(0f));
        memory.Store(row.State + 3, TReal.Of(1f));
    }

    /// <summary>
    /// Halts liquidations from the next date on, for a time after the last date on which the measure was above the bound. Parameters: bound, time, those of <see cref="MarketStages.Volatility"/>; integer: what is watched; state: level, until, log return so far, stress.
    /// </summary>
    public static void Watch<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int logReturnSlot, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal now = TReal.Of((float)date);
        int asset = book.Asset(row.Asset);
        TReal measure = Breaker<TReal, TMask>.Move(memory.Load(asset + AssetState.Oracle), memory.Load(asset + AssetState.Market));
        if (memory.Integer(row.Integer) == WatchedMeasure.StressIndex)
            measure = TReal.Sqrt(MarketStages.Volatility<TReal, TMask, TMemory>(ref memory, new MechanismRow(row.Code, row.Asset, row.Parameter + Terms, row.Integer, row.State + 2), logReturnSlot));
        var before = new BreakerState<TReal>(memory.Load(row.State), memory.Load(row.State + 1));
        BreakerState<TReal> after = Breaker<TReal, TMask>.Next(before, measure, now, new BreakerTerms<TReal>(memory.Parameter(row.Parameter), memory.Parameter(row.Parameter), memory.Parameter(row.Parameter + 1), memory.Parameter(row.Parameter + 1)));
        memory.Store(row.State, after.Level);
        memory.Store(row.State + 1, after.Until);
        TMask barred = Breaker<TReal, TMask>.BarsAll(after);
        if (!TMask.Any(barred)) return;
        int halted = book.LedgerSlot + PathLedger.HaltedUntil;
        TReal until = memory.Load(halted);
        memory.Store(halted, TReal.Select(barred, TReal.Max(until, now + TReal.Of(2f)), until));
        TMask trips = barred & TReal.LessThan(before.Level, after.Level);
        if (TMask.Any(trips)) memory.Count(trips, ProtocolTallies.MeasureHalts, 1);
    }
}
