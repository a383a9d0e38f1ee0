using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MonteCarloRisk.Kernels.Lanes;

/// <summary>Eight 32-bit words, each in the low half of a 64-bit element; what stands in the high halves does not matter.</summary>
public struct DoubleWord8 : IWord<DoubleWord8>
{
    /// <summary>The words, path by path; a plain field, since a constructor would use up inlining budget with every use.</summary>
    internal Vector512<ulong> Values;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleWord8 Of(uint value)
    {
        DoubleWord8 word;
        word.Values = Vector512.Create((ulong)value);
        return word;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleWord8 Consecutive(uint first)
    {
        DoubleWord8 word;
        word.Values = Vector512.Create((ulong)first) + Vector512<ulong>.Indices;
        return word;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleWord8 ExclusiveOr(DoubleWord8 first, uint second)
    {
        DoubleWord8 word;
        word.Values = first.Values ^ Vector512.Create(second).AsUInt64();
        return word;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleWord8 ExclusiveOr(DoubleWord8 first, DoubleWord8 second, uint third)
    {
        DoubleWord8 word;
        word.Values = Avx512F.TernaryLogic(first.Values, second.Values, Vector512.Create(third).AsUInt64(), 0x96);
        return word;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Multiply(DoubleWord8 left, uint right, out DoubleWord8 high, out DoubleWord8 low)
    {
        low.Values = Avx512F.Multiply(left.Values.AsUInt32(), Vector512.Create((ulong)right).AsUInt32());
        high.Values = low.Values >>> 32;
    }
}
