using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Oracles;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>The sequencer of a rollup.</summary>
internal static class SequencerStages
{
    // Before any path's start.
    private const float Never = -1e9f;

    /// <summary>It is up, and has been for long.</summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
        => memory.Store(row.State + MechanismRow.DrawSlots, TReal.Of(Never));

    /// <summary>
    /// While it is down nobody acts and oracles stand still; in the grace period after it nobody is liquidated but below the least health, see <see cref="Sequencer{TReal, TMask}"/>. Parameters: those of the failure, grace period in dates, least health.
    /// </summary>
    public static void Run<TReal, TMask, TWord, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, uint pathHigh, uint pathLow, int date)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal one = TReal.Of(1f);
        TReal now = TReal.Of((float)date);
        TMask begins = FailureStages.Begins<TReal, TMask, TWord, TMemory>(ref memory, row, RandomPurpose.Oracle, pathHigh, pathLow, date);
        if (TMask.Any(begins)) memory.Count(begins, ProtocolTallies.SequencerOutages, 1);
        TReal until = memory.Load(row.State + MechanismRow.DrawSlots);
        TMask up = TReal.LessOrEqual(until, now);
        TReal least = memory.Parameter(row.Parameter + 3);
        TMask allowed = Sequencer<TReal, TMask>.AllowsLiquidation(up, now - until, memory.Parameter(row.Parameter + 2), one, least);
        if (!TMask.Any(!allowed)) return;
        TMask down = !up;
        int halted = book.LedgerSlot + PathLedger.HaltedUntil;
        TReal before = memory.Load(halted);
        memory.Store(halted, TReal.Select(down, TReal.Max(before, now + one), before));
        TReal gate = TReal.SelectLessThan(TReal.Of(0f), least, one / least, TReal.Of(AdjustmentStages.Barred));
        for (int asset = 0; asset < book.AssetCount; asset++)
        {
            int still = book.Asset(asset) + AssetState.StillUntil;
            TReal moves = memory.Load(still);
            memory.Store(still, TReal.Select(down, TReal.Max(moves, until), moves));
            AdjustmentStages.Gate<TReal, TMask, TMemory>(ref memory, book, asset, !allowed, gate);
        }
    }
}
