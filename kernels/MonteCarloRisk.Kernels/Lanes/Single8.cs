using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using MonteCarloRisk.Kernels.Arithmetic;

namespace MonteCarloRisk.Kernels.Lanes;

/// <summary>Eight paths in single precision in one 256-bit register.</summary>
/// <param name="Values">The numbers.</param>
public readonly record struct Single8(Vector256<float> Values) : IPathReal<Single8, SingleMask8, SingleWord8>
{
    /// <summary>The content; a field, because each property read would use up inlining budget.</summary>
    public readonly Vector256<float> Values = Values;

    /// <inheritdoc/>
    public static int Width => 8;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single8 Of(float value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single8 Of(double value) => new(Vector256.Create((float)value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single8 operator +(Single8 left, Single8 right) => new(left.Values + right.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single8 operator -(Single8 left, Single8 right) => new(left.Values - right.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single8 operator *(Single8 left, Single8 right) => new(left.Values * right.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single8 operator /(Single8 left, Single8 right) => new(left.Values / right.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single8 operator -(Single8 value) => FromBits(Bits(value) ^ Vector256.Create(0x80000000U));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single8 MultiplyAdd(Single8 left, Single8 right, Single8 addend) => new(Vector256.FusedMultiplyAdd(left.Values, right.Values, addend.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single8 NegatedMultiplyAdd(Single8 left, Single8 right, Single8 addend) => new(Fma.MultiplyAddNegated(left.Values, right.Values, addend.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single8 Sqrt(Single8 value) => new(Vector256.Sqrt(value.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single8 Abs(Single8 value) => new(Vector256.Abs(value.Values));

    // The native maximum and minimum of x86 return the second operand unless the comparison holds, as the scalar lane does.

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single8 Max(Single8 left, Single8 right) => new(Vector256.MaxNative(left.Values, right.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single8 Min(Single8 left, Single8 right) => new(Vector256.MinNative(left.Values, right.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleMask8 LessThan(Single8 left, Single8 right) => new(Vector256.LessThan(left.Values, right.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleMask8 LessOrEqual(Single8 left, Single8 right) => new(Vector256.LessThanOrEqual(left.Values, right.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleMask8 Equal(Single8 left, Single8 right) => new(Vector256.Equals(left.Values, right.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single8 Select(SingleMask8 mask, Single8 whenTrue, Single8 whenFalse) => new(Vector256.ConditionalSelect(mask.Values, whenTrue.Values, whenFalse.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single8 SelectLessThan(Single8 left, Single8 right, Single8 whenTrue, Single8 whenFalse) => new(Vector256.ConditionalSelect(Vector256.LessThan(left.Values, right.Values), whenTrue.Values, whenFalse.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyLessThan(Single8 left, Single8 right) => Vector256.LessThanAny(left.Values, right.Values);

    /// <inheritdoc/>
    public static Single8 RoundingShift
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector256.Create(12582912f));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single8 ScaleByPowerOfTwo(Single8 value, Single8 shifted) => FromBits(Bits(value) + (Bits(shifted) << 23));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single8 SplitExponent(Single8 value, out Single8 exponent)
    {
        Vector256<uint> relative = Bits(value) - Vector256.Create(unchecked(0x3F3504F3U - 0x40000000U));
        exponent = new(Vector256.ConvertToSingle(((relative >>> 23) - Vector256.Create(0x80U)).AsInt32()));
        return FromBits((relative & Vector256.Create(0x7FFFFFU)) + Vector256.Create(0x3F3504F3U));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single8 SelectOdd(Single8 shifted, Single8 whenOdd, Single8 whenEven) => new(Vector256.ConditionalSelect(Vector256.Equals(Bits(shifted) & Vector256<uint>.One, Vector256<uint>.One).AsSingle(), whenOdd.Values, whenEven.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single8 FlipSignByHalves(Single8 value, Single8 shifted) => FromBits(Bits(value) ^ ((Bits(shifted) << 30) & Vector256.Create(0x80000000U)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single8 FlipSign(Single8 value, Single8 sign) => FromBits(Bits(value) ^ (Bits(sign) & Vector256.Create(0x80000000U)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Single8 Gather(void* values, Single8 index) => new(Avx2.GatherVector256((float*)values, Vector256.ConvertToInt32Native(index.Values), sizeof(float)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single8 Exp(Single8 x) => Exponential.Single<Single8, SingleMask8>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single8 Log(Single8 x) => Logarithm.Single<Single8, SingleMask8>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SinCosTurns(Single8 turns, out Single8 sine, out Single8 cosine) => SineCosine.Single<Single8, SingleMask8>(turns, out sine, out cosine);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single8 NormalCdf(Single8 x) => NormalDistribution.SingleCdf<Single8, SingleMask8>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single8 NormalQuantileLowerHalf(Single8 p) => NormalQuantile.SingleLowerHalf<Single8, SingleMask8>(p);

    /// <inheritdoc/>
    public static bool Refined => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single8 SignedHalfUniform(SingleWord8 word, SingleWord8 refinement)
    {
        Vector256<int> packed = word.Packed.AsInt32();
        Vector256<float> half = Vector256.FusedMultiplyAdd(
            Vector256.ConvertToSingle(packed ^ (packed >> 31)), Vector256.Create(2.3283064365386963e-10f), Vector256.Create(1.1641532182693481e-10f));
        return new((half.AsInt32() | (packed & Vector256.Create(int.MinValue))).AsSingle());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Bits(Single8 value) => value.Values.AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Single8 FromBits(Vector256<uint> bits) => new(bits.AsSingle());
}
