namespace MonteCarloRisk.Domain.Protocols.Lending;

/// <summary>A borrow rate that rises with utilization, debt over what is supplied, more steeply beyond a kink.</summary>
/// <param name="BaseRate">Rate per year at no utilization, zero or more.</param>
/// <param name="Slope1">What the rate rises by to the kink, zero or more.</param>
/// <param name="Slope2">What it rises by from there to full utilization, zero or more.</param>
/// <param name="OptimalUtilization">The kink, in (0, 1).</param>
/// <param name="ReserveFactor">Fraction of the interest that the protocol keeps, in [0, 1].</param>
/// <param name="Supplied">What lenders have supplied today, at least the debt.</param>
public sealed record InterestCurve(double BaseRate, double Slope1, double Slope2, double OptimalUtilization, double ReserveFactor, double Supplied)
{
    /// <summary>The most that may be owed; null where there is no limit. A cap below what is owed forces nobody out: it bounds what is still lent.</summary>
    public double? BorrowCap { get; init; }

    /// <summary>When lenders leave; null where they stay.</summary>
    public LenderRun? Run { get; init; }
}
