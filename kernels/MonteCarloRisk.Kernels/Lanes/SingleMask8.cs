using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MonteCarloRisk.Kernels.Lanes;

/// <summary>The comparisons of <see cref="Single8"/>: all bits of an element set where true.</summary>
/// <param name="Values">The element masks.</param>
public readonly record struct SingleMask8(Vector256<float> Values) : IMask<SingleMask8>
{
    /// <summary>The content; a field, because each property read would use up inlining budget.</summary>
    public readonly Vector256<float> Values = Values;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleMask8 operator &(SingleMask8 left, SingleMask8 right) => new(left.Values & right.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleMask8 operator |(SingleMask8 left, SingleMask8 right) => new(left.Values | right.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleMask8 operator !(SingleMask8 mask) => new(~mask.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(SingleMask8 mask) => mask.Values.ExtractMostSignificantBits() != 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Bits(SingleMask8 mask) => mask.Values.ExtractMostSignificantBits();
}
