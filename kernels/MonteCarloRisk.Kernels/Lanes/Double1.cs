using System.Runtime.CompilerServices;
using ILGPU;
using MonteCarloRisk.Kernels.Arithmetic;

namespace MonteCarloRisk.Kernels.Lanes;

/// <summary>One path in double precision: the reference, and the lane of a GPU thread.</summary>
/// <param name="Value">The number.</param>
public readonly record struct Double1(double Value) : IPathReal<Double1, Mask1, Word1>
{
    /// <summary>The content; a field, because each property read would use up inlining budget.</summary>
    public readonly double Value = Value;

    /// <inheritdoc/>
    public static int Width => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Of(float value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Of(double value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 operator +(Double1 left, Double1 right) => new(DeviceArithmetic.Add(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 operator -(Double1 left, Double1 right) => new(DeviceArithmetic.Subtract(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 operator *(Double1 left, Double1 right) => new(DeviceArithmetic.Multiply(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 operator /(Double1 left, Double1 right) => new(DeviceArithmetic.Divide(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 operator -(Double1 value) => FromBits(Bits(value) ^ 0x8000000000000000UL);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 MultiplyAdd(Double1 left, Double1 right, Double1 addend) => new(DeviceArithmetic.MultiplyAdd(left.Value, right.Value, addend.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 NegatedMultiplyAdd(Double1 left, Double1 right, Double1 addend) => MultiplyAdd(-left, right, addend);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Sqrt(Double1 value) => new(DeviceArithmetic.Sqrt(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Abs(Double1 value) => FromBits(Bits(value) & 0x7FFFFFFFFFFFFFFFUL);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Max(Double1 left, Double1 right) => new(DeviceArithmetic.SelectLess(right.Value, left.Value, left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Min(Double1 left, Double1 right) => new(DeviceArithmetic.SelectLess(left.Value, right.Value, left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask1 LessThan(Double1 left, Double1 right) => new(DeviceArithmetic.IsLess(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask1 LessOrEqual(Double1 left, Double1 right) => new(DeviceArithmetic.IsLessOrEqual(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask1 Equal(Double1 left, Double1 right) => new(DeviceArithmetic.IsEqual(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Select(Mask1 mask, Double1 whenTrue, Double1 whenFalse) => mask.Value != 0 ? whenTrue : whenFalse;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 SelectLessThan(Double1 left, Double1 right, Double1 whenTrue, Double1 whenFalse) => new(DeviceArithmetic.SelectLess(left.Value, right.Value, whenTrue.Value, whenFalse.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyLessThan(Double1 left, Double1 right) => DeviceArithmetic.IsLess(left.Value, right.Value) != 0;

    /// <inheritdoc/>
    public static Double1 RoundingShift
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(6755399441055744.0);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 ScaleByPowerOfTwo(Double1 value, Double1 shifted) => FromBits(Bits(value) + (Bits(shifted) << 52));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 SplitExponent(Double1 value, out Double1 exponent)
    {
        ulong relative = Bits(value) - 0x3FE6A09E667F3BCDUL + 0x4000000000000000UL;
        exponent = FromBits((relative >> 52) | 0x4330000000000000UL) - new Double1(4503599627371520.0);
        return FromBits((relative & 0xFFFFFFFFFFFFFUL) + 0x3FE6A09E667F3BCDUL);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 SelectOdd(Double1 shifted, Double1 whenOdd, Double1 whenEven) => (Bits(shifted) & 1) != 0 ? whenOdd : whenEven;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 FlipSignByHalves(Double1 value, Double1 shifted) => FromBits(Bits(value) ^ ((Bits(shifted) << 62) & 0x8000000000000000UL));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 FlipSign(Double1 value, Double1 sign) => FromBits(Bits(value) ^ (Bits(sign) & 0x8000000000000000UL));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Double1 Gather(void* values, Double1 index) => new(((double*)values)[(int)index.Value]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Exp(Double1 x) => Exponential.Double<Double1, Mask1>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 Log(Double1 x) => Logarithm.Double<Double1, Mask1>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SinCosTurns(Double1 turns, out Double1 sine, out Double1 cosine) => SineCosine.Double<Double1, Mask1>(turns, out sine, out cosine);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 NormalCdf(Double1 x) => NormalDistribution.DoubleCdf<Double1, Mask1>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 NormalQuantileLowerHalf(Double1 p) => NormalQuantile.DoubleLowerHalf<Double1, Mask1>(p);

    /// <inheritdoc/>
    public static bool Refined => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Double1 SignedHalfUniform(Word1 word, Word1 refinement)
    {
        uint mirror = (uint)((int)word.Value >> 31);
        Double1 k = FromBits((word.Value ^ mirror) | 0x4330000000000000UL) - new Double1(4503599627370496.0);
        Double1 r = FromBits((refinement.Value ^ mirror) | 0x4330000000000000UL) - new Double1(4503599627370496.0);
        Double1 half = MultiplyAdd(k, new(2.3283064365386963e-10), MultiplyAdd(r, new(5.421010862427522e-20), new(2.710505431213761e-20)));
        return FromBits(Bits(half) | ((ulong)(word.Value & 0x80000000U) << 32));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(Double1 value) => (ulong)Interop.FloatAsInt(value.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Double1 FromBits(ulong bits) => new(Interop.IntAsFloat(bits));
}
