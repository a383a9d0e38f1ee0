using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Simulation.Execution;

/// <summary>The tallies of merged blocks. Merging is integer addition, so neither order nor grouping of the blocks can be seen in it.</summary>
public sealed class MergedTallies
{
    private const int HashedAtOnce = 512;

    private readonly long[] values;
    private readonly IReadOnlyList<int> exactSums;

    /// <summary>Starts from zero.</summary>
    /// <param name="tallies">Number of tallies.</param>
    /// <param name="exactSums">First tally of each exact sum.</param>
    public MergedTallies(int tallies, IReadOnlyList<int> exactSums)
    {
        values = new long[tallies];
        this.exactSums = exactSums;
    }

    /// <summary>Number of tallies.</summary>
    public int Count => values.Length;

    /// <summary>A tally.</summary>
    public long this[int tally] => values[tally];

    /// <summary>Adds encoded tallies, such as a block's.</summary>
    /// <exception cref="OverflowException">A path's value was too large to be summed, or not a number.</exception>
    /// <exception cref="FormatException">The bytes are no encoding of these tallies.</exception>
    internal void Add(ReadOnlySpan<byte> encoded)
    {
        TallyEncoding.Add(encoded, values);
        foreach (int sum in exactSums)
        {
            if (values[sum + ExactSum.Limbs] != 0)
            {
                throw new OverflowException($"{values[sum + ExactSum.Limbs]} path values, or their squares, lie beyond 2^128 or are no numbers; use smaller amounts");
            }

            ExactSum.Carry(values.AsSpan(sum, ExactSum.Limbs));
        }
    }

    /// <summary>The tallies as bytes.</summary>
    internal byte[] Encode()
    {
        var output = new ArrayBufferWriter<byte>();
        TallyEncoding.Write(values, output);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Starts from zero again.</summary>
    internal void Clear() => Array.Clear(values);

    /// <summary>The exact sum that starts at a tally, rounded once.</summary>
    public double Sum(int tally) => Scale(Exact(tally), ExactSum.LowestExponent);

    /// <summary>
    /// Variance of one path's value from the exact sums of the value and its square over a number of paths:
    /// (sum of squares - sum^2 / n) / (n - 1), formed in integers before it is rounded.
    /// </summary>
    public double Variance(int tally, long paths)
    {
        if (paths < 2) return 0;
        BigInteger sum = Exact(tally);
        BigInteger squares = Exact(tally + ExactSum.Tallies) << -ExactSum.LowestExponent;
        BigInteger numerator = (squares * paths) - (sum * sum);
        return Scale(numerator, 2 * ExactSum.LowestExponent) / paths / (paths - 1);
    }

    /// <summary>The sum of the weights whose sums start at a tally, see <see cref="WeightSum"/>.</summary>
    public double Weights(int tally) => WeightSum.OfWeights(WeightSum.Weights(Tally, tally));

    /// <summary>The sum of their squares.</summary>
    public double SquaredWeights(int tally) => WeightSum.OfSquares(WeightSum.Squares(Tally, tally));

    /// <summary>Variance of one path's weight, from these sums over a number of paths.</summary>
    public double WeightVariance(int tally, long paths) => WeightVariance(Weights(tally), SquaredWeights(tally), paths);

    /// <summary>Variance of one path's weight, from the sum of the weights and that of their squares over a number of paths.</summary>
    public static double WeightVariance(double sum, double squares, long paths) => paths < 2 ? 0 : Math.Max(0, squares - (sum / paths * sum)) / (paths - 1);

    /// <summary>SHA-256 over a plan's hash and the tallies.</summary>
    public string Fingerprint(string planHash)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Convert.FromHexString(planHash));
        Span<byte> part = stackalloc byte[HashedAtOnce * sizeof(long)];
        for (int first = 0; first < values.Length; first += HashedAtOnce)
        {
            ReadOnlySpan<long> next = values.AsSpan(first, Math.Min(HashedAtOnce, values.Length - first));
            for (int i = 0; i < next.Length; i++) BinaryPrimitives.WriteInt64LittleEndian(part[(i * sizeof(long))..], next[i]);
            hash.AppendData(part[..(next.Length * sizeof(long))]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private long Tally(int tally) => values[tally];

    private BigInteger Exact(int tally)
    {
        BigInteger sum = BigInteger.Zero;
        for (int limb = ExactSum.Limbs - 1; limb >= 0; limb--) sum = (sum << 32) + values[tally + limb];
        return sum;
    }

    // Keeps 64 leading bits before the conversion, so that the scaled result neither overflows nor loses more than one rounding.
    private static double Scale(BigInteger value, int exponent)
    {
        int excess = (int)Math.Max(0, value.GetBitLength() - 64);
        return Math.ScaleB((double)(value >> excess), exponent + excess);
    }
}
