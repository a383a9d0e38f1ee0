using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;

namespace MonteCarloRisk.Calibration.Synthetic;

/// <summary>What a synthetic data set looks like.</summary>
[Description("Synthetic daily prices: correlated Brownian returns drawn from a seed.")]
public sealed record SyntheticDescription
{
    /// <summary>First day of every series.</summary>
    [Description("First day of every series.")]
    public required DateOnly FirstDay { get; init; }

    /// <summary>Number of days of every series, 2 to 20000.</summary>
    [Description("Number of days of every series, 2 to 20000.")]
    [Within("[2, 20000]")]
    public required int Days { get; init; }

    /// <summary>Seed of the draws.</summary>
    [Description("Seed of the draws, an unsigned 64-bit number.")]
    [Within("[0, 18446744073709551615]")]
    public required ulong Seed { get; init; }

    /// <summary>The assets, in the order of the correlation matrix.</summary>
    [Description("The assets, 1 to 64, in the order of the correlation matrix.")]
    public required IReadOnlyList<SyntheticAsset> Assets { get; init; }

    /// <summary>Correlation of the daily returns, row by row.</summary>
    [Description("Correlation of the daily returns, row by row; symmetric, ones on the diagonal, positive semi-definite.")]
    [Within("[-1, 1]")]
    public required IReadOnlyList<IReadOnlyList<double>> Correlation { get; init; }

    /// <summary>Days of stated returns.</summary>
    [Description("Days of stated returns, such as a crash.")]
    public IReadOnlyList<SyntheticShock> Shocks { get; init; } = [];
}
