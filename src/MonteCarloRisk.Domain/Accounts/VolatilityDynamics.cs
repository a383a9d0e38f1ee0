using System.Text.Json.Serialization;
using MonteCarloRisk.Domain.Surfaces;

namespace MonteCarloRisk.Domain.Accounts;

/// <summary>How the implied volatility of an option moves along a path; at the start it is the contract's own. Where none is given it stays (sticky strike).</summary>
/// <param name="Bounds">Between which it stays.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(StickyDelta), "stickyDelta")]
[JsonDerivedType(typeof(StickyMoneyness), "stickyMoneyness")]
[JsonDerivedType(typeof(SpotBeta), "spot")]
[JsonDerivedType(typeof(OwnVariance), "ownVariance")]
public abstract record VolatilityDynamics(VolatilityBounds Bounds)
{
    /// <summary>A smile of the contract's expiry that moves with the forward.</summary>
    /// <param name="Slice">Total variance to the expiry by log-moneyness ln(strike / forward), today.</param>
    /// <param name="Bounds">Between which the volatility stays.</param>
    public abstract record Smile(SsviSlice Slice, VolatilityBounds Bounds) : VolatilityDynamics(Bounds);

    /// <summary>The smile keeps its volatilities by log-moneyness over the root of the time left, and so by delta.</summary>
    /// <param name="Slice">Total variance to the expiry by log-moneyness ln(strike / forward), today.</param>
    /// <param name="Bounds">Between which the volatility stays.</param>
    public sealed record StickyDelta(SsviSlice Slice, VolatilityBounds Bounds) : Smile(Slice, Bounds);

    /// <summary>The smile keeps its volatilities by log-moneyness.</summary>
    /// <param name="Slice">Total variance to the expiry by log-moneyness ln(strike / forward), today.</param>
    /// <param name="Bounds">Between which the volatility stays.</param>
    public sealed record StickyMoneyness(SsviSlice Slice, VolatilityBounds Bounds) : Smile(Slice, Bounds);

    /// <summary>The volatility moves against the spot: d ln volatility = -beta d ln spot.</summary>
    /// <param name="Beta">Rise of the log volatility by fall of the log spot.</param>
    /// <param name="Damping">How beta falls with the time left.</param>
    /// <param name="Bounds">Between which the volatility stays.</param>
    public sealed record SpotBeta(double Beta, TermDamping Damping, VolatilityBounds Bounds) : VolatilityDynamics(Bounds);

    /// <summary>The same, times the root of the variance that the model itself expects over the time left, over what it expects of it today.</summary>
    /// <param name="Beta">Rise of the log volatility by fall of the log spot, beside what the variance does.</param>
    /// <param name="Damping">How beta falls with the time left.</param>
    /// <param name="Bounds">Between which the volatility stays.</param>
    public sealed record OwnVariance(double Beta, TermDamping Damping, VolatilityBounds Bounds) : VolatilityDynamics(Bounds);
}
