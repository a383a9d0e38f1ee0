using System.Runtime.CompilerServices;

namespace MonteCarloRisk.Kernels.Lanes;

/// <summary>The truth value of one path; an integer, as a device's comparison gives it, since device code has no portable boolean.</summary>
/// <param name="Value">-1 where true, 0 where false.</param>
public readonly record struct Mask1(int Value) : IMask<Mask1>
{
    /// <summary>The content; a field, because each property read would use up inlining budget.</summary>
    public readonly int Value = Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask1 operator &(Mask1 left, Mask1 right) => new(left.Value & right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask1 operator |(Mask1 left, Mask1 right) => new(left.Value | right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask1 operator !(Mask1 mask) => new(~mask.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Mask1 mask) => mask.Value != 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Bits(Mask1 mask) => (uint)mask.Value & 1U;
}
