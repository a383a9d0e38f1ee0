using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MonteCarloRisk.Kernels.Memory;

/// <summary>
/// Sums over the paths of a lane that two doubles hold exactly, so that an exact sum takes two numbers and not one a path.
/// </summary>
/// <remarks>
/// For |x| &lt;= 2^T and c = 1.5 * 2^(T + 3), (x + c) - c is x rounded to a multiple of 2^(T - 49), and 16 such multiples sum up to at most 2^(T + 4), in
/// 53 bits: exactly, in any order. What is left of each x, at most 2^(T - 50), is rounded in the same way to multiples of 2^(T - 99); where that
/// leaves anything, the paths are summed one by one. Numbers of 24 bits may be 2^75 apart, numbers of 53 bits 2^46.
/// </remarks>
internal static unsafe class LaneSum
{
    private const int Bias = 1023;
    private const int FractionBits = 52;
    private const long Half = 1L << (FractionBits - 1);

    // Of the largest number: far enough below the range of an exact sum that 16 of them stay in it, and so high that no bit of the sum lies below.
    private const int HighestExponent = 100;
    private const int LowestExponent = ExactSum.LowestExponent + 98;

    private const uint SingleMagnitude = 0x7FFFFFFF;
    private const int SingleBias = 127;
    private const int SingleFractionBits = 23;

    /// <summary>Sums the masked numbers of a lane.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="mask">As many elements, all bits set or none.</param>
    /// <param name="count">1, 8 or 16.</param>
    /// <param name="high">The sum is this</param>
    /// <param name="low">and this; both are unspecified where the result is false.</param>
    /// <returns>Whether they are the sum exactly.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryExact(float* values, void* mask, int count, out double high, out double low)
    {
        high = low = 0;
        if (count < Vector256<float>.Count) return false;
        Vector256<uint> largest = Vector256<uint>.Zero;
        for (int i = 0; i < count; i += Vector256<float>.Count) largest = Vector256.Max(largest, Masked(values, mask, i) & Vector256.Create(SingleMagnitude));
        uint magnitude = Largest(largest);
        if (magnitude == 0) return true;
        int exponent = (int)(magnitude >> SingleFractionBits) - SingleBias;
        if (exponent is < LowestExponent or > HighestExponent) return false;
        var sum = new Split(exponent);
        for (int i = 0; i < count; i += Vector256<float>.Count)
        {
            (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(Masked(values, mask, i).AsSingle());
            sum.Add(lower);
            sum.Add(upper);
        }

        return sum.TryTotal(out high, out low);
    }

    /// <inheritdoc cref="TryExact(float*, void*, int, out double, out double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryExact(double* values, void* mask, int count, out double high, out double low)
    {
        high = low = 0;
        if (count < Vector256<double>.Count) return false;
        Vector256<long> largest = Vector256<long>.Zero;
        for (int i = 0; i < count; i += Vector256<double>.Count) largest = Vector256.Max(largest, Masked(values, mask, i) & Vector256.Create(long.MaxValue));
        long magnitude = Largest(largest);
        if (magnitude == 0) return true;
        int exponent = (int)(magnitude >> FractionBits) - Bias;
        if (exponent is < LowestExponent or > HighestExponent) return false;
        var sum = new Split(exponent);
        for (int i = 0; i < count; i += Vector256<double>.Count) sum.Add(Masked(values, mask, i).AsDouble());
        return sum.TryTotal(out high, out low);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Masked(float* values, void* mask, int first) => Vector256.Load((uint*)values + first) & Vector256.Load((uint*)mask + first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> Masked(double* values, void* mask, int first) => Vector256.Load((long*)values + first) & Vector256.Load((long*)mask + first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Largest(Vector256<uint> values)
    {
        Vector128<uint> four = Vector128.Max(values.GetLower(), values.GetUpper());
        Vector128<uint> two = Vector128.Max(four, Vector128.Shuffle(four, Vector128.Create(2U, 3U, 0U, 1U)));
        return Vector128.Max(two, Vector128.Shuffle(two, Vector128.Create(1U, 0U, 3U, 2U))).ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Largest(Vector256<long> values)
    {
        Vector128<long> two = Vector128.Max(values.GetLower(), values.GetUpper());
        return Math.Max(two.ToScalar(), two.GetElement(1));
    }

    // The sums of both parts of the numbers, and every bit that neither takes. T is the largest number's exponent + 1.
    private struct Split
    {
        private readonly Vector256<double> highShift;
        private readonly Vector256<double> lowShift;
        private Vector256<double> high;
        private Vector256<double> low;
        private Vector256<double> rest;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Split(int exponent)
        {
            long shift = ((long)(exponent + 4 + Bias) << FractionBits) | Half;
            highShift = Vector256.Create(shift).AsDouble();
            lowShift = Vector256.Create(shift - (50L << FractionBits)).AsDouble();
            high = low = rest = Vector256<double>.Zero;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(Vector256<double> x)
        {
            Vector256<double> highPart = x + highShift - highShift;
            Vector256<double> left = x - highPart;
            Vector256<double> lowPart = left + lowShift - lowShift;
            high += highPart;
            low += lowPart;
            rest |= left - lowPart;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly bool TryTotal(out double highTotal, out double lowTotal)
        {
            highTotal = Vector256.Sum(high);
            lowTotal = Vector256.Sum(low);
            return rest.AsInt64() == Vector256<long>.Zero;
        }
    }
}
