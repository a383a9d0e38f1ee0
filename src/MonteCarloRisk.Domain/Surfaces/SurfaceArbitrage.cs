namespace MonteCarloRisk.Domain.Surfaces;

/// <summary>Whether a surface of total variances admits static arbitrage. Each check stands on its own: closed conditions on the parameters, and a grid.</summary>
/// <param name="MeetsButterflyConditions">Every expiry meets Gatheral and Jacquier's sufficient conditions: ψ(1 + |ρ|) at most 4 and ψ²(1 + |ρ|) at most 4θ.</param>
/// <param name="MeetsCalendarConditions">Every pair of neighbouring expiries meets Hendriks and Martini's sufficient conditions.</param>
/// <param name="LeastDensity">Least value of Durrleman's g on the grid; the implied density is negative where g is.</param>
/// <param name="LeastCalendarStep">Least growth of total variance from an expiry to the next on the grid, over the total variance at the forward.</param>
public sealed record SurfaceArbitrage(bool MeetsButterflyConditions, bool MeetsCalendarConditions, double LeastDensity, double LeastCalendarStep)
{
    /// <summary>None was found by any check.</summary>
    public bool IsFree => MeetsButterflyConditions && MeetsCalendarConditions && LeastDensity >= 0 && LeastCalendarStep >= 0;
}
