using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Oracles;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>The interval of a price, as a file says it.</summary>
[Description("An interval about the price, wider where the path's volatility of the last day or so is above the model's.")]
public sealed record ConfidenceEntry
{
    const double LargestMultiple = 100;

    /// <summary>Half of it.</summary>
    [Description("Half of the interval over the price while volatility is as usual, such as 0.001; above 0, below 1.")]
    [Within("(0, 1)")]
    public required double Width { get; init; }

    /// <summary>By how much collateral counts for less.</summary>
    [Description("Collateral is worth the price less this multiple of half the interval, 0 to 100; by default 1.")]
    [Within("[0, 100]")]
    public double Multiple { get; init; } = 1;

    /// <summary>The widest.</summary>
    [Description("Half intervals above this fraction of the price stop liquidations of the asset; by default none does.")]
    [Within("(0, 1]")]
    public double? Most { get; init; }

    internal PriceConfidence ToConfidence(JsonPlace place)
    {
        if (!(Width > 0 && Width < 1)) throw place.Member("width").Refuse(Width, "half of an interval over the price is above 0 and below 1; 0.001 is a tenth of a percent");
        Fractions.CheckWithin(Multiple, 0, LargestMultiple, place.Member("multiple"), "a multiple of the interval");
        if (Most is { } most) Fractions.CheckAboveZero(most, place.Member("most"), "the widest half interval");
        if (Most < Width) throw place.Member("most").Refuse(Most, FormattableString.Invariant($"the usual width, {Width}, is above it, so that nobody would ever be liquidated"));
        return new PriceConfidence(Width, Multiple, Most);
    }
}
