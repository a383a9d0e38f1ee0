namespace MonteCarloRisk.Domain.Markets;

/// <summary>How a market is simulated.</summary>
/// <param name="Paths">Number of paths; the most that may be run where a stopping rule ends the run.</param>
/// <param name="Seed">Seed of the random numbers.</param>
/// <param name="Precision">Precision of the path arithmetic.</param>
public sealed record SimulationSettings(long Paths, ulong Seed, Precision Precision)
{
    /// <summary>The most paths that the random numbers address: 2^48.</summary>
    public const long MaximumPaths = 1L << 48;

    /// <summary>When the run stops before its last path; by default it does not.</summary>
    public StoppingRule Stopping { get; init; } = StoppingRule.AllPaths;
}
