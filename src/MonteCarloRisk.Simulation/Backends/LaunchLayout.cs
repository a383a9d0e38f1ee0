namespace MonteCarloRisk.Simulation.Backends;

/// <summary>How a block is cut into launches of a device, and how many copies of its tallies the threads add to. No result depends on it.</summary>
/// <param name="LaunchPaths">Paths of a launch, a power of two.</param>
/// <param name="CopyBits">Number of copies of the tallies, as a power of two.</param>
internal sealed record LaunchLayout(int LaunchPaths, int CopyBits)
{
    /// <summary>Paths of the smallest launch.</summary>
    public const int LeastPaths = 1024;

    // As many as a warp has threads, so that its additions to one tally are neighbours in memory and none waits for another.
    private const int MostCopyBits = 5;
    private const long MostCopyBytes = 4L << 20;

    // Slots and tallies are addressed by 32-bit indices.
    private const long MostElements = int.MaxValue;

    /// <summary>The layout of a plan on a device.</summary>
    /// <param name="shape">How work is cut for the device.</param>
    /// <param name="memory">Bytes for all blocks in flight; each gets an equal share.</param>
    /// <param name="slots">State slots of a path.</param>
    /// <param name="slotBytes">Bytes of a slot.</param>
    /// <param name="tallies">Number of tallies.</param>
    /// <param name="paths">Paths of the whole run.</param>
    public static LaunchLayout Of(DeviceShape shape, long memory, int slots, int slotBytes, int tallies, long paths)
    {
        long share = memory / shape.Concurrency;
        int copyBits = MostCopyBits;
        while (copyBits > 0 && ((long)tallies << copyBits) * sizeof(long) > Math.Min(MostCopyBytes, share / 4)) copyBits--;

        long rest = share - (((long)tallies << copyBits) * sizeof(long));
        int launch = shape.LaunchPaths;
        bool IsTooLarge() => (long)slots * launch > MostElements || (long)slots * launch * slotBytes > rest || launch / 2 >= paths;
        while (launch > LeastPaths && IsTooLarge()) launch /= 2;
        return new LaunchLayout(launch, copyBits);
    }
}
