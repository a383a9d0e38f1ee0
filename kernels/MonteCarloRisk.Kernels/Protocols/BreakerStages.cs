using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Circuit breakers.</summary>
internal static class BreakerStages
{
    /// <summary>Fills the window with the spot.</summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, MechanismRow row, TReal spot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int window = memory.Integer(row.Integer);
        for (int i = 0; i < window; i++) memory.Store(row.State + i, spot);
    }

    /// <summary>
    /// Halts liquidations from the next date on where the market's price has moved by more than the limit since the window's first date. Parameters: limit, halt in dates; integer: dates of the window; state: its prices.
    /// </summary>
    public static void Watch<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int place = row.State + (date % memory.Integer(row.Integer));
        TReal before = memory.Load(place);
        TReal market = memory.Load(book.Asset(row.Asset) + AssetState.Market);
        memory.Store(place, market);
        TReal now = TReal.Of((float)date);
        int slot = book.LedgerSlot + PathLedger.HaltedUntil;
        TReal until = memory.Load(slot);
        TMask halts = TReal.LessThan(memory.Parameter(row.Parameter) * before, TReal.Abs(market - before)) & TReal.LessOrEqual(until, now);
        if (!TMask.Any(halts)) return;
        memory.Store(slot, TReal.Select(halts, (now + TReal.Of(1f)) + memory.Parameter(row.Parameter + 1), until));
        memory.Count(halts, ProtocolTallies.Halts, 1);
    }
}
