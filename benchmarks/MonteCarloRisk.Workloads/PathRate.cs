namespace MonteCarloRisk.Workloads;

/// <summary>Paths that were run, and the wall time that they took.</summary>
public readonly record struct PathRate(long Paths, TimeSpan Elapsed)
{
    /// <summary>Nanoseconds a path.</summary>
    public double NanosecondsPerPath => Elapsed.TotalNanoseconds / Paths;
}
