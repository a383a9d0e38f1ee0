using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MonteCarloRisk.Kernels.Lanes;

/// <summary>
/// Eight 32-bit words, each in the low half of a 64-bit element, where a widening multiplication wants them: the even paths in one
/// register, the odd ones in another. What stands in the high halves does not matter.
/// </summary>
public struct SingleWord8 : IWord<SingleWord8>
{
    // Plain fields: a constructor or a property would use up inlining budget with every use.
    private Vector256<ulong> even;
    private Vector256<ulong> odd;

    /// <summary>The words side by side, path by path.</summary>
    public readonly Vector256<uint> Packed
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.ConditionalSelect(Vector256.Create(0xFFFFFFFFUL), even, odd << 32).AsUInt32();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleWord8 Of(uint value)
    {
        SingleWord8 word;
        word.even = Vector256.Create((ulong)value);
        word.odd = word.even;
        return word;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleWord8 Consecutive(uint first)
    {
        Vector256<ulong> start = Vector256.Create((ulong)first);
        SingleWord8 word;
        word.even = start + Vector256.Create(0UL, 2UL, 4UL, 6UL);
        word.odd = start + Vector256.Create(1UL, 3UL, 5UL, 7UL);
        return word;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleWord8 ExclusiveOr(SingleWord8 first, uint second)
    {
        Vector256<ulong> key = Vector256.Create(second).AsUInt64();
        SingleWord8 word;
        word.even = first.even ^ key;
        word.odd = first.odd ^ key;
        return word;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleWord8 ExclusiveOr(SingleWord8 first, SingleWord8 second, uint third)
    {
        Vector256<ulong> key = Vector256.Create(third).AsUInt64();
        SingleWord8 word;
        word.even = first.even ^ second.even ^ key;
        word.odd = first.odd ^ second.odd ^ key;
        return word;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Multiply(SingleWord8 left, uint right, out SingleWord8 high, out SingleWord8 low)
    {
        Vector256<uint> factor = Vector256.Create((ulong)right).AsUInt32();
        low.even = Avx2.Multiply(left.even.AsUInt32(), factor);
        low.odd = Avx2.Multiply(left.odd.AsUInt32(), factor);
        high.even = low.even >>> 32;
        high.odd = low.odd >>> 32;
    }
}
