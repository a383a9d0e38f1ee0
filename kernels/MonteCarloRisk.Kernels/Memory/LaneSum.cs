using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MonteCarloRisk.Kernels.Memory;

/// <summary>Sums over the paths of a lane that one double holds exactly, so that an exact sum takes one number and not one a path.</summary>
internal static unsafe class LaneSum
{
    // Up to 16 numbers of 24 bits, all multiples of the last place of the smallest that is not zero: 24 + 24 + 4 bits, of 53.
    private const uint MostSpread = 24;

    // Far enough below the range of an exact sum that 16 of them stay in it.
    private const uint LargestExponent = 127 + 100;

    private const uint Magnitude = 0x7FFFFFFF;

    /// <summary>Sums the masked numbers of a lane of single precision.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="mask">As many elements, all bits set or none.</param>
    /// <param name="count">1, 8 or 16.</param>
    /// <param name="sum">Their sum; unspecified where the result is false.</param>
    /// <returns>Whether a double holds the sum exactly, as far as exponents tell.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryExact(float* values, void* mask, int count, out double sum)
    {
        sum = 0;
        if (count < Vector256<float>.Count) return false;
        Vector256<uint> largest = Vector256<uint>.Zero;
        Vector256<uint> smallest = Vector256<uint>.AllBitsSet;
        Vector256<double> sums = Vector256<double>.Zero;
        for (int i = 0; i < count; i += Vector256<float>.Count)
        {
            Vector256<uint> bits = Vector256.Load((uint*)values + i) & Vector256.Load((uint*)mask + i);
            Vector256<uint> magnitude = bits & Vector256.Create(Magnitude);
            largest = Vector256.Max(largest, magnitude);

            // Zero becomes the largest of all.
            smallest = Vector256.Min(smallest, magnitude - Vector256<uint>.One);
            (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(bits.AsSingle());
            sums += lower + upper;
        }

        uint top = Highest(largest) >> 23;
        uint bottom = ~Highest(~smallest);
        bottom = bottom == uint.MaxValue ? top : (bottom + 1) >> 23;
        sum = Vector256.Sum(sums);
        return top <= LargestExponent && top <= Math.Max(bottom, 1) + MostSpread;
    }

    /// <summary>Of doubles no wider number holds a sum: never.</summary>
    /// <inheritdoc cref="TryExact(float*, void*, int, out double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryExact(double* values, void* mask, int count, out double sum)
    {
        sum = 0;
        return false;
    }

    private static uint Highest(Vector256<uint> values)
    {
        Vector128<uint> four = Vector128.Max(values.GetLower(), values.GetUpper());
        Vector128<uint> two = Vector128.Max(four, Vector128.Shuffle(four, Vector128.Create(2U, 3U, 0U, 1U)));
        return Vector128.Max(two, Vector128.Shuffle(two, Vector128.Create(1U, 0U, 3U, 2U))).ToScalar();
    }
}
