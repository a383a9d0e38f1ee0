using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Controls;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Breakers of two levels, see <see cref="Breaker{TReal, TMask}"/>, with times in dates: the soft one starts no liquidation of its collateral, and leaves open auctions to go on; the hard one halts all liquidations.</summary>
/// <remarks>Its row stands behind the oracles: what was tripped on the date before holds on this one, then the measure of this one is taken.</remarks>
internal static class LevelBreakerStages
{
    private const int First = MechanismRow.LevelSlots;
    private const int Least = 4;
    private const int Terms = 5;

    /// <summary>Nothing has tripped, and the window is full of the spot. State: level, until, log return so far, stress, prices of the window.</summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        memory.Store(row.State, TReal.Of(0f));
        memory.Store(row.State + 1, TReal.Of(0f));
        memory.Store(row.State + 2, TReal.Of(0f));
        memory.Store(row.State + 3, TReal.Of(1f));
        TReal spot = memory.Load(book.Asset(row.Asset) + AssetState.Market);
        int window = memory.Integer(row.Integer + 1);
        for (int i = 0; i < window; i++) memory.Store(row.State + First + i, spot);
    }

    /// <summary>
    /// Applies the level of the date before, and finds that of this one. Parameters: soft bound, hard bound, their times, health below which a soft one bars nothing, those of <see cref="MarketStages.Volatility"/>;
    /// integers: what is watched, dates of the window.
    /// </summary>
    public static void Run<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int logReturnSlot, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal one = TReal.Of(1f);
        TReal now = TReal.Of((float)date);
        var before = new BreakerState<TReal>(memory.Load(row.State), memory.Load(row.State + 1));
        TMask soft = Breaker<TReal, TMask>.BarsNewRisk(before);
        if (TMask.Any(soft))
        {
            TReal least = memory.Parameter(row.Parameter + Least);
            TReal gate = TReal.SelectLessThan(TReal.Of(0f), least, one / least, TReal.Of(AdjustmentStages.Barred));
            AdjustmentStages.Gate<TReal, TMask, TMemory>(ref memory, book, row.Asset, soft, gate);
            int halted = book.LedgerSlot + PathLedger.HaltedUntil;
            TReal until = memory.Load(halted);
            memory.Store(halted, TReal.Select(Breaker<TReal, TMask>.BarsAll(before), TReal.Max(until, now + one), until));
        }

        TReal measure = Measure<TReal, TMask, TMemory>(ref memory, book, row, logReturnSlot, date);
        BreakerState<TReal> after = Breaker<TReal, TMask>.Next(
            before, measure, now, new BreakerTerms<TReal>(memory.Parameter(row.Parameter), memory.Parameter(row.Parameter + 1), memory.Parameter(row.Parameter + 2), memory.Parameter(row.Parameter + 3)));
        memory.Store(row.State, after.Level);
        memory.Store(row.State + 1, after.Until);
        TMask trips = TReal.LessThan(before.Level, after.Level);
        if (!TMask.Any(trips)) return;
        TMask hard = trips & Breaker<TReal, TMask>.BarsAll(after);
        memory.Count(hard, ProtocolTallies.MeasureHalts, 1);
        memory.Count(trips & !hard, ProtocolTallies.SoftHalts, 1);
    }

    private static TReal Measure<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int logReturnSlot, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int asset = book.Asset(row.Asset);
        TReal market = memory.Load(asset + AssetState.Market);
        int watched = memory.Integer(row.Integer);
        if (watched == WatchedMeasure.OracleDeviation) return Breaker<TReal, TMask>.Move(memory.Load(asset + AssetState.Oracle), market);
        if (watched == WatchedMeasure.StressIndex)
            return TReal.Sqrt(MarketStages.Volatility<TReal, TMask, TMemory>(ref memory, new MechanismRow(row.Code, row.Asset, row.Parameter + Terms, row.Integer, row.State + 2), logReturnSlot));
        int place = row.State + First + (date % memory.Integer(row.Integer + 1));
        TReal reference = memory.Load(place);
        memory.Store(place, market);
        return Breaker<TReal, TMask>.Move(market, reference);
    }
}
