using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Mechanics.Markets;

/// <summary>Depth of a market: the value of what it takes before it must recover, in the numéraire.</summary>
public static class MarketDepth<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>Depth after a time without trade: full - (full - depth) e^(-elapsed / time).</summary>
    /// <param name="depth">Depth of before; it may be above the full one, and falls to it then.</param>
    /// <param name="full">Depth that it returns to, smaller in stress.</param>
    /// <param name="elapsed">Time since.</param>
    /// <param name="time">Time in which all but 1 / e of what is missing returns, in the same unit.</param>
    public static TReal Recover(TReal depth, TReal full, TReal elapsed, TReal time) =>
        TReal.MultiplyAdd(TReal.Exp(-(elapsed / time)), depth - full, full);

    /// <summary>Depth after a sale: max(depth - volume, 0).</summary>
    public static TReal Consume(TReal depth, TReal volume) => TReal.Max(depth - volume, TReal.Of(0f));

    /// <summary>Depth in stress: full / max(stress, 1), stress the volatility of the path over that of the model.</summary>
    public static TReal InStress(TReal full, TReal stress) => full / TReal.Max(stress, TReal.Of(1f));
}
