using ILGPU;

namespace MonteCarloRisk.Kernels.Memory;

/// <summary>The device entry point that sums up the copies of tallies, see <see cref="DeviceTallies"/>.</summary>
public static class TallyCopies
{
    /// <summary>Sums up one tally.</summary>
    /// <param name="tally">Index of the tally and of the thread.</param>
    /// <param name="copyBits">Number of copies, as a power of two.</param>
    /// <param name="copies">The copies.</param>
    /// <param name="sums">One number a tally.</param>
    public static void Sum(Index1D tally, int copyBits, ArrayView<long> copies, ArrayView<long> sums)
    {
        int first = (int)tally << copyBits;
        long sum = 0;
        for (int copy = 0; copy < 1 << copyBits; copy++) sum += copies[first + copy];
        sums[(int)tally] = sum;
    }
}
