using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Backstops;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>Stakers who leave, as a file says it.</summary>
[Description("While the token has fallen stakers give notice, and leave after a cooldown, until which they are slashed.")]
public sealed record StakeRunEntry
{
    /// <summary>The fall.</summary>
    [Description("Fall of the token's market price since the start beyond which they give notice; above 0, below 1.")]
    [Within("(0, 1)")]
    public required double Fall { get; init; }

    /// <summary>The half-life.</summary>
    [Description("Seconds in which half of those who stay have given notice.")]
    [Within("(0, 2592000]")]
    public required double HalfLife { get; init; }

    /// <summary>The cooldown.</summary>
    [Description("Seconds between notice and leaving, such as 1728000, which are 20 days.")]
    [Within("[0, 2592000]")]
    public required double Cooldown { get; init; }

    internal StakeRun ToRun(JsonPlace place)
    {
        if (!(Fall > 0 && Fall < 1)) throw place.Member("fall").Refuse(Fall, "a fall is a fraction above 0 and below 1; 0.2 is 20%");
        Durations.Check(HalfLife, place.Member("halfLife"), "a half-life");
        Durations.CheckOrZero(Cooldown, place.Member("cooldown"), "a cooldown");
        return new StakeRun(Fall, HalfLife, Cooldown);
    }
}
