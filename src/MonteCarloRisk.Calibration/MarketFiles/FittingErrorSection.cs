using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("The fitting error: the model is fitted again to resampled histories, and each answer is given a second interval, that of the fit. Only made where this stands.")]
sealed record FittingErrorSection
{
    public const int FewestHistories = 2, MostHistories = 10_000;

    // A block of paths by either seed.
    const long UsualPaths = 1 << 16;

    [Description("Number of resampled histories, up to 10000 and as many as the confidence level needs: 39 or more at 0.95; by default 100.")]
    [Within("[1, 10000]")]
    public int Histories { get; init; } = 100;

    [Description("Paths of each history under each set of rules, half of them by either of two seeds; enough for 20 paths at the targets in each half, at most 1e11. By default 65536, or as many as the targets need.")]
    [Within("[1, 100000000000]")]
    public long? Paths { get; init; }

    [Description("Seed of the resampling, 0 to 2147483647; by default 1.")]
    [Within("[0, 2147483647]")]
    public int Seed { get; init; } = 1;

    /// <summary>The fewest paths that two halves resolve the targets with.</summary>
    public static long FewestPaths(TargetSection target) =>
        (long)(2 * Math.Ceiling(SolvencyTarget.MinimumHits / Math.Min(target.InsolvencyProbability, target.BreachProbability)));

    /// <summary>The paths stated, or the usual number.</summary>
    public long PathsUnder(TargetSection target) => Paths ?? Math.Max(UsualPaths, FewestPaths(target));
}
