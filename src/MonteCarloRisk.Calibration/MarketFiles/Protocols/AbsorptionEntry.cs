using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Liquidations;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>Absorption, as a file says it.</summary>
[Description("The protocol takes over a position with all its collateral, and sells that at a discount; the insurance fund is its reserves.")]
sealed record AbsorptionEntry : LiquidationEntry
{
    [Description("Fraction of its value at which collateral is credited (liquidationFactor), such as 0.95; above the liquidation threshold, at most 1.")]
    [Within("(0, 1]")]
    public required double LiquidationFactor { get; init; }

    [Description("Share of the penalty, 1 less the liquidation factor, that buyers get as discount (storeFrontPriceFactor); by default 0.5.")]
    [Within("[0, 1]")]
    public double StoreFront { get; init; } = 0.5;

    [Description("Reserves at or above which nothing is sold, the insurance fund less what it has given for unsold collateral; by default all is sold.")]
    [Within("[0, 1e18]")]
    public double? TargetReserves { get; init; }

    [Description("Who absorbs: keepers, while they are up, or the protocol itself; by default keepers. What was absorbed is sold to keepers.")]
    public AbsorptionCaller Caller { get; init; } = AbsorptionCaller.Keepers;

    internal override LiquidationMechanism ToMechanism(double liquidationThreshold, JsonPlace place)
    {
        Fractions.CheckAboveZero(LiquidationFactor, place.Member("liquidationFactor"), "a liquidation factor");
        if (LiquidationFactor < liquidationThreshold)
            throw place.Member("liquidationFactor").Refuse(LiquidationFactor, FormattableString.Invariant($"with a liquidation threshold of {liquidationThreshold} each absorption at the threshold would cost the reserves; it is the threshold at least"));
        Fractions.Check(StoreFront, place.Member("storeFront"), "the store front's share of the penalty");
        if (TargetReserves is { } target) Ranges.CheckAmount(target, place.Member("targetReserves"), "the target of the reserves");
        return new LiquidationMechanism.Absorption(LiquidationFactor, StoreFront, TargetReserves) { Caller = Caller };
    }
}
