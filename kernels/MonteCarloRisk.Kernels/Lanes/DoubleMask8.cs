using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MonteCarloRisk.Kernels.Lanes;

/// <summary>The comparisons of <see cref="Double8"/>: all bits of an element set where true.</summary>
/// <param name="Values">The element masks.</param>
public readonly record struct DoubleMask8(Vector512<double> Values) : IMask<DoubleMask8>
{
    /// <summary>The content; a field, because each property read would use up inlining budget.</summary>
    public readonly Vector512<double> Values = Values;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleMask8 operator &(DoubleMask8 left, DoubleMask8 right) => new(left.Values & right.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleMask8 operator |(DoubleMask8 left, DoubleMask8 right) => new(left.Values | right.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleMask8 operator !(DoubleMask8 mask) => new(~mask.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(DoubleMask8 mask) => mask.Values.ExtractMostSignificantBits() != 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Bits(DoubleMask8 mask) => (uint)mask.Values.ExtractMostSignificantBits();
}
