using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Mechanics.Oracles;

/// <summary>Median of an odd number of sources, by minima and maxima alone. A source that failed takes part with the last price that it reported.</summary>
public static class MedianPrice<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>Of three.</summary>
    public static TReal Of(TReal a, TReal b, TReal c) => TReal.Max(TReal.Min(a, b), TReal.Min(TReal.Max(a, b), c));

    /// <summary>Of five: the median of the third source, the larger of the pairs' lows and the smaller of their highs.</summary>
    public static TReal Of(TReal a, TReal b, TReal c, TReal d, TReal e) => Of(
        c,
        TReal.Max(TReal.Min(a, b), TReal.Min(d, e)),
        TReal.Min(TReal.Max(a, b), TReal.Max(d, e)));
}
