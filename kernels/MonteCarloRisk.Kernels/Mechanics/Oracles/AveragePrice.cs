using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Mechanics.Oracles;

/// <summary>Averages of a price over time. Times in one unit.</summary>
public static class AveragePrice<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>Exponential average: last e^(-elapsed / time) + price (1 - e^(-elapsed / time)). Source: curvefi/curve-stablecoin curve_stablecoin/price_oracles, and Curve's pools (ma_exp_time).</summary>
    public static TReal Exponential(TReal last, TReal price, TReal elapsed, TReal time)
    {
        TReal weight = TReal.Exp(-(elapsed / time));
        return TReal.MultiplyAdd(weight, last - price, price);
    }

    /// <summary>Accumulator of a time-weighted average: accumulated + price elapsed. Start it anew for each window, since sums of single precision keep seven digits. Source: Uniswap/v2-core contracts/UniswapV2Pair.sol.</summary>
    public static TReal Accumulate(TReal accumulated, TReal price, TReal elapsed) => TReal.MultiplyAdd(price, elapsed, accumulated);

    /// <summary>Arithmetic mean over a window: (last - first) / seconds of two accumulators.</summary>
    public static TReal Mean(TReal first, TReal last, TReal seconds) => (last - first) / seconds;

    /// <summary>Geometric mean over a window: exp((last - first) / seconds) of two accumulators of log prices. Source: Uniswap/v3-core contracts/libraries/Oracle.sol, whose accumulator counts ticks of log(1.0001), rounded down.</summary>
    public static TReal GeometricMean(TReal first, TReal last, TReal seconds) => TReal.Exp((last - first) / seconds);
}
