namespace MonteCarloRisk.Simulation.Plans;

/// <summary>How many steps are served by one batch of draws.</summary>
internal static class DrawBatch
{
    // A batch shorter than this leaves a core waiting between stages; a longer one takes more of a device's cache.
    private const int Draws = 16;

    private const int DrawsPerBlock = 4;

    /// <summary>The least power of two that makes a batch long enough, and a multiple of four draws.</summary>
    /// <param name="drawsPerStep">Draws of one step.</param>
    /// <param name="fewest">The fewest steps of a batch, a power of two.</param>
    public static int Steps(int drawsPerStep, int fewest) => Steps(drawsPerStep, fewest, Draws);

    /// <summary>The least power of two that makes a multiple of four draws.</summary>
    /// <param name="drawsPerStep">Draws of one step.</param>
    /// <param name="fewest">The fewest steps of a batch, a power of two.</param>
    public static int FewestSteps(int drawsPerStep, int fewest) => Steps(drawsPerStep, fewest, DrawsPerBlock);

    private static int Steps(int drawsPerStep, int fewest, int draws)
    {
        int steps = fewest;
        while (steps * drawsPerStep < draws || steps * drawsPerStep % DrawsPerBlock != 0) steps *= 2;
        return steps;
    }
}
