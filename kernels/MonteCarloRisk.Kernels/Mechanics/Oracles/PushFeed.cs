using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Mechanics.Oracles;

/// <summary>A feed that reporters push: a new price when it is off the last one by more than a threshold, or when the last one is old. Times in seconds.</summary>
/// <remarks>Source: Chainlink's data feeds, whose contracts store what their network reports by these two rules.</remarks>
public static class PushFeed<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>Where an update is due: |price - reported| &gt; deviation reported, or elapsed &gt;= heartbeat.</summary>
    /// <param name="price">Price of the market, above zero.</param>
    /// <param name="reported">Last reported price, above zero.</param>
    /// <param name="elapsed">Time since it was reported.</param>
    /// <param name="deviation">Threshold as a fraction, 0.005 for half a percent.</param>
    /// <param name="heartbeat">Longest time between reports.</param>
    public static TMask IsDue(TReal price, TReal reported, TReal elapsed, TReal deviation, TReal heartbeat) =>
        TReal.LessThan(deviation * reported, TReal.Abs(price - reported)) | TReal.LessOrEqual(heartbeat, elapsed);

    /// <summary>Whether a price is too old to be used: elapsed &gt; most.</summary>
    public static TMask IsStale(TReal elapsed, TReal most) => TReal.LessThan(most, elapsed);

    /// <summary>A price held within bounds, as an aggregator with minAnswer and maxAnswer reports it: below the floor it reports the floor, whatever the market does.</summary>
    public static TReal Bounded(TReal price, TReal floor, TReal cap) => TReal.Min(TReal.Max(price, floor), cap);

    /// <summary>The lower end of a price with a confidence interval, for collateral: price - multiple confidence, at least zero. The upper end, for debt, has a multiple below zero.</summary>
    public static TReal Conservative(TReal price, TReal confidence, TReal multiple) =>
        TReal.Max(TReal.NegatedMultiplyAdd(multiple, confidence, price), TReal.Of(0f));

    /// <summary>Whether an interval is too wide for the price to be used: confidence &gt; most price.</summary>
    public static TMask IsUncertain(TReal price, TReal confidence, TReal most) => TReal.LessThan(most * price, confidence);
}
