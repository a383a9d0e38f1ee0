using System.Buffers;
using System.Security.Cryptography;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Simulation.Execution;

/// <summary>What one block gave: its tallies in their one form, and the hash of them.</summary>
internal sealed class BlockResult : IDisposable
{
    private byte[] bytes;
    private readonly int length;

    private BlockResult(byte[] bytes, int length, long overflows)
    {
        Overflows = overflows;
        this.bytes = bytes;
        this.length = length;
        Hash = SHA256.HashData(Encoded);
    }

    /// <summary>The encoded tallies.</summary>
    public ReadOnlySpan<byte> Encoded => bytes.AsSpan(0, length);

    /// <summary>SHA-256 of the encoded tallies.</summary>
    public byte[] Hash { get; }

    /// <summary>Path values, or their squares, that were too large to be summed or no numbers.</summary>
    public long Overflows { get; }

    /// <summary>Number of bytes held.</summary>
    public int Size => bytes.Length;

    /// <summary>Takes the tallies of a block; carries their exact sums in place.</summary>
    /// <param name="tallies">The tallies.</param>
    /// <param name="exactSums">First tally of each exact sum.</param>
    /// <param name="scratch">A buffer of the calling thread.</param>
    public static BlockResult Of(Span<long> tallies, IReadOnlyList<int> exactSums, ArrayBufferWriter<byte> scratch)
    {
        long overflows = 0;
        foreach (int sum in exactSums)
        {
            ExactSum.Carry(tallies.Slice(sum, ExactSum.Limbs));
            overflows += tallies[sum + ExactSum.Limbs];
        }

        scratch.ResetWrittenCount();
        TallyEncoding.Write(tallies, scratch);
        byte[] bytes = ArrayPool<byte>.Shared.Rent(scratch.WrittenCount);
        scratch.WrittenSpan.CopyTo(bytes);
        return new BlockResult(bytes, scratch.WrittenCount, overflows);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (bytes.Length > 0) ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
    }
}
