using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Calibration.MarketFiles;

[Description("Caps: how far the accounts that hold an asset, have a position in a perpetual or have written an option may grow, all in the same proportion, before bad debt is beyond the insurance fund with target.beyondBackstopProbability under the recommended rules. Only made where this stands.")]
sealed record CapSection
{
    [Description("The assets, each held as collateral by an account; of assets, perpetuals and options one or more in all.")]
    public IReadOnlyList<string> Assets { get; init; } = [];

    [Description("The perpetuals, each with a position of an account: caps on open interest.")]
    public IReadOnlyList<string> Perpetuals { get; init; } = [];

    [Description("The listed options, each written by an account: caps on open interest.")]
    public IReadOnlyList<string> Options { get; init; } = [];

    [Description("Paths of every size that the last stage of the search looks at, enough for 20 that hit at the target; by default enough for 100, 131072 at the least and 1e11 at the most.")]
    [Within("[1, 100000000000]")]
    public long? Paths { get; init; }

    public CapStudy ToStudy(double target) => new(Assets, Paths ?? Math.Min(CapStudy.UsualPaths(target), Lengths.MostPaths)) { Perpetuals = Perpetuals, Options = Options };
}
