namespace MonteCarloRisk.Simulation.Plans;

/// <summary>A block of consecutive paths; what it adds to the tallies depends on the plan and its index alone.</summary>
/// <param name="Index">Index of the block.</param>
/// <param name="FirstPath">Index of its first path.</param>
/// <param name="PathCount">Number of its paths.</param>
public readonly record struct PathBlock(long Index, long FirstPath, int PathCount)
{
    /// <summary>High bits of its paths: the same for all, since blocks do not straddle 2^32.</summary>
    public uint PathHigh => (uint)(FirstPath >> 32);

    /// <summary>Its first paths, as a block of their own.</summary>
    /// <param name="paths">How many, one or more; no more than it has are taken.</param>
    public PathBlock First(int paths)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(paths, 1);
        return this with { PathCount = Math.Min(paths, PathCount) };
    }

    /// <summary>Low 32 bits of its first path.</summary>
    public uint FirstPathLow => (uint)FirstPath;
}
