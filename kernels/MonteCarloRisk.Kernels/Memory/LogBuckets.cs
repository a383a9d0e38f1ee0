using ILGPU;

namespace MonteCarloRisk.Kernels.Memory;

/// <summary>
/// Buckets of equal relative width, cut by the exponent and the leading fraction bits of a number, so that every machine cuts alike.
/// </summary>
/// <remarks>
/// Bucket 0 holds everything below 2^LowestExponent, negative numbers too; bucket Count - 1 everything from 2^(LowestExponent + Octaves) on.
/// What is not a number goes there too, whatever its sign bit, which differs between machines. Between them each octave is cut into 2^SubdivisionBits buckets; bucket j starts at <see cref="Edge"/>(j), which belongs to it.
/// </remarks>
/// <param name="LowestExponent">Exponent of the first edge.</param>
/// <param name="Octaves">Number of octaves covered.</param>
/// <param name="SubdivisionBits">Buckets an octave, as a power of two; at most 20.</param>
public readonly record struct LogBuckets(int LowestExponent, int Octaves, int SubdivisionBits)
{
    /// <summary>Number of buckets.</summary>
    public int Count => (Octaves << SubdivisionBits) + 2;

    /// <summary>The smallest number of bucket j, for j from 1 to Count - 1.</summary>
    public double Edge(int j)
    {
        int whole = (j - 1) >> SubdivisionBits;
        int part = (j - 1) & ((1 << SubdivisionBits) - 1);
        return Math.ScaleB(1.0 + ((double)part / (1 << SubdivisionBits)), LowestExponent + whole);
    }

    /// <summary>The bucket of a number.</summary>
    public int Bucket(float value)
    {
        if ((Interop.FloatAsInt(value) & 0x7FFFFFFFU) > 0x7F800000U) return Count - 1;
        int bucket = ((int)Interop.FloatAsInt(value) >> (23 - SubdivisionBits)) - ((127 + LowestExponent) << SubdivisionBits) + 1;
        return Clamp(bucket);
    }

    /// <summary>The bucket of a number.</summary>
    public int Bucket(double value)
    {
        if ((Interop.FloatAsInt(value) & 0x7FFFFFFFFFFFFFFFUL) > 0x7FF0000000000000UL) return Count - 1;
        int bucket = (int)((long)Interop.FloatAsInt(value) >> (52 - SubdivisionBits)) - ((1023 + LowestExponent) << SubdivisionBits) + 1;
        return Clamp(bucket);
    }

    // A negative number has its sign bit set, so its shifted bits are negative and land in bucket 0.
    private int Clamp(int bucket) => bucket < 0 ? 0 : bucket > Count - 1 ? Count - 1 : bucket;
}
