using System.Runtime.CompilerServices;
using ILGPU;

namespace MonteCarloRisk.Kernels.Memory;

/// <summary>
/// Tallies in a device's memory, added to by all its threads. Few tallies would be a queue for many threads, so they are kept in several
/// copies, one beside the other: neighbouring threads add to neighbouring copies, which <see cref="TallyCopies"/> sums up in the end.
/// </summary>
public readonly struct DeviceTallies : ITallies
{
    private readonly ArrayView<long> values;
    private readonly int copyBits;
    private readonly int copy;

    /// <summary>Names the buffer, in which copy c of tally t stands at t * 2^copyBits + c, and the thread, which takes one copy.</summary>
    public DeviceTallies(ArrayView<long> values, int copyBits, int thread)
    {
        this.values = values;
        this.copyBits = copyBits;
        copy = thread & ((1 << copyBits) - 1);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int tally, long amount) => Atomic.Add(ref values[(tally << copyBits) + copy], amount);
}
