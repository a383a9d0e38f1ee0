using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Keepers;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>Gas, as a file says it.</summary>
[Description("What a liquidation costs in gas: the usual cost times exp(x), where x reverts to zero, is pushed up by moves of a reference asset and has noise of its own.")]
public sealed record GasEntry
{
    /// <summary>The usual cost.</summary>
    [Description("Usual cost of one liquidation, zero or more.")]
    public required double CostPerLiquidation { get; init; }

    /// <summary>The reference asset.</summary>
    [Description("The asset whose moves fill the blocks.")]
    public required string ReferenceAsset { get; init; }

    /// <summary>The sensitivity.</summary>
    [Description("By how much x rises for a log return of the reference asset of either sign, 0 to 100; by default 0.")]
    public double MoveSensitivity { get; init; }

    /// <summary>The half-life.</summary>
    [Description("Seconds in which half of x is left; by default 21600.")]
    public double HalfLife { get; init; } = 21_600;

    /// <summary>The deviation.</summary>
    [Description("Standard deviation of x in the long run without moves, 0 to 5; by default 0.")]
    public double Deviation { get; init; }

    internal GasMarket ToMarket(IReadOnlyCollection<string> assets, JsonPlace place)
    {
        Ranges.CheckAmount(CostPerLiquidation, place.Member("costPerLiquidation"), "the cost of a liquidation");
        Names.CheckKnown(ReferenceAsset, assets, "asset", place.Member("referenceAsset"));
        Fractions.CheckWithin(MoveSensitivity, 0, 100, place.Member("moveSensitivity"), "a sensitivity");
        Durations.Check(HalfLife, place.Member("halfLife"), "a half-life");
        Fractions.CheckWithin(Deviation, 0, 5, place.Member("deviation"), "a deviation of log gas");
        return new GasMarket(CostPerLiquidation, ReferenceAsset, MoveSensitivity, HalfLife, Deviation);
    }
}
