namespace MonteCarloRisk.Domain.Markets;

/// <summary>Asks how far the accounts that hold an asset, have a position in a perpetual or have written an option may grow before bad debt is beyond the insurance fund too often.</summary>
/// <param name="Assets">The assets, each held by an account.</param>
/// <param name="Paths">Paths of the last stage of the search, of every size that it looks at.</param>
public sealed record CapStudy(IReadOnlyList<string> Assets, long Paths)
{
    /// <summary>The perpetuals, each with a position of an account.</summary>
    public IReadOnlyList<string> Perpetuals { get; init; } = [];

    /// <summary>The listed options, each written by an account.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>The smallest and the largest size that is looked at, as multiples of today's.</summary>
    public const double SmallestScale = 0.01, LargestScale = 100;

    /// <summary>Paths where nothing is said of them: a hundred that hit at the target, and four blocks at the least.</summary>
    /// <param name="target">The target probability, in (0, 1).</param>
    public static long UsualPaths(double target) => Math.Max(1L << 17, (long)Math.Ceiling(100 / target));
}
