using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MonteCarloRisk.Kernels.Lanes;

/// <summary>The comparisons of <see cref="Double4"/>: all bits of an element set where true.</summary>
/// <param name="Values">The element masks.</param>
public readonly record struct DoubleMask4(Vector256<double> Values) : IMask<DoubleMask4>
{
    /// <summary>The content; a field, because each property read would use up inlining budget.</summary>
    public readonly Vector256<double> Values = Values;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleMask4 operator &(DoubleMask4 left, DoubleMask4 right) => new(left.Values & right.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleMask4 operator |(DoubleMask4 left, DoubleMask4 right) => new(left.Values | right.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleMask4 operator !(DoubleMask4 mask) => new(~mask.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(DoubleMask4 mask) => mask.Values.ExtractMostSignificantBits() != 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Bits(DoubleMask4 mask) => mask.Values.ExtractMostSignificantBits();
}
