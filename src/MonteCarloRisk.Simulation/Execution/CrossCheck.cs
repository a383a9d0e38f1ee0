using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Simulation.Execution;

/// <summary>
/// Recomputes blocks of accelerators on the CPU: the first of each device, each time that it is started, before any of its blocks counts;
/// then a sample drawn from the plan's hash, as long as the checks take no more than a hundredth of the run's time; and a few paths of the last block
/// of each of its runners when the run is over, which a device that goes wrong behind its first block and stays so does not pass.
/// </summary>
internal sealed class CrossCheck(SimulationPlan plan, CpuBackend cpu) : IDisposable
{
    private const double ShareOfTime = 0.01;

    // One block in so many is in the sample, where there is time for it.
    private const uint SampleGap = 4;

    // On the CPU under a hundredth of the first block of the device, which every run has waited for by then.
    private const int TilePaths = 256;

    private readonly Lock gate = new();
    private readonly ArrayBufferWriter<byte> scratch = new();
    private readonly byte[] planHash = Convert.FromHexString(plan.Hash);
    private readonly long started = Stopwatch.GetTimestamp();
    private IBlockRunner? runner;
    private long[] tallies = [];
    private long spent;
    private long longest;

    /// <summary>Checks a block if its device is not proven yet, if it is in the sample, or if it must be.</summary>
    /// <returns>Whether it was not checked or has equal bits.</returns>
    public bool Passes(PathBlock block, BlockResult result, SourceState source, CancellationToken cancellation)
    {
        bool isWanted = result.Overflows > 0 || IsSampled(block.Index);
        if (source.IsProven && !isWanted) return true;
        lock (gate)
        {
            // Another of the device's blocks may have been checked while this one waited.
            if (source.IsProven && !isWanted) return true;
            long start = Stopwatch.GetTimestamp();
            using BlockResult expected = Recompute(block, cancellation);
            long time = Stopwatch.GetElapsedTime(start).Ticks;
            Interlocked.Add(ref spent, time);
            Volatile.Write(ref longest, Math.Max(time, longest));
            if (!expected.Hash.AsSpan().SequenceEqual(result.Hash)) return false;
            source.Proved();
            return true;
        }
    }

    /// <summary>A tile of a block: paths that a device does once more, for <see cref="Passes(PathBlock, BlockResult, CancellationToken)"/>.</summary>
    public static PathBlock TileOf(PathBlock block) => block.First(TilePaths);

    /// <summary>Checks a tile.</summary>
    /// <returns>Whether it has equal bits.</returns>
    public bool Passes(PathBlock tile, BlockResult result, CancellationToken cancellation)
    {
        lock (gate)
        {
            using BlockResult expected = Recompute(tile, cancellation);
            return expected.Hash.AsSpan().SequenceEqual(result.Hash);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => runner?.Dispose();

    private BlockResult Recompute(PathBlock block, CancellationToken cancellation)
    {
        runner ??= plan.PrepareOn(cpu);
        if (tallies.Length == 0) tallies = new long[plan.Tallies];
        runner.Run(block, tallies, cancellation);
        return BlockResult.Of(tallies, plan.ExactSums, scratch);
    }

    private bool IsSampled(long index) =>
        IsDrawn(index) && Volatile.Read(ref spent) + Volatile.Read(ref longest) <= ShareOfTime * Stopwatch.GetElapsedTime(started).Ticks;

    private bool IsDrawn(long index)
    {
        Span<byte> message = stackalloc byte[planHash.Length + sizeof(long)];
        planHash.CopyTo(message);
        BinaryPrimitives.WriteInt64LittleEndian(message[planHash.Length..], index);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(message, hash);
        return BinaryPrimitives.ReadUInt32LittleEndian(hash) % SampleGap == 0;
    }
}
