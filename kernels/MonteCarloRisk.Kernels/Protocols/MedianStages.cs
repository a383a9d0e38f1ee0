using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Oracles;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>
/// The median of sources that are oracles themselves. Each source's rows stand between a beginning and an end, which put the source's price and the date until which it stands still in the place of the asset's, and keep them.
/// State of a source: its price, the first date on which it moves again, and that of the asset while the source is run.
/// </summary>
internal static class MedianStages
{
    /// <summary>State slots of a source.</summary>
    public const int SourceSlots = 3;

    /// <summary>A source at its start: what its own row has told.</summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        memory.Store(row.State, memory.Load(book.Asset(row.Asset) + AssetState.Oracle));
        memory.Store(row.State + 1, TReal.Of(0f));
        memory.Store(row.State + 2, TReal.Of(0f));
    }

    /// <summary>A source's rows follow.</summary>
    public static void Begin<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int asset = book.Asset(row.Asset);
        memory.Store(row.State + 2, memory.Load(asset + AssetState.StillUntil));
        memory.Store(asset + AssetState.StillUntil, memory.Load(row.State + 1));
        memory.Store(asset + AssetState.Oracle, memory.Load(row.State));
    }

    /// <summary>They are through.</summary>
    public static void End<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int asset = book.Asset(row.Asset);
        memory.Store(row.State, memory.Load(asset + AssetState.Oracle));
        memory.Store(row.State + 1, memory.Load(asset + AssetState.StillUntil));
        memory.Store(asset + AssetState.StillUntil, memory.Load(row.State + 2));
    }

    /// <summary>The median of the sources. Integers: three or five, state of the first source; the others lie behind it.</summary>
    public static TReal Of<TReal, TMask, TMemory>(ref TMemory memory, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int first = memory.Integer(row.Integer + 1);
        TReal a = memory.Load(first);
        TReal b = memory.Load(first + SourceSlots);
        TReal c = memory.Load(first + (2 * SourceSlots));
        if (memory.Integer(row.Integer) == 3) return MedianPrice<TReal, TMask>.Of(a, b, c);
        return MedianPrice<TReal, TMask>.Of(a, b, c, memory.Load(first + (3 * SourceSlots)), memory.Load(first + (4 * SourceSlots)));
    }
}
