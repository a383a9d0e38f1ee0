using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Controls;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>A circuit breaker, as a file says it.</summary>
[Description("Halts all liquidations for a while after a collateral's market price has moved by more than a limit within a window.")]
public sealed record CircuitBreakerEntry
{
    /// <summary>The collateral.</summary>
    [Description("The collateral's name.")]
    public required string Asset { get; init; }

    /// <summary>The limit.</summary>
    [Description("Relative move of either sign, above 0 and at most 1.")]
    [Within("(0, 1]")]
    public required double Move { get; init; }

    /// <summary>The window.</summary>
    [Description("Seconds of the window.")]
    [Within("(0, 2592000]")]
    public required double Window { get; init; }

    /// <summary>The halt.</summary>
    [Description("Seconds of the halt.")]
    [Within("(0, 2592000]")]
    public required double CoolDown { get; init; }

    /// <summary>The soft level.</summary>
    [Description("A lower bound that starts no liquidation of the collateral, and lets open auctions go on; by default there is none.")]
    public SoftLevelEntry? Soft { get; init; }

    internal CircuitBreaker ToBreaker(IReadOnlyCollection<string> collateral, JsonPlace place)
    {
        Names.CheckKnown(Asset, collateral, "collateral", place.Member("asset"));
        Fractions.CheckAboveZero(Move, place.Member("move"), "a move");
        Durations.Check(Window, place.Member("window"), "a window");
        Durations.Check(CoolDown, place.Member("coolDown"), "a cool-down");
        return new CircuitBreaker(Asset, Move, Window, CoolDown) { Soft = Soft?.ToLevel(Move, place.Member("soft")) };
    }
}
