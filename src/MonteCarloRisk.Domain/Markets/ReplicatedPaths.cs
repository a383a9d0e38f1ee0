namespace MonteCarloRisk.Domain.Markets;

/// <summary>Paths in replications: simulations by a row of seeds, the same ones for everything that is compared.</summary>
/// <param name="Paths">Paths of all replications together.</param>
/// <param name="Replications">Number of seeds, from the market's own on.</param>
public sealed record ReplicatedPaths(long Paths, int Replications)
{
    /// <summary>Sixteen: their Student t at 95% is within 9% of the normal's quantile.</summary>
    public const int UsualReplications = 16;

    /// <summary>A block of paths by each of the usual seeds.</summary>
    public const long UsualPaths = 1L << 19;

    /// <summary>The usual ones.</summary>
    public static ReplicatedPaths Usual { get; } = new(UsualPaths, UsualReplications);

    /// <summary>Paths of one replication.</summary>
    public long PathsEach => (Paths + Replications - 1) / Replications;
}
