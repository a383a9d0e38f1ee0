using System.ComponentModel;

namespace MonteCarloRisk.MarketData.Cleaning.Policies;

/// <summary>A day from which on a file's prices are of something else. No return is computed across it.</summary>
/// <param name="Day">The first day, UTC, of the new token or unit.</param>
/// <param name="Kind">What changed.</param>
[Description("A day from which on a file's prices are of something else; no return is computed across it.")]
public sealed record SeriesSwitch(
    [property: Description("First day of the new token or unit.")] DateOnly Day,
    [property: Description("A ticker that names another token, whose earlier rows are left out; or a redenomination of the same token, before and after which returns are used.")] SwitchKind Kind);
