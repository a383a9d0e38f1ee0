using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MonteCarloRisk.Kernels.Lanes;

/// <summary>The comparisons of <see cref="Single16"/>: all bits of an element set where true.</summary>
/// <param name="Values">The element masks.</param>
public readonly record struct SingleMask16(Vector512<float> Values) : IMask<SingleMask16>
{
    /// <summary>The content; a field, because each property read would use up inlining budget.</summary>
    public readonly Vector512<float> Values = Values;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleMask16 operator &(SingleMask16 left, SingleMask16 right) => new(left.Values & right.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleMask16 operator |(SingleMask16 left, SingleMask16 right) => new(left.Values | right.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleMask16 operator !(SingleMask16 mask) => new(~mask.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(SingleMask16 mask) => mask.Values.ExtractMostSignificantBits() != 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Bits(SingleMask16 mask) => (uint)mask.Values.ExtractMostSignificantBits();
}
