using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Mechanics.Oracles;

/// <summary>crvUSD's guard of its exchange against jumps of the oracle: a price may not move by more than a ratio at once, and a move raises the fee, which goes away over a delay.</summary>
/// <remarks>
/// Source: curvefi/curve-stablecoin curve_stablecoin/AMM.vy (limit_p_o). Once the delay is past since the last trade, neither limit nor fee holds,
/// so a market without trades takes any price.
/// </remarks>
public static class ChangeGuard<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>
    /// With r the smaller over the larger of price and last price, at least 1 / most change:
    /// fee = min((last fee + 1 - r³) (delay - elapsed) / delay, just below one).
    /// </summary>
    /// <param name="price">Price of the oracle, above zero.</param>
    /// <param name="last">Price and fee of the last trade.</param>
    /// <param name="elapsed">Time since it, in seconds.</param>
    /// <param name="terms">Terms.</param>
    public static GuardedPrice<TReal> Limit(TReal price, in GuardedPrice<TReal> last, TReal elapsed, in ChangeGuardTerms<TReal> terms)
    {
        TReal zero = TReal.Of(0f);
        TReal one = TReal.Of(1f);
        TReal left = TReal.Max(terms.Delay - elapsed, zero);
        TMask guarded = TReal.LessThan(zero, left);
        TReal limited = TReal.Max(TReal.Min(price, last.Price * terms.MostChange), last.Price / terms.MostChange);
        TReal ratio = TReal.Max(TReal.Min(price, last.Price) / TReal.Max(price, last.Price), one / terms.MostChange);
        TReal fee = (last.Fee + TReal.NegatedMultiplyAdd(ratio * ratio, ratio, one)) * (left / terms.Delay);
        return new(TReal.Select(guarded, limited, price), TReal.Min(fee, TReal.Of(0.999999f)));
    }
}
