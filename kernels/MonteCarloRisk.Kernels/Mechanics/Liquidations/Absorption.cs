using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Mechanics.Liquidations;

/// <summary>Compound's third version: the protocol takes over an account with all its collateral, and sells the collateral itself at a discount.</summary>
/// <remarks>Source: compound-finance/comet contracts/Comet.sol (absorb, quoteCollateral, buyCollateral). The contract rounds values down at the price feed's decimals.</remarks>
public static class Absorption<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>Whether an account may be absorbed: debt above the sum of values times liquidation collateral factors.</summary>
    public static TMask IsLiquidatable(TReal adjusted, TReal debt) => TReal.LessThan(adjusted, debt);

    /// <summary>
    /// absorb: credit = max(credited - debt, 0), shortfall = max(debt - credited, 0).
    /// </summary>
    /// <param name="credited">Sum over the collateral of value times liquidation factor, in the numéraire, at the oracle's prices.</param>
    /// <param name="debt">Debt in the numéraire.</param>
    public static Absorbed<TReal> Absorb(TReal credited, TReal debt)
    {
        TReal zero = TReal.Of(0f);
        return new(TReal.Max(credited - debt, zero), TReal.Max(debt - credited, zero), TReal.Max(credited, debt));
    }

    /// <summary>Price of absorbed collateral: price (1 - storeFront (1 - liquidationFactor)).</summary>
    /// <param name="price">The oracle's price.</param>
    /// <param name="storeFront">Share of the penalty that the buyer gets, in [0, 1].</param>
    /// <param name="liquidationFactor">Share of its value at which collateral was credited, in (0, 1].</param>
    public static TReal StorefrontPrice(TReal price, TReal storeFront, TReal liquidationFactor)
    {
        TReal one = TReal.Of(1f);
        return price * TReal.NegatedMultiplyAdd(storeFront, one - liquidationFactor, one);
    }

    /// <summary>Whether collateral is for sale: only while the reserves are below their target.</summary>
    public static TMask IsForSale(TReal reserves, TReal target) => TReal.LessThan(reserves, target);
}
