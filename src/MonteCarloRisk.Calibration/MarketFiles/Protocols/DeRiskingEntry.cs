using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Lending;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>Owners who repay before they are liquidated, as a file says it.</summary>
[Description("Owners who sell collateral and repay before they are liquidated, in the same market as liquidators, while the whole of it would pay their debt.")]
public sealed record DeRiskingEntry
{
    const double LargestHealth = 100;

    /// <summary>Health below which they do.</summary>
    [Description("Health, threshold times collateral over debt at the oracle's price, below which they do; 1 to 100, such as 1.1.")]
    [Within("[1, 100]")]
    public required double Level { get; init; }

    /// <summary>Health that they come back to.</summary>
    [Description("Health that they come back to; the level to 100.")]
    [Within("[1, 100]")]
    public required double Target { get; init; }

    /// <summary>How many do.</summary>
    [Description("Fraction of the owners who are attentive, above 0; by default 1. Below it a position is two: the second, the others, has its name with \", inattentive\".")]
    [Within("(0, 1]")]
    public double Attentive { get; init; } = 1;

    /// <summary>How fast they are.</summary>
    [Description("Seconds in which half of the way back is made; by default 0, at once.")]
    [Within("[0, 2592000]")]
    public double HalfLife { get; init; }

    internal void Check(LiquidationEntry liquidation, JsonPlace place)
    {
        if (liquidation is BandsEntry or StabilityPoolEntry) throw place.Fault("in bands, and under a stability pool, nobody repays early");
        Fractions.CheckWithin(Level, 1, LargestHealth, place.Member("level"), "a health below which owners repay");
        Fractions.CheckWithin(Target, Level, LargestHealth, place.Member("target"), "a health that owners come back to");
        Fractions.CheckAboveZero(Attentive, place.Member("attentive"), "a share of attentive owners");
        Durations.CheckOrZero(HalfLife, place.Member("halfLife"), "a half-life");
    }

    /// <summary>A position as those who repay early, and the others.</summary>
    internal IEnumerable<LendingPosition> Split(LendingPosition position)
    {
        var owners = new DeRisking(Level, Target, HalfLife);
        yield return position with { Units = Attentive * position.Units, Debt = Attentive * position.Debt, DeRisking = owners };
        if (Attentive < 1) yield return position with { Name = position.Name + ", inattentive", Units = (1 - Attentive) * position.Units, Debt = (1 - Attentive) * position.Debt };
    }
}
