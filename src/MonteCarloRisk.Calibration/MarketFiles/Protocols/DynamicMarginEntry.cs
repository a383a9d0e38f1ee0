using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Controls;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>A threshold that reacts to volatility, as a file says it.</summary>
[Description("The liquidation threshold falls while the path's volatility of the last day or so is above the model's: 1 - (1 - threshold) (path's / model's)^exponent.")]
public sealed record DynamicMarginEntry
{
    /// <summary>The exponent.</summary>
    [Description("The exponent, above 0 and at most 4; by default 1, margins in proportion to volatility.")]
    [Within("(0, 4]")]
    public double Exponent { get; init; } = 1;

    /// <summary>The least threshold.</summary>
    [Description("The least threshold; above 0, at most the threshold.")]
    [Within("(0, 1]")]
    public required double Least { get; init; }

    internal DynamicMargin ToMargin(double threshold, JsonPlace place)
    {
        if (!(Exponent > 0 && Exponent <= 4)) throw place.Member("exponent").Refuse(Exponent, "an exponent is above 0 and at most 4");
        Fractions.CheckAboveZero(Least, place.Member("least"), "the least threshold");
        if (Least > threshold) throw place.Member("least").Refuse(Least, FormattableString.Invariant($"the threshold itself is {threshold}"));
        return new DynamicMargin(Exponent, Least);
    }
}
