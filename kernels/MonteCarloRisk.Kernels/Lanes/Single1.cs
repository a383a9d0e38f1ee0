using System.Runtime.CompilerServices;
using ILGPU;
using MonteCarloRisk.Kernels.Arithmetic;

namespace MonteCarloRisk.Kernels.Lanes;

/// <summary>One path in single precision: the reference, and the lane of a GPU thread.</summary>
/// <param name="Value">The number.</param>
public readonly record struct Single1(float Value) : IPathReal<Single1, Mask1, Word1>
{
    /// <summary>The content; a field, because each property read would use up inlining budget.</summary>
    public readonly float Value = Value;

    /// <inheritdoc/>
    public static int Width => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Of(float value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Of(double value) => new((float)value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 operator +(Single1 left, Single1 right) => new(DeviceArithmetic.Add(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 operator -(Single1 left, Single1 right) => new(DeviceArithmetic.Subtract(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 operator *(Single1 left, Single1 right) => new(DeviceArithmetic.Multiply(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 operator /(Single1 left, Single1 right) => new(DeviceArithmetic.Divide(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 operator -(Single1 value) => FromBits(Bits(value) ^ 0x80000000U);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 MultiplyAdd(Single1 left, Single1 right, Single1 addend) => new(DeviceArithmetic.MultiplyAdd(left.Value, right.Value, addend.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 NegatedMultiplyAdd(Single1 left, Single1 right, Single1 addend) => MultiplyAdd(-left, right, addend);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Sqrt(Single1 value) => new(DeviceArithmetic.Sqrt(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Abs(Single1 value) => FromBits(Bits(value) & 0x7FFFFFFFU);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Max(Single1 left, Single1 right) => new(DeviceArithmetic.SelectLess(right.Value, left.Value, left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Min(Single1 left, Single1 right) => new(DeviceArithmetic.SelectLess(left.Value, right.Value, left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask1 LessThan(Single1 left, Single1 right) => new(DeviceArithmetic.IsLess(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask1 LessOrEqual(Single1 left, Single1 right) => new(DeviceArithmetic.IsLessOrEqual(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask1 Equal(Single1 left, Single1 right) => new(DeviceArithmetic.IsEqual(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Select(Mask1 mask, Single1 whenTrue, Single1 whenFalse) => mask.Value != 0 ? whenTrue : whenFalse;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 SelectLessThan(Single1 left, Single1 right, Single1 whenTrue, Single1 whenFalse) => new(DeviceArithmetic.SelectLess(left.Value, right.Value, whenTrue.Value, whenFalse.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyLessThan(Single1 left, Single1 right) => DeviceArithmetic.IsLess(left.Value, right.Value) != 0;

    /// <inheritdoc/>
    public static Single1 RoundingShift
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(12582912f);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 ScaleByPowerOfTwo(Single1 value, Single1 shifted) => FromBits(Bits(value) + (Bits(shifted) << 23));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 SplitExponent(Single1 value, out Single1 exponent)
    {
        uint relative = Bits(value) - 0x3F3504F3U + 0x40000000U;
        exponent = new((float)((int)(relative >> 23) - 0x80));
        return FromBits((relative & 0x7FFFFFU) + 0x3F3504F3U);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 SelectOdd(Single1 shifted, Single1 whenOdd, Single1 whenEven) => (Bits(shifted) & 1) != 0 ? whenOdd : whenEven;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 FlipSignByHalves(Single1 value, Single1 shifted) => FromBits(Bits(value) ^ ((Bits(shifted) << 30) & 0x80000000U));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 FlipSign(Single1 value, Single1 sign) => FromBits(Bits(value) ^ (Bits(sign) & 0x80000000U));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Single1 Gather(void* values, Single1 index) => new(((float*)values)[(int)index.Value]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Exp(Single1 x) => Exponential.Single<Single1, Mask1>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 Log(Single1 x) => Logarithm.Single<Single1, Mask1>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SinCosTurns(Single1 turns, out Single1 sine, out Single1 cosine) => SineCosine.Single<Single1, Mask1>(turns, out sine, out cosine);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 NormalCdf(Single1 x) => NormalDistribution.SingleCdf<Single1, Mask1>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 NormalQuantileLowerHalf(Single1 p) => NormalQuantile.SingleLowerHalf<Single1, Mask1>(p);

    /// <inheritdoc/>
    public static bool Refined => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Single1 SignedHalfUniform(Word1 word, Word1 refinement)
    {
        int k = (int)word.Value ^ ((int)word.Value >> 31);
        Single1 half = MultiplyAdd(new((float)k), new(2.3283064365386963e-10f), new(1.1641532182693481e-10f));
        return FromBits(Bits(half) | (word.Value & 0x80000000U));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Bits(Single1 value) => (uint)Interop.FloatAsInt(value.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Single1 FromBits(uint bits) => new(Interop.IntAsFloat(bits));
}
