using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Controls;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>A breaker that watches a measure, as a file says it.</summary>
[Description("Halts all liquidations for a while after a measure of a collateral was last above a bound.")]
public sealed record MeasureBreakerEntry
{
    const double LargestBound = 100;

    /// <summary>The collateral.</summary>
    [Description("The collateral's name.")]
    public required string Asset { get; init; }

    /// <summary>The measure.</summary>
    [Description("oracleDeviation, the oracle's price against the market's as a relative difference of either sign; or stressIndex, the path's volatility of the last day or so over the model's.")]
    public required BreakerMeasure Measure { get; init; }

    /// <summary>The bound.</summary>
    [Description("The bound, such as 0.05 or 3; above 0, at most 100.")]
    [Within("(0, 100]")]
    public required double Bound { get; init; }

    /// <summary>The halt.</summary>
    [Description("Seconds of the halt after the last date above the bound.")]
    [Within("(0, 2592000]")]
    public required double CoolDown { get; init; }

    /// <summary>The soft level.</summary>
    [Description("A lower bound that starts no liquidation of the collateral, and lets open auctions go on; by default there is none.")]
    public SoftLevelEntry? Soft { get; init; }

    internal MeasureBreaker ToBreaker(IReadOnlyCollection<string> collateral, JsonPlace place)
    {
        Names.CheckKnown(Asset, collateral, "collateral", place.Member("asset"));
        if (!(Bound > 0 && Bound <= LargestBound)) throw place.Member("bound").Refuse(Bound, "a bound is above 0 and at most 100; 0.05 is a deviation of 5%, 3 three times the model's volatility");
        Durations.Check(CoolDown, place.Member("coolDown"), "a cool-down");
        return new MeasureBreaker(Asset, Measure, Bound, CoolDown) { Soft = Soft?.ToLevel(Bound, place.Member("soft")) };
    }
}
