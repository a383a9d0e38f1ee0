using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("Caps: how far the accounts that hold an asset may grow, all in the same proportion, before bad debt is beyond the insurance fund with target.beyondBackstopProbability under the recommended rules. Only made where this stands.")]
sealed record CapSection
{
    [Description("The assets, each held as collateral by an account.")]
    public required IReadOnlyList<string> Assets { get; init; }

    [Description("Paths of every size that the last stage of the search looks at, enough for 20 that hit at the target; by default enough for 100, and 131072 at the least.")]
    [Within("[1, 281474976710656]")]
    public long? Paths { get; init; }

    public CapStudy ToStudy(double target) => new(Assets, Paths ?? CapStudy.UsualPaths(target));
}
