using MonteCarloRisk.Kernels.Arithmetic;
using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Mechanics.Liquidations;

/// <summary>GMX's perpetuals against a pool: when a position is liquidated, what an order's price impact is, when profits are cut. All in the numéraire.</summary>
/// <remarks>
/// Source: gmx-io/gmx-synthetics contracts/position/PositionUtils.sol, contracts/pricing/PricingUtils.sol, contracts/market/MarketUtils.sol. Some
/// versions of the contract halve the factor of the impact; then half of it is the factor here. It takes an imbalance below one dollar for none.
/// </remarks>
public static class PooledPerpetual<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>
    /// Impact of an order, above zero where it pays the trader: factor initial^exponent - factor next^exponent, of initial and next = |longs - shorts| before
    /// and after. The factor is the positive one where the order reduces the imbalance and the negative one where it adds to it; where the heavier
    /// side changes, the positive one for what is undone and the negative one for what is made.
    /// </summary>
    /// <param name="before">Long less short open interest before.</param>
    /// <param name="after">The same after.</param>
    /// <param name="terms">Terms.</param>
    public static TReal Impact(TReal before, TReal after, in PooledPerpetualTerms<TReal> terms)
    {
        TReal zero = TReal.Of(0f);
        TReal initial = TReal.Abs(before);
        TReal next = TReal.Abs(after);
        TMask crossed = (TReal.LessThan(before, zero) & TReal.LessThan(zero, after)) | (TReal.LessThan(zero, before) & TReal.LessThan(after, zero));
        TReal same = TReal.SelectLessThan(next, initial, terms.PositiveImpact, terms.NegativeImpact);
        TReal undone = TReal.Select(crossed, terms.PositiveImpact, same) * Power.Of<TReal, TMask>(initial, terms.ImpactExponent);
        TReal made = TReal.Select(crossed, terms.NegativeImpact, same) * Power.Of<TReal, TMask>(next, terms.ImpactExponent);
        return undone - made;
    }

    /// <summary>Least collateral of a position when it is opened, as a share of its size: max(least, open interest times multiplier), so leverage falls as open interest grows.</summary>
    public static TReal OpeningShare(TReal openInterest, TReal multiplier, in PooledPerpetualTerms<TReal> terms) => TReal.Max(terms.LeastShare, openInterest * multiplier);

    /// <summary>What remains of a position's collateral: collateral + profit + clamp(impact, -size most impact, 0) - fees.</summary>
    public static TReal Remaining(TReal collateral, TReal profit, TReal impact, TReal fees, TReal size, in PooledPerpetualTerms<TReal> terms)
    {
        TReal counted = TReal.Max(TReal.Min(impact, TReal.Of(0f)), -(size * terms.MostImpact));
        return collateral + profit + counted - fees;
    }

    /// <summary>Whether a position is liquidated: remaining below the least, at or below zero, or below size least share.</summary>
    public static TMask IsLiquidatable(TReal remaining, TReal size, in PooledPerpetualTerms<TReal> terms) =>
        TReal.LessThan(remaining, terms.LeastCollateral) | TReal.LessOrEqual(remaining, TReal.Of(0f)) | TReal.LessThan(remaining, size * terms.LeastShare);

    /// <summary>Bad debt of a position that is closed: what remains below zero.</summary>
    public static TReal BadDebt(TReal remaining) => TReal.Max(-remaining, TReal.Of(0f));
}
