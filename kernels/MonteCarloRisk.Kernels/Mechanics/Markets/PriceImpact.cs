using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Mechanics.Markets;

/// <summary>What selling brings and does to the price. Volumes are values in the numéraire at the price of before, at or above zero.</summary>
public static class PriceImpact<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>Share by which the price falls, linearly: min(volume / depth, 1), depth the value at whose sale nothing would be left. Source: A. Kyle, Continuous auctions and insider trading, Econometrica 53 (1985).</summary>
    public static TReal LinearFall(TReal volume, TReal depth) => TReal.Min(volume / depth, TReal.Of(1f));

    /// <summary>What a sale brings under a linear fall: volume (1 - volume / (2 depth)), of a volume up to the depth; more brings no more.</summary>
    public static TReal LinearProceeds(TReal volume, TReal depth)
    {
        TReal sold = TReal.Min(volume, depth);
        return sold * TReal.NegatedMultiplyAdd(TReal.Of(0.5f), sold / depth, TReal.Of(1f));
    }

    /// <summary>
    /// Mean slippage by the square root: min(impact sqrt(volume / daily), 1), impact a number of order one times the daily volatility, daily the volume of a
    /// day. Source: B. Tóth and others, Anomalous price impact and the critical nature of liquidity in financial markets, Phys. Rev. X 1 (2011).
    /// </summary>
    public static TReal RootSlippage(TReal volume, TReal daily, TReal impact) => TReal.Min(impact * TReal.Sqrt(volume / daily), TReal.Of(1f));

    /// <summary>What a sale brings under the square root: v (1 - impact sqrt(v / daily)) of v = min(volume, daily (2 / (3 impact))²), since more would bring less.</summary>
    public static TReal RootProceeds(TReal volume, TReal daily, TReal impact)
    {
        TReal turn = TReal.Of(2f) / (TReal.Of(3f) * impact);
        TReal sold = TReal.Min(volume, daily * (turn * turn));
        return sold * (TReal.Of(1f) - RootSlippage(sold, daily, impact));
    }

    /// <summary>Price after a sale: price (1 - permanent fall), permanent the share of the fall that stays.</summary>
    public static TReal PriceAfter(TReal price, TReal fall, TReal permanent) => price * TReal.NegatedMultiplyAdd(permanent, fall, TReal.Of(1f));
}
