namespace MonteCarloRisk.Domain.Markets;

/// <summary>How a market is simulated.</summary>
/// <param name="Paths">Number of paths.</param>
/// <param name="Seed">Seed of the random numbers.</param>
/// <param name="Precision">Precision of the path arithmetic.</param>
public sealed record SimulationSettings(long Paths, ulong Seed, Precision Precision)
{
    /// <summary>The most paths that the random numbers address: 2^48.</summary>
    public const long MaximumPaths = 1L << 48;
}
