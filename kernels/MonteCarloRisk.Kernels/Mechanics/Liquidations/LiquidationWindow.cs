using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Mechanics.Liquidations;

/// <summary>Synthetix' third perpetuals: margins that grow with a position's share of the market, and a limit to what is liquidated within a window. Sizes in units.</summary>
/// <remarks>Source: Synthetixio/synthetix-v3 markets/perps-market/contracts/storage/PerpsMarketConfiguration.sol, GlobalPerpsMarketConfiguration.sol. The contract works with 18 decimals, rounding down.</remarks>
public static class LiquidationWindow<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>Initial margin ratio: |size| / skewScale initialRatio + minimumRatio. The maintenance ratio is it times a scalar.</summary>
    public static TReal InitialRatio(TReal size, TReal skewScale, TReal initialRatio, TReal minimumRatio) =>
        TReal.MultiplyAdd(TReal.Abs(size) / skewScale, initialRatio, minimumRatio);

    /// <summary>Units that may be liquidated within a window: (makerFee + takerFee) skewScale multiplier seconds.</summary>
    public static TReal Capacity(TReal makerFee, TReal takerFee, TReal skewScale, TReal multiplier, TReal seconds) =>
        (makerFee + takerFee) * skewScale * multiplier * seconds;

    /// <summary>
    /// What may be liquidated of a position now: all that the window has left; once it is full, as much as it holds again where the market's premium is no
    /// larger than the largest, else nothing.
    /// </summary>
    /// <param name="size">Units to liquidate, at or above zero.</param>
    /// <param name="capacity">Units within a window.</param>
    /// <param name="used">Units liquidated within it before.</param>
    /// <param name="premium">|skew / skewScale|, what the market's price is off the index.</param>
    /// <param name="mostPremium">maxLiquidationPd.</param>
    public static TReal Permitted(TReal size, TReal capacity, TReal used, TReal premium, TReal mostPremium)
    {
        TReal zero = TReal.Of(0f);
        TReal left = TReal.Max(capacity - used, zero);
        TReal beyond = TReal.Select(TReal.LessOrEqual(premium, mostPremium), capacity, zero);
        return TReal.Min(size, TReal.SelectLessThan(zero, left, left, beyond));
    }

    /// <summary>What a keeper is paid: min(max(least, reward + costs), most).</summary>
    public static TReal Reward(TReal reward, TReal costs, TReal least, TReal most) => TReal.Min(TReal.Max(least, reward + costs), most);
}
