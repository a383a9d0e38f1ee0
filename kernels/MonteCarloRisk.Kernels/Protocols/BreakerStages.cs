using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Circuit breakers.</summary>
internal static class BreakerStages
{
    /// <summary>Fills the window with the spot; nothing has tripped.</summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, MechanismRow row, TReal spot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int window = memory.Integer(row.Integer);
        for (int i = 0; i < window; i++) memory.Store(row.State + i, spot);
        memory.Store(row.State + window, TReal.Of(0f));
    }

    /// <summary>
    /// Halts liquidations from the next date on where the market's price has moved by more than the limit since the window's first date. Trips of other breakers neither shorten its halt nor stand for it. Parameters: limit, halt in dates; integer: dates of the window; state: its prices, and until when its own halt lasts.
    /// </summary>
    public static void Watch<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int window = memory.Integer(row.Integer);
        int place = row.State + (date % window);
        TReal before = memory.Load(place);
        TReal market = memory.Load(book.Asset(row.Asset) + AssetState.Market);
        memory.Store(place, market);
        TReal now = TReal.Of((float)date);
        TReal own = memory.Load(row.State + window);
        TMask halts = TReal.LessThan(memory.Parameter(row.Parameter) * before, TReal.Abs(market - before)) & TReal.LessOrEqual(own, now);
        if (!TMask.Any(halts)) return;
        TReal until = (now + TReal.Of(1f)) + memory.Parameter(row.Parameter + 1);
        int slot = book.LedgerSlot + PathLedger.HaltedUntil;
        TReal others = memory.Load(slot);
        memory.Store(row.State + window, TReal.Select(halts, until, own));
        memory.Store(slot, TReal.Select(halts, TReal.Max(others, until), others));
        memory.Count(halts, ProtocolTallies.Halts, 1);
    }
}
