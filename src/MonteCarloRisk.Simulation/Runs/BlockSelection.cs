using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MonteCarloRisk.Simulation.Runs;

/// <summary>Which blocks of a stored run are recomputed.</summary>
public abstract record BlockSelection
{
    /// <summary>All of them, and then their sum.</summary>
    public static BlockSelection All { get; } = new EveryBlock();

    /// <summary>So many, drawn from a seed and the run's key.</summary>
    /// <param name="Count">How many, one or more; null for a hundredth, and 16 at the least.</param>
    /// <param name="Seed">The seed.</param>
    public sealed record Sample(long? Count, ulong Seed) : BlockSelection
    {
        private const long Least = 16;
        private const long Share = 100;

        internal override IReadOnlySet<long>? Choose(string key, long blocks)
        {
            long count = Count ?? Math.Max(Least, blocks / Share);
            if (count >= blocks) return null;
            var chosen = new HashSet<long>();
            for (long draw = 0; chosen.Count < count; draw++) chosen.Add(Draw(key, draw, blocks));
            return chosen;
        }

        // The bias of the remainder is below 2^-16 for any number of blocks that a plan can have.
        private long Draw(string key, long draw, long blocks)
        {
            byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{key}/{Seed}/{draw}")));
            return (long)(BinaryPrimitives.ReadUInt64LittleEndian(hash) % (ulong)blocks);
        }
    }

    private sealed record EveryBlock : BlockSelection
    {
        internal override IReadOnlySet<long>? Choose(string key, long blocks) => null;
    }

    /// <summary>The indices chosen of so many blocks; null for every one.</summary>
    internal abstract IReadOnlySet<long>? Choose(string key, long blocks);
}
