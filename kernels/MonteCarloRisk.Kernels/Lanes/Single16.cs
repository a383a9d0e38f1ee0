using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using MonteCarloRisk.Kernels.Arithmetic;

namespace MonteCarloRisk.Kernels.Lanes;

/// <summary>Sixteen paths in single precision in one 512-bit register.</summary>
/// <param name="Values">The numbers.</param>
public readonly record struct Single16(Vector512<float> Values) : IPathReal<Single16, SingleMask16, SingleWord16>
{
    /// <summary>The content; a field, because each property read would use up inlining budget.</summary>
    public readonly Vector512<float> Values = Values;

    /// <inheritdoc/>
    public static int Width => 16;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single16 Of(float value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single16 Of(double value) => new(Vector512.Create((float)value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single16 operator +(Single16 left, Single16 right) => new(left.Values + right.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single16 operator -(Single16 left, Single16 right) => new(left.Values - right.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single16 operator *(Single16 left, Single16 right) => new(left.Values * right.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single16 operator /(Single16 left, Single16 right) => new(left.Values / right.Values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single16 operator -(Single16 value) => FromBits(Bits(value) ^ Vector512.Create(0x80000000U));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single16 MultiplyAdd(Single16 left, Single16 right, Single16 addend) => new(Vector512.FusedMultiplyAdd(left.Values, right.Values, addend.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single16 NegatedMultiplyAdd(Single16 left, Single16 right, Single16 addend) => new(Avx512F.FusedMultiplyAddNegated(left.Values, right.Values, addend.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single16 Sqrt(Single16 value) => new(Vector512.Sqrt(value.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single16 Abs(Single16 value) => new(Vector512.Abs(value.Values));

    // The native maximum and minimum of x86 return the second operand unless the comparison holds, as the scalar lane does.

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single16 Max(Single16 left, Single16 right) => new(Vector512.MaxNative(left.Values, right.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single16 Min(Single16 left, Single16 right) => new(Vector512.MinNative(left.Values, right.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleMask16 LessThan(Single16 left, Single16 right) => new(Vector512.LessThan(left.Values, right.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleMask16 LessOrEqual(Single16 left, Single16 right) => new(Vector512.LessThanOrEqual(left.Values, right.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SingleMask16 Equal(Single16 left, Single16 right) => new(Vector512.Equals(left.Values, right.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single16 Select(SingleMask16 mask, Single16 whenTrue, Single16 whenFalse) => new(Vector512.ConditionalSelect(mask.Values, whenTrue.Values, whenFalse.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single16 SelectLessThan(Single16 left, Single16 right, Single16 whenTrue, Single16 whenFalse) => new(Vector512.ConditionalSelect(Vector512.LessThan(left.Values, right.Values), whenTrue.Values, whenFalse.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyLessThan(Single16 left, Single16 right) => Vector512.LessThanAny(left.Values, right.Values);

    /// <inheritdoc/>
    public static Single16 RoundingShift
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector512.Create(12582912f));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single16 ScaleByPowerOfTwo(Single16 value, Single16 shifted) => FromBits(Bits(value) + (Bits(shifted) << 23));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single16 SplitExponent(Single16 value, out Single16 exponent)
    {
        Vector512<uint> relative = Bits(value) - Vector512.Create(unchecked(0x3F3504F3U - 0x40000000U));
        exponent = new(Vector512.ConvertToSingle(((relative >>> 23) - Vector512.Create(0x80U)).AsInt32()));
        return FromBits((relative & Vector512.Create(0x7FFFFFU)) + Vector512.Create(0x3F3504F3U));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single16 SelectOdd(Single16 shifted, Single16 whenOdd, Single16 whenEven) => new(Vector512.ConditionalSelect(Vector512.Equals(Bits(shifted) & Vector512<uint>.One, Vector512<uint>.One).AsSingle(), whenOdd.Values, whenEven.Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single16 FlipSignByHalves(Single16 value, Single16 shifted) => FromBits(Bits(value) ^ ((Bits(shifted) << 30) & Vector512.Create(0x80000000U)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single16 FlipSign(Single16 value, Single16 sign) => FromBits(Bits(value) ^ (Bits(sign) & Vector512.Create(0x80000000U)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Single16 Gather(void* values, Single16 index) => new(Vector512.Create(
        Single8.Gather(values, new Single8(index.Values.GetLower())).Values,
        Single8.Gather(values, new Single8(index.Values.GetUpper())).Values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single16 Exp(Single16 x) => Exponential.Single<Single16, SingleMask16>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single16 Log(Single16 x) => Logarithm.Single<Single16, SingleMask16>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SinCosTurns(Single16 turns, out Single16 sine, out Single16 cosine) => SineCosine.Single<Single16, SingleMask16>(turns, out sine, out cosine);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single16 NormalCdf(Single16 x) => NormalDistribution.SingleCdf<Single16, SingleMask16>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single16 NormalQuantileLowerHalf(Single16 p) => NormalQuantile.SingleLowerHalf<Single16, SingleMask16>(p);

    /// <inheritdoc/>
    public static bool Refined => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single16 SignedHalfUniform(SingleWord16 word, SingleWord16 refinement)
    {
        Vector512<int> packed = word.Packed.AsInt32();
        Vector512<float> half = Vector512.FusedMultiplyAdd(
            Vector512.ConvertToSingle(packed ^ (packed >> 31)), Vector512.Create(2.3283064365386963e-10f), Vector512.Create(1.1641532182693481e-10f));
        return new((half.AsInt32() | (packed & Vector512.Create(int.MinValue))).AsSingle());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Bits(Single16 value) => value.Values.AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Single16 FromBits(Vector512<uint> bits) => new(bits.AsSingle());
}
