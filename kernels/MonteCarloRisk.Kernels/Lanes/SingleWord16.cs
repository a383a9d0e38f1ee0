using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MonteCarloRisk.Kernels.Lanes;

/// <summary>
/// Sixteen 32-bit words, each in the low half of a 64-bit element, where a widening multiplication wants them: the even paths in one
/// register, the odd ones in another. What stands in the high halves does not matter.
/// </summary>
public struct SingleWord16 : IWord<SingleWord16>
{
    // Plain fields: a constructor or a property would use up inlining budget with every use.
    private Vector512<ulong> even;
    private Vector512<ulong> odd;

    /// <summary>The words side by side, path by path.</summary>
    public readonly Vector512<uint> Packed
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.ConditionalSelect(Vector512.Create(0xFFFFFFFFUL), even, odd << 32).AsUInt32();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleWord16 Of(uint value)
    {
        SingleWord16 word;
        word.even = Vector512.Create((ulong)value);
        word.odd = word.even;
        return word;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleWord16 Consecutive(uint first)
    {
        Vector512<ulong> start = Vector512.Create((ulong)first);
        SingleWord16 word;
        word.even = start + Vector512.Create(0UL, 2UL, 4UL, 6UL, 8UL, 10UL, 12UL, 14UL);
        word.odd = start + Vector512.Create(1UL, 3UL, 5UL, 7UL, 9UL, 11UL, 13UL, 15UL);
        return word;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleWord16 ExclusiveOr(SingleWord16 first, uint second)
    {
        Vector512<ulong> key = Vector512.Create(second).AsUInt64();
        SingleWord16 word;
        word.even = first.even ^ key;
        word.odd = first.odd ^ key;
        return word;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleWord16 ExclusiveOr(SingleWord16 first, SingleWord16 second, uint third)
    {
        Vector512<ulong> key = Vector512.Create(third).AsUInt64();
        SingleWord16 word;
        word.even = Avx512F.TernaryLogic(first.even, second.even, key, 0x96);
        word.odd = Avx512F.TernaryLogic(first.odd, second.odd, key, 0x96);
        return word;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Multiply(SingleWord16 left, uint right, out SingleWord16 high, out SingleWord16 low)
    {
        Vector512<uint> factor = Vector512.Create((ulong)right).AsUInt32();
        low.even = Avx512F.Multiply(left.even.AsUInt32(), factor);
        low.odd = Avx512F.Multiply(left.odd.AsUInt32(), factor);
        high.even = low.even >>> 32;
        high.odd = low.odd >>> 32;
    }
}
