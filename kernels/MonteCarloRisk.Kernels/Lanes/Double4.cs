using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using MonteCarloRisk.Kernels.Arithmetic;

namespace MonteCarloRisk.Kernels.Lanes;

/// <summary>Four paths in double precision in one 256-bit register.</summary>
/// <param name="Values">The numbers.</param>
public readonly record struct Double4(Vector256<double> Values) : IPathReal<Double4, DoubleMask4, DoubleWord4>
{
    /// <summary>The content; a field, because each property read would use up inlining budget.</summary>
    public readonly Vector256<double> Values = Values;

    /// <inheritdoc/>
    public static int Width => 4;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double4 Of(float value) => new(Vector256.Create((double)value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double4 Of(double value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double4 operator +(Double4 left, Double4 right) => new(left.Values + right.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double4 operator -(Double4 left, Double4 right) => new(left.Values - right.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double4 operator *(Double4 left, Double4 right) => new(left.Values * right.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double4 operator /(Double4 left, Double4 right) => new(left.Values / right.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double4 operator -(Double4 value) => FromBits(Bits(value) ^ Vector256.Create(0x8000000000000000UL));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double4 MultiplyAdd(Double4 left, Double4 right, Double4 addend) => new(Vector256.FusedMultiplyAdd(left.Values, right.Values, addend.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double4 NegatedMultiplyAdd(Double4 left, Double4 right, Double4 addend) => new(Fma.MultiplyAddNegated(left.Values, right.Values, addend.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double4 Sqrt(Double4 value) => new(Vector256.Sqrt(value.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double4 Abs(Double4 value) => new(Vector256.Abs(value.Values));

    // The native maximum and minimum of x86 return the second operand unless the comparison holds, as the scalar lane does.

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double4 Max(Double4 left, Double4 right) => new(Vector256.MaxNative(left.Values, right.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double4 Min(Double4 left, Double4 right) => new(Vector256.MinNative(left.Values, right.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleMask4 LessThan(Double4 left, Double4 right) => new(Vector256.LessThan(left.Values, right.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleMask4 LessOrEqual(Double4 left, Double4 right) => new(Vector256.LessThanOrEqual(left.Values, right.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleMask4 Equal(Double4 left, Double4 right) => new(Vector256.Equals(left.Values, right.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double4 Select(DoubleMask4 mask, Double4 whenTrue, Double4 whenFalse) => new(Vector256.ConditionalSelect(mask.Values, whenTrue.Values, whenFalse.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double4 SelectLessThan(Double4 left, Double4 right, Double4 whenTrue, Double4 whenFalse) => new(Vector256.ConditionalSelect(Vector256.LessThan(left.Values, right.Values), whenTrue.Values, whenFalse.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyLessThan(Double4 left, Double4 right) => Vector256.LessThanAny(left.Values, right.Values);

    /// <inheritdoc/>
    public static Double4 RoundingShift
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector256.Create(6755399441055744.0));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double4 ScaleByPowerOfTwo(Double4 value, Double4 shifted) => FromBits(Bits(value) + (Bits(shifted) << 52));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double4 SplitExponent(Double4 value, out Double4 exponent)
    {
        Vector256<ulong> relative = Bits(value) - Vector256.Create(unchecked(0x3FE6A09E667F3BCDUL - 0x4000000000000000UL));
        exponent = FromBits((relative >>> 52) | Vector256.Create(0x4330000000000000UL)) - Of(4503599627371520.0);
        return FromBits((relative & Vector256.Create(0xFFFFFFFFFFFFFUL)) + Vector256.Create(0x3FE6A09E667F3BCDUL));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double4 SelectOdd(Double4 shifted, Double4 whenOdd, Double4 whenEven) => new(Vector256.ConditionalSelect(Vector256.Equals(Bits(shifted) & Vector256<ulong>.One, Vector256<ulong>.One).AsDouble(), whenOdd.Values, whenEven.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double4 FlipSignByHalves(Double4 value, Double4 shifted) => FromBits(Bits(value) ^ ((Bits(shifted) << 62) & Vector256.Create(0x8000000000000000UL)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double4 FlipSign(Double4 value, Double4 sign) => FromBits(Bits(value) ^ (Bits(sign) & Vector256.Create(0x8000000000000000UL)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Double4 Gather(void* values, Double4 index) => new(Avx2.GatherVector256((double*)values, Avx.ConvertToVector128Int32WithTruncation(index.Values), sizeof(double)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double4 Exp(Double4 x) => Exponential.Double<Double4, DoubleMask4>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double4 Log(Double4 x) => Logarithm.Double<Double4, DoubleMask4>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SinCosTurns(Double4 turns, out Double4 sine, out Double4 cosine) => SineCosine.Double<Double4, DoubleMask4>(turns, out sine, out cosine);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double4 NormalCdf(Double4 x) => NormalDistribution.DoubleCdf<Double4, DoubleMask4>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double4 NormalQuantileLowerHalf(Double4 p) => NormalQuantile.DoubleLowerHalf<Double4, DoubleMask4>(p);

    /// <inheritdoc/>
    public static bool Refined => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double4 SignedHalfUniform(DoubleWord4 word, DoubleWord4 refinement)
    {
        // 2^52 with a 32-bit number in its low bits, less 2^52, is that number.
        Vector256<ulong> low = Vector256.Create(0xFFFFFFFFUL);
        Vector256<ulong> shift = Vector256.Create(0x4330000000000000UL);
        Vector256<ulong> mirror = (word.Values.AsInt32() >> 31).AsUInt64();
        Vector256<double> k = (((word.Values ^ mirror) & low) | shift).AsDouble() - shift.AsDouble();
        Vector256<double> r = (((refinement.Values ^ mirror) & low) | shift).AsDouble() - shift.AsDouble();
        Vector256<double> fine = Vector256.FusedMultiplyAdd(r, Vector256.Create(5.421010862427522e-20), Vector256.Create(2.710505431213761e-20));
        Vector256<double> half = Vector256.FusedMultiplyAdd(k, Vector256.Create(2.3283064365386963e-10), fine);
        return new((half.AsUInt64() | ((word.Values << 32) & Vector256.Create(0x8000000000000000UL))).AsDouble());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Bits(Double4 value) => value.Values.AsUInt64();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Double4 FromBits(Vector256<ulong> bits) => new(bits.AsDouble());
}
