using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using MonteCarloRisk.Kernels.Arithmetic;

namespace MonteCarloRisk.Kernels.Lanes;

/// <summary>Eight paths in double precision in one 512-bit register.</summary>
/// <param name="Values">The numbers.</param>
public readonly record struct Double8(Vector512<double> Values) : IPathReal<Double8, DoubleMask8, DoubleWord8>
{
    /// <summary>The content; a field, because each property read would use up inlining budget.</summary>
    public readonly Vector512<double> Values = Values;

    /// <inheritdoc/>
    public static int Width => 8;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double8 Of(float value) => new(Vector512.Create((double)value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double8 Of(double value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double8 operator +(Double8 left, Double8 right) => new(left.Values + right.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double8 operator -(Double8 left, Double8 right) => new(left.Values - right.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double8 operator *(Double8 left, Double8 right) => new(left.Values * right.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double8 operator /(Double8 left, Double8 right) => new(left.Values / right.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double8 operator -(Double8 value) => FromBits(Bits(value) ^ Vector512.Create(0x8000000000000000UL));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double8 MultiplyAdd(Double8 left, Double8 right, Double8 addend) => new(Vector512.FusedMultiplyAdd(left.Values, right.Values, addend.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double8 NegatedMultiplyAdd(Double8 left, Double8 right, Double8 addend) => new(Avx512F.FusedMultiplyAddNegated(left.Values, right.Values, addend.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double8 Sqrt(Double8 value) => new(Vector512.Sqrt(value.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double8 Abs(Double8 value) => new(Vector512.Abs(value.Values));

    // The native maximum and minimum of x86 return the second operand unless the comparison holds, as the scalar lane does.

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double8 Max(Double8 left, Double8 right) => new(Vector512.MaxNative(left.Values, right.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double8 Min(Double8 left, Double8 right) => new(Vector512.MinNative(left.Values, right.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleMask8 LessThan(Double8 left, Double8 right) => new(Vector512.LessThan(left.Values, right.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleMask8 LessOrEqual(Double8 left, Double8 right) => new(Vector512.LessThanOrEqual(left.Values, right.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleMask8 Equal(Double8 left, Double8 right) => new(Vector512.Equals(left.Values, right.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double8 Select(DoubleMask8 mask, Double8 whenTrue, Double8 whenFalse) => new(Vector512.ConditionalSelect(mask.Values, whenTrue.Values, whenFalse.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double8 SelectLessThan(Double8 left, Double8 right, Double8 whenTrue, Double8 whenFalse) => new(Vector512.ConditionalSelect(Vector512.LessThan(left.Values, right.Values), whenTrue.Values, whenFalse.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyLessThan(Double8 left, Double8 right) => Vector512.LessThanAny(left.Values, right.Values);

    /// <inheritdoc/>
    public static Double8 RoundingShift
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector512.Create(6755399441055744.0));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double8 ScaleByPowerOfTwo(Double8 value, Double8 shifted) => FromBits(Bits(value) + (Bits(shifted) << 52));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double8 SplitExponent(Double8 value, out Double8 exponent)
    {
        Vector512<ulong> relative = Bits(value) - Vector512.Create(unchecked(0x3FE6A09E667F3BCDUL - 0x4000000000000000UL));
        exponent = FromBits((relative >>> 52) | Vector512.Create(0x4330000000000000UL)) - Of(4503599627371520.0);
        return FromBits((relative & Vector512.Create(0xFFFFFFFFFFFFFUL)) + Vector512.Create(0x3FE6A09E667F3BCDUL));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double8 SelectOdd(Double8 shifted, Double8 whenOdd, Double8 whenEven) => new(Vector512.ConditionalSelect(Vector512.Equals(Bits(shifted) & Vector512<ulong>.One, Vector512<ulong>.One).AsDouble(), whenOdd.Values, whenEven.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double8 FlipSignByHalves(Double8 value, Double8 shifted) => FromBits(Bits(value) ^ ((Bits(shifted) << 62) & Vector512.Create(0x8000000000000000UL)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double8 FlipSign(Double8 value, Double8 sign) => FromBits(Bits(value) ^ (Bits(sign) & Vector512.Create(0x8000000000000000UL)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Double8 Gather(void* values, Double8 index) => new(Vector512.Create(
        Double4.Gather(values, new Double4(index.Values.GetLower())).Values,
        Double4.Gather(values, new Double4(index.Values.GetUpper())).Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double8 Exp(Double8 x) => Exponential.Double<Double8, DoubleMask8>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double8 Log(Double8 x) => Logarithm.Double<Double8, DoubleMask8>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SinCosTurns(Double8 turns, out Double8 sine, out Double8 cosine) => SineCosine.Double<Double8, DoubleMask8>(turns, out sine, out cosine);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double8 NormalCdf(Double8 x) => NormalDistribution.DoubleCdf<Double8, DoubleMask8>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double8 NormalQuantileLowerHalf(Double8 p) => NormalQuantile.DoubleLowerHalf<Double8, DoubleMask8>(p);

    /// <inheritdoc/>
    public static bool Refined => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double8 SignedHalfUniform(DoubleWord8 word, DoubleWord8 refinement)
    {
        // 2^52 with a 32-bit number in its low bits, less 2^52, is that number.
        Vector512<ulong> low = Vector512.Create(0xFFFFFFFFUL);
        Vector512<ulong> shift = Vector512.Create(0x4330000000000000UL);
        Vector512<ulong> mirror = (word.Values.AsInt32() >> 31).AsUInt64();
        Vector512<double> k = (((word.Values ^ mirror) & low) | shift).AsDouble() - shift.AsDouble();
        Vector512<double> r = (((refinement.Values ^ mirror) & low) | shift).AsDouble() - shift.AsDouble();
        Vector512<double> fine = Vector512.FusedMultiplyAdd(r, Vector512.Create(5.421010862427522e-20), Vector512.Create(2.710505431213761e-20));
        Vector512<double> half = Vector512.FusedMultiplyAdd(k, Vector512.Create(2.3283064365386963e-10), fine);
        return new((half.AsUInt64() | ((word.Values << 32) & Vector512.Create(0x8000000000000000UL))).AsDouble());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Bits(Double8 value) => value.Values.AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Double8 FromBits(Vector512<ulong> bits) => new(bits.AsDouble());
}
