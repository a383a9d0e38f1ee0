using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MonteCarloRisk.Kernels.Lanes;

/// <summary>Four 32-bit words, each in the low half of a 64-bit element; what stands in the high halves does not matter.</summary>
public struct DoubleWord4 : IWord<DoubleWord4>
{
    /// <summary>The words, path by path; a plain field, since a constructor would use up inlining budget with every use.</summary>
    internal Vector256<ulong> Values;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleWord4 Of(uint value)
    {
        DoubleWord4 word;
        word.Values = Vector256.Create((ulong)value);
        return word;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleWord4 Consecutive(uint first)
    {
        DoubleWord4 word;
        word.Values = Vector256.Create((ulong)first) + Vector256<ulong>.Indices;
        return word;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleWord4 ExclusiveOr(DoubleWord4 first, uint second)
    {
        DoubleWord4 word;
        word.Values = first.Values ^ Vector256.Create(second).AsUInt64();
        return word;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleWord4 ExclusiveOr(DoubleWord4 first, DoubleWord4 second, uint third)
    {
        DoubleWord4 word;
        word.Values = first.Values ^ second.Values ^ Vector256.Create(third).AsUInt64();
        return word;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Multiply(DoubleWord4 left, uint right, out DoubleWord4 high, out DoubleWord4 low)
    {
        low.Values = Avx2.Multiply(left.Values.AsUInt32(), Vector256.Create((ulong)right).AsUInt32());
        high.Values = low.Values >>> 32;
    }
}
