using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Liquidations;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>A stability pool, as a file says it.</summary>
[Description("A pool of deposits cancels the debt of a position for its collateral; what it cannot is passed on to all other positions of the asset. The minimum ratio is 1 over the liquidation threshold.")]
sealed record StabilityPoolEntry : LiquidationEntry
{
    const double LargestRatio = 10;

    [Description("What is deposited today, zero or more.")]
    [Within("[0, 1e18]")]
    public required double Deposits { get; init; }

    [Description("Ratio of all positions of the asset below which recovery mode holds, such as 1.5; by default 0, which is never.")]
    [Within("[0, )")]
    public double CriticalRatio { get; init; }

    [Description("Fraction of the collateral that the liquidator is paid; by default 0.005.")]
    [Within("[0, 1)")]
    public double GasShare { get; init; } = 0.005;

    [Description("What it is paid beside, set aside when the position was opened; by default 0.")]
    [Within("[0, 1e18]")]
    public double GasReserve { get; init; }

    internal override LiquidationMechanism ToMechanism(double liquidationThreshold, JsonPlace place)
    {
        Ranges.CheckAmount(Deposits, place.Member("deposits"), "the deposits");
        if (CriticalRatio != 0 && !(CriticalRatio >= 1 / liquidationThreshold && CriticalRatio <= LargestRatio))
            throw place.Member("criticalRatio").Refuse(CriticalRatio, FormattableString.Invariant($"0, or the minimum ratio, {1 / liquidationThreshold:0.####}, to {LargestRatio}; 1.5 is 150%"));
        Fractions.CheckBelowOne(GasShare, place.Member("gasShare"), "the liquidator's share");
        Ranges.CheckAmount(GasReserve, place.Member("gasReserve"), "a gas reserve");
        return new LiquidationMechanism.StabilityPool(Deposits, CriticalRatio, GasShare, GasReserve);
    }
}
