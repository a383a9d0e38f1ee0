using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>
/// What mechanisms make of an asset's liquidation threshold on a date. Two factors an asset stand in the state of the table's first row, if that is an adjustment: by the first, collateral counts for more or less; by the
/// second, a position is liquidated only where it is further below the threshold, or not at all.
/// </summary>
internal static class AdjustmentStages
{
    /// <summary>A factor by which nobody is unhealthy.</summary>
    public const float Barred = 1e30f;

    private const int Factors = 2;

    /// <summary>Both factors are one, at the start of a date.</summary>
    public static void Reset<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        for (int slot = 0; slot < Factors * book.AssetCount; slot++) memory.Store(row.State + slot, TReal.Of(1f));
    }

    /// <summary>Collateral counts for a multiple of what it did.</summary>
    public static void Value<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, int asset, TReal factor)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int slot = memory.Integer(book.RowInteger + MechanismRow.StatePlace) + (Factors * asset);
        memory.Store(slot, memory.Load(slot) * factor);
    }

    /// <summary>A position is liquidated only where it would be unhealthy with its collateral worth a multiple.</summary>
    public static void Gate<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, int asset, TMask where, TReal factor)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int slot = memory.Integer(book.RowInteger + MechanismRow.StatePlace) + (Factors * asset) + 1;
        TReal before = memory.Load(slot);
        memory.Store(slot, TReal.Select(where, TReal.Max(before, factor), before));
    }

    /// <summary>The liquidation threshold of an asset as it holds on this date.</summary>
    public static TReal Threshold<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, int asset)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal threshold = memory.Parameter(book.MarketParameter + (asset * ProtocolBook.MarketParameters) + 1);
        if (memory.Integer(book.RowInteger) != Mechanism.Adjustment) return threshold;
        return threshold * memory.Load(memory.Integer(book.RowInteger + MechanismRow.StatePlace) + (Factors * asset));
    }

    /// <summary>What collateral counts for, over what it does by the threshold as it is written.</summary>
    public static TReal Factor<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, int asset)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        if (memory.Integer(book.RowInteger) != Mechanism.Adjustment) return TReal.Of(1f);
        return memory.Load(memory.Integer(book.RowInteger + MechanismRow.StatePlace) + (Factors * asset));
    }

    /// <summary>The factor by which collateral must fall short beside.</summary>
    public static TReal Gate<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, int asset)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        if (memory.Integer(book.RowInteger) != Mechanism.Adjustment) return TReal.Of(1f);
        return memory.Load(memory.Integer(book.RowInteger + MechanismRow.StatePlace) + (Factors * asset) + 1);
    }

    /// <summary>By how much a price counts for more than by the threshold as it is written.</summary>
    public static TReal Seen<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, int asset, TReal price)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        if (memory.Integer(book.RowInteger) != Mechanism.Adjustment) return price;
        int slot = memory.Integer(book.RowInteger + MechanismRow.StatePlace) + (Factors * asset);
        return price * memory.Load(slot) * memory.Load(slot + 1);
    }
}
