using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Liquidations;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>A discount that grows as health falls, as a file says it.</summary>
[Description("A liquidator takes over debt against collateral at a discount that is what health lacks to 1.")]
sealed record ReverseDiscountEntry : LiquidationEntry
{
    [Description("Largest discount (maxLiquidationDiscount), such as 0.15; 0 to below 1.")]
    [Within("[0, 1)")]
    public required double MaxDiscount { get; init; }

    [Description("Debt without collateral that is bad at once if it is this or more; less of it stays with the position. By default 0.")]
    [Within("[0, 1e18]")]
    public double LeastSocialized { get; init; }

    internal override LiquidationMechanism ToMechanism(double liquidationThreshold, JsonPlace place)
    {
        Fractions.CheckBelowOne(MaxDiscount, place.Member("maxDiscount"), "a discount");
        Ranges.CheckAmount(LeastSocialized, place.Member("leastSocialized"), "the least debt that is socialized");
        return new LiquidationMechanism.ReverseDiscount(MaxDiscount, LeastSocialized);
    }
}
