using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Mechanics.Auctions;

/// <summary>Euler's reverse auction: the worse an account's health, the larger the liquidator's discount, so the first liquidator to whom it pays comes.</summary>
/// <remarks>
/// Source: euler-xyz/euler-vault-kit src/EVault/modules/Liquidation.sol. An account is liquidatable at a health of one and below. The
/// contract rounds the yield down and the health to 18 decimals down.
/// </remarks>
public static class ReverseDiscount<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>
    /// discount = min(1 - adjusted / debt, most); repaid = min(debt, collateral (1 - discount)); seized = repaid / (1 - discount). All
    /// collateral is one, so what is not repaid then is socialised, unless less than the least.
    /// </summary>
    /// <param name="collateral">Value of the collateral at its mid price.</param>
    /// <param name="adjusted">Its value times the liquidation loan-to-value.</param>
    /// <param name="debt">Value of the debt, above zero.</param>
    /// <param name="most">Largest discount, in [0, 1).</param>
    /// <param name="least">Remaining debt below which nothing is socialised: it stays with the account.</param>
    /// <param name="healthy">Where nothing may be liquidated: adjusted &gt; debt.</param>
    public static ReverseDiscountSale<TReal> Liquidate(TReal collateral, TReal adjusted, TReal debt, TReal most, TReal least, out TMask healthy)
    {
        TReal zero = TReal.Of(0f);
        TReal one = TReal.Of(1f);
        healthy = TReal.LessThan(debt, adjusted);
        TReal kept = TReal.Max(adjusted / debt, one - most);
        TReal wanted = debt / kept;
        TMask all = TReal.LessThan(collateral, wanted);
        TReal repaid = TReal.Select(all, collateral * kept, debt);
        TReal left = debt - repaid;
        TReal socialized = TReal.Select(all & TReal.LessOrEqual(least, left), left, zero);
        return new(
            TReal.Select(healthy, zero, one - kept),
            TReal.Select(healthy, zero, repaid),
            TReal.Select(healthy, zero, TReal.Select(all, collateral, wanted)),
            TReal.Select(healthy, zero, socialized));
    }
}
