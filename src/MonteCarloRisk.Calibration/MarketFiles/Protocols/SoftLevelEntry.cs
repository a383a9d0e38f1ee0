using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Controls;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>The soft level of a breaker, as a file says it.</summary>
[Description("A lower bound that starts no liquidation of the collateral, and lets auctions that are open go on.")]
public sealed record SoftLevelEntry
{
    /// <summary>The bound.</summary>
    [Description("The bound of what the breaker watches; above 0, below the hard one.")]
    [Within("(0, )")]
    public required double Bound { get; init; }

    /// <summary>How long it holds.</summary>
    [Description("Seconds for which it holds after the last date above the bound.")]
    [Within("(0, 2592000]")]
    public required double CoolDown { get; init; }

    /// <summary>Health without it.</summary>
    [Description("Health below which positions are liquidated all the same, 0 to 1; by default 0, where none are.")]
    [Within("[0, 1]")]
    public double LeastHealth { get; init; }

    internal SoftLevel ToLevel(double hard, JsonPlace place)
    {
        if (!(Bound > 0 && Bound < hard)) throw place.Member("bound").Refuse(Bound, FormattableString.Invariant($"a soft bound is above 0 and below the hard one, {hard}"));
        Durations.Check(CoolDown, place.Member("coolDown"), "a cool-down");
        Fractions.Check(LeastHealth, place.Member("leastHealth"), "a health");
        return new SoftLevel(Bound, CoolDown, LeastHealth);
    }
}
