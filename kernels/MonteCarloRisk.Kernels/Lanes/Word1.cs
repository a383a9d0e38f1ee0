using System.Runtime.CompilerServices;
using MonteCarloRisk.Kernels.Arithmetic;

namespace MonteCarloRisk.Kernels.Lanes;

/// <summary>One 32-bit word: the word lane of one path.</summary>
public struct Word1 : IWord<Word1>
{
    /// <summary>The word.</summary>
    public uint Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word1 Of(uint value)
    {
        Word1 word;
        word.Value = value;
        return word;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word1 Consecutive(uint first) => Of(first);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word1 ExclusiveOr(Word1 first, uint second) => Of(first.Value ^ second);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word1 ExclusiveOr(Word1 first, Word1 second, uint third) => Of(DeviceArithmetic.ExclusiveOr(first.Value, second.Value, third));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Multiply(Word1 left, uint right, out Word1 high, out Word1 low)
    {
        ulong product = DeviceArithmetic.MultiplyWide(left.Value, right);
        high = Of(DeviceArithmetic.HighWord(product));
        low = Of(DeviceArithmetic.LowWord(product));
    }
}
