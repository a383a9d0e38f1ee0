using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Markets;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>The velocity of a collateral, as a file says it.</summary>
[Description("How often a collateral is pledged: others have pledged on what is pledged to them. For each unit that a liquidation sells, velocity less one are sold by them, a while later.")]
public sealed record CollateralVelocityEntry
{
    const double Most = 10;

    /// <summary>The velocity.</summary>
    [Description("What is pledged in all over what there is of it, 1 to 10; 1 where nobody pledges on what was pledged to him.")]
    [Within("[1, 10]")]
    public required double Velocity { get; init; }

    /// <summary>How fast others sell.</summary>
    [Description("Seconds in which others sell half of what they have to; by default 3600.")]
    [Within("(0, 2592000]")]
    public double UnwindHalfLife { get; init; } = 3600;

    internal CollateralVelocity ToVelocity(bool hasMarket, JsonPlace place)
    {
        Fractions.CheckWithin(Velocity, 1, Most, place.Member("velocity"), "a velocity of collateral, pledges of a unit,");
        Durations.Check(UnwindHalfLife, place.Member("unwindHalfLife"), "a half-life");
        if (!hasMarket) throw place.Fault("forced sales need a price that they lower; depth or venues is missing beside it");
        return new CollateralVelocity(Velocity, UnwindHalfLife);
    }
}
