using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;

namespace MonteCarloRisk.Calibration.Synthetic;

/// <summary>One asset of a synthetic data set.</summary>
[Description("One asset of a synthetic data set.")]
public sealed record SyntheticAsset
{
    /// <summary>The asset's name and the name of its file, NAME.csv.</summary>
    [Description("The asset's name and the name of its file, NAME.csv; letters, digits, '-', '_' and '.'.")]
    public required string Name { get; init; }

    /// <summary>Close of the last day, above zero.</summary>
    [Description("Close of the last day, above zero.")]
    [Within("(0, )")]
    public required double FinalPrice { get; init; }

    /// <summary>Volatility per square-root year, 0 to 2.</summary>
    [Description("Volatility per square-root year as a fraction, 0 to 2.")]
    [Within("[0, 2]")]
    public required double Volatility { get; init; }
}
