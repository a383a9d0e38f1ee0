using System.ComponentModel;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Domain.Protocols.Lending;

namespace MonteCarloRisk.Calibration.MarketFiles.Protocols;

/// <summary>An interest curve, as a file says it.</summary>
[Description("A borrow rate that rises with utilization, debt over what is supplied, more steeply beyond a kink.")]
public sealed record InterestEntry
{
    const double LargestRate = 20;

    /// <summary>The base rate.</summary>
    [Description("Rate per year at no utilization; by default 0.")]
    [Within("[0, 20]")]
    public double BaseRate { get; init; }

    /// <summary>The first slope.</summary>
    [Description("What the rate rises by to the kink, such as 0.04.")]
    [Within("[0, 20]")]
    public required double Slope1 { get; init; }

    /// <summary>The second slope.</summary>
    [Description("What it rises by from there to full utilization, such as 0.6.")]
    [Within("[0, 20]")]
    public required double Slope2 { get; init; }

    /// <summary>The kink.</summary>
    [Description("The kink, such as 0.9; above 0, below 1.")]
    [Within("(0, 1)")]
    public required double OptimalUtilization { get; init; }

    /// <summary>The reserve factor.</summary>
    [Description("Fraction of the interest that the protocol keeps; by default 0.1.")]
    [Within("[0, 1]")]
    public double ReserveFactor { get; init; } = 0.1;

    /// <summary>The supply.</summary>
    [Description("What lenders have supplied today, at least the debt of all positions.")]
    [Within("[0, 1e18]")]
    public required double Supplied { get; init; }

    /// <summary>The cap.</summary>
    [Description("The most that may be owed; by default there is no limit. A cap below what is owed forces nobody out: it bounds what is still lent.")]
    [Within("[0, 1e18]")]
    public double? BorrowCap { get; init; }

    /// <summary>When lenders leave.</summary>
    [Description("When lenders leave; by default they stay.")]
    public LenderRunEntry? LenderRun { get; init; }

    internal InterestCurve ToCurve(double debt, JsonPlace place)
    {
        Fractions.CheckWithin(BaseRate, 0, LargestRate, place.Member("baseRate"), "a rate per year");
        Fractions.CheckWithin(Slope1, 0, LargestRate, place.Member("slope1"), "a slope");
        Fractions.CheckWithin(Slope2, 0, LargestRate, place.Member("slope2"), "a slope");
        if (!(OptimalUtilization > 0 && OptimalUtilization < 1)) throw place.Member("optimalUtilization").Refuse(OptimalUtilization, "a kink is above 0 and below 1; 0.9 is 90%");
        Fractions.Check(ReserveFactor, place.Member("reserveFactor"), "a reserve factor");
        Ranges.CheckAmount(Supplied, place.Member("supplied"), "the supply");
        if (!(Supplied >= debt)) throw place.Member("supplied").Refuse(Supplied, FormattableString.Invariant($"positions owe {debt}, which lenders have supplied at least"));
        if (BorrowCap is { } cap) Ranges.CheckAmount(cap, place.Member("borrowCap"), "a borrow cap");
        return new InterestCurve(BaseRate, Slope1, Slope2, OptimalUtilization, ReserveFactor, Supplied) { BorrowCap = BorrowCap, Run = LenderRun?.ToRun(place.Member("lenderRun")) };
    }
}
