using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>One draw a date for a mechanism, four dates at once. The seed stands in two integer parameters, then the block of the mechanism's first draw; the draws lie in four state slots.</summary>
internal static class StepDraws
{
    private const int Slots = MechanismRow.DrawSlots;
    private const uint DrawsInBlock = 4;

    /// <summary>A standard normal.</summary>
    public static TReal Normal<TReal, TMask, TWord, TMemory>(ref TMemory memory, RandomPurpose purpose, int integer, int slot, uint pathHigh, uint pathLow, int date)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int within = (date - 1) & (Slots - 1);
        if (within == 0) Source<TReal, TMask, TMemory>(ref memory, purpose, integer).WriteNormals<TReal, TMask, TWord, TMemory>(ref memory, slot, pathHigh, pathLow, FirstDraw<TReal, TMask, TMemory>(ref memory, integer, date), Slots);
        return memory.Load(slot + within);
    }

    /// <summary>A uniform in (0, 1); those below one half keep their relative precision.</summary>
    public static TReal Uniform<TReal, TMask, TWord, TMemory>(ref TMemory memory, RandomPurpose purpose, int integer, int slot, uint pathHigh, uint pathLow, int date)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int within = (date - 1) & (Slots - 1);
        if (within == 0) Source<TReal, TMask, TMemory>(ref memory, purpose, integer).WriteHalfUniforms<TReal, TMask, TWord, TMemory>(ref memory, slot, pathHigh, pathLow, FirstDraw<TReal, TMask, TMemory>(ref memory, integer, date), Slots);
        TReal half = memory.Load(slot + within);
        return TReal.SelectLessThan(half, TReal.Of(0f), TReal.Of(1f) + half, half);
    }

    private static PhiloxNormals Source<TReal, TMask, TMemory>(ref TMemory memory, RandomPurpose purpose, int integer)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        new(new PhiloxKeys((uint)memory.Integer(integer), (uint)memory.Integer(integer + 1)), RandomCounter.PurposeWord(purpose, 0, 0));

    private static uint FirstDraw<TReal, TMask, TMemory>(ref TMemory memory, int integer, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        (uint)(memory.Integer(integer + 2) + ((date - 1) / Slots)) * DrawsInBlock;
}
