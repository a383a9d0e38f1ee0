using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Lending;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>A leverage loop, as a file says it.</summary>
[Description("A leverage loop: the asset owed is borrowed, the collateral bought and supplied, and so on to a leverage. Its owner takes it back while borrowing costs more than the collateral yields.")]
public sealed record LoopEntry
{
    const double MostLeverage = 1000;

    /// <summary>The equity.</summary>
    [Description("What the owner began with, in the asset owed, above zero.")]
    [Within("(0, 1e18]")]
    public required double Equity { get; init; }

    /// <summary>The leverage.</summary>
    [Description("Collateral over equity, above 1; (leverage - 1) x equity is owed.")]
    [Within("(1, 1000]")]
    public required double Leverage { get; init; }

    /// <summary>The price at which the collateral was bought.</summary>
    [Description("What a unit of collateral cost in the asset owed; by default 1.")]
    [Within("(0, 1e18]")]
    public double EntryPrice { get; init; } = 1;

    /// <summary>The yield.</summary>
    [Description("What the collateral yields a year in the asset owed, such as 0.03: above this borrow rate the owner leaves. The model's drift holds the yield itself.")]
    [Within("[0, 10]")]
    public required double StakingYield { get; init; }

    /// <summary>How fast it is taken back.</summary>
    [Description("Seconds in which half of the loop is taken back while he leaves; by default 86400.")]
    [Within("(0, 2592000]")]
    public double UnwindHalfLife { get; init; } = 86_400;

    internal double Units => Leverage * Equity / EntryPrice;

    internal double Debt => (Leverage - 1) * Equity;

    internal LoopUnwinding ToUnwinding(double threshold, JsonPlace place)
    {
        Fractions.CheckAmountAboveZero(Equity, place.Member("equity"), "the equity of a loop");
        if (!(Leverage > 1 && Leverage <= MostLeverage)) throw place.Member("leverage").Refuse(Leverage, "a leverage is above 1 and at most 1000; at 5 four fifths of the collateral are borrowed");
        double owed = (Leverage - 1) / Leverage;
        if (owed >= threshold) throw place.Member("leverage").Refuse(Leverage, FormattableString.Invariant($"{owed:P1} of the collateral would be owed, and it is liquidated above {threshold:P1}; the leverage is below 1 / (1 - threshold)"));
        Fractions.CheckAmountAboveZero(EntryPrice, place.Member("entryPrice"), "an entry price");
        Fractions.CheckWithin(StakingYield, 0, 10, place.Member("stakingYield"), "a yield per year");
        Durations.Check(UnwindHalfLife, place.Member("unwindHalfLife"), "a half-life");
        return new LoopUnwinding(StakingYield, UnwindHalfLife);
    }
}
