using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;

namespace MonteCarloRisk.Calibration.Synthetic;

/// <summary>A day whose returns are stated rather than drawn.</summary>
[Description("A day whose returns are stated rather than drawn.")]
public sealed record SyntheticShock
{
    /// <summary>The day on which the returns end; after the first day.</summary>
    [Description("The day on which the returns end; after the first day.")]
    public required DateOnly Day { get; init; }

    /// <summary>Simple returns of that day by asset name, above -1.</summary>
    [Description("Simple returns of that day by asset name, above -1; other assets are drawn as on any day.")]
    [Within("(-1, )")]
    public required IReadOnlyDictionary<string, double> Returns { get; init; }
}
