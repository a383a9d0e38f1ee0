using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Where a market of perpetuals stands, as its rows say.</summary>
/// <param name="Measures">First slot of the measures.</param>
/// <param name="PositionParameter">First parameter of the positions: units, cash, key and entry price each.</param>
/// <param name="Longs">Number of longs, which come first.</param>
/// <param name="Positions">Number of positions.</param>
/// <param name="Backing">Who pays for bankrupt positions first, see below.</param>
/// <param name="State">First state slot, see <see cref="PerpetualState"/>.</param>
public readonly record struct PerpetualTable(int Measures, int PositionParameter, int Longs, int Positions, int Backing, int State)
{
    /// <summary>Integers of a row.</summary>
    public const int Integers = 5;

    /// <summary>Parameters of a position.</summary>
    public const int PositionParameters = 4;

    /// <summary>Backing without deleveraging: whatever the market pays is taken.</summary>
    public const int NoDeleveraging = 0;

    /// <summary>Backing by deleveraging alone, or before the insurance fund.</summary>
    public const int DeleveragingFirst = 1;

    /// <summary>Backing by the insurance fund, then by deleveraging.</summary>
    public const int FundFirst = 2;

    /// <summary>Reads the integers of a row.</summary>
    internal static PerpetualTable Of<TReal, TMask, TMemory>(ref TMemory memory, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int integer = row.Integer;
        return new(memory.Integer(integer), memory.Integer(integer + 1), memory.Integer(integer + 2), memory.Integer(integer + 3), memory.Integer(integer + 4), row.State);
    }

    /// <summary>First state slot of a position.</summary>
    public int Position(int position) => State + PerpetualState.First + (position * PerpetualState.Slots);

    /// <summary>First parameter of a position.</summary>
    public int Parameters(int position) => PositionParameter + (position * PositionParameters);

    /// <summary>Whether a long, and all behind it, can be passed over: no path of the lane has reached its key.</summary>
    internal bool IsBelow<TReal, TMask, TMemory>(ref TMemory memory, int position, TReal reach)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        !TMask.Any(TReal.LessOrEqual(reach, memory.Parameter(Parameters(position) + 2)));

    /// <summary>The same of a short.</summary>
    internal bool IsAbove<TReal, TMask, TMemory>(ref TMemory memory, int position, TReal reach)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        !TMask.Any(TReal.LessOrEqual(memory.Parameter(Parameters(position) + 2), reach));

    /// <summary>What the insurance fund may pay before winners are asked.</summary>
    internal TReal Available<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        Backing == FundFirst
            ? TReal.Max(memory.Load(book.LedgerSlot + PathLedger.Fund) - memory.Load(book.LedgerSlot + PathLedger.Unpaid), TReal.Of(0f))
            : TReal.Of(0f);
}
