using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Liquidations;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>Soft liquidation in bands, as a file says it.</summary>
[Description("Collateral lies in price bands and is exchanged little by little as the price falls through them, and back; a loan without health is liquidated outright. The first band begins where a position owes the liquidation threshold.")]
sealed record BandsEntry : LiquidationEntry
{
    // Single precision tells apart what is in a band to A ten-millionths.
    const double LargestAmplification = 1000;
    const double LargestFee = 0.1;

    [Description("A: a band is 1 / A of its upper price wide; such as 100, from 2 to 1000.")]
    [Within("[2, 1000]")]
    public required double Amplification { get; init; }

    [Description("Bands of a position (N), 4 to 50; by default 10.")]
    [Within("[4, 50]")]
    public int Count { get; init; } = 10;

    [Description("Fee on what comes into a band, a fraction, at most 4 / A and 0.1; by default 0.006. Far from the oracle's price bands take more.")]
    [Within("[0, 0.1]")]
    public double Fee { get; init; } = 0.006;

    [Description("What is taken off what the bands come to when it is weighed against the debt, a fraction; by default 0.06.")]
    [Within("[0, 1)")]
    public double LiquidationDiscount { get; init; } = 0.06;

    internal override LiquidationMechanism ToMechanism(double liquidationThreshold, JsonPlace place)
    {
        Fractions.CheckWithin(Amplification, 2, LargestAmplification, place.Member("amplification"), "an amplification");
        if (Count is < LiquidationMechanism.Bands.Fewest or > LiquidationMechanism.Bands.Most) throw place.Member("count").Refuse(Count, "4 to 50 bands");
        Fractions.CheckWithin(Fee, 0, Math.Min(LiquidationMechanism.Bands.Fewest / Amplification, LargestFee), place.Member("fee"), "a fee with this amplification");
        Fractions.CheckBelowOne(LiquidationDiscount, place.Member("liquidationDiscount"), "a discount");
        var bands = new LiquidationMechanism.Bands(Amplification, Count, Fee, LiquidationDiscount);
        if (liquidationThreshold >= bands.LargestThreshold)
            throw place.Member("liquidationDiscount").Refuse(LiquidationDiscount, FormattableString.Invariant($"with a liquidation threshold of {liquidationThreshold} a loan has no health where its bands begin; with these bands it is below {bands.LargestThreshold:0.####}"));
        return bands;
    }
}
