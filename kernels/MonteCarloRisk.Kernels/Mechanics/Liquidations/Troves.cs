using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Mechanics.Liquidations;

/// <summary>Liquity's liquidation of a trove, in normal and in recovery mode.</summary>
/// <remarks>
/// Source: liquity/dev packages/contracts/contracts/TroveManager.sol (as deployed), Dependencies/LiquityBase.sol. Ratios below the bounds are
/// strict; in recovery mode a trove at 100 percent and below is redistributed whole. The contract rounds divisions down.
/// </remarks>
public static class Troves<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>Recovery mode: the ratio of all troves is below the critical one.</summary>
    public static TMask IsRecovery(TReal totalRatio, in TroveTerms<TReal> terms) => TReal.LessThan(totalRatio, terms.CriticalRatio);

    /// <summary>
    /// One trove. Below the minimum ratio the pool cancels min(debt, deposits) for the collateral in proportion, after the liquidator's share, and the
    /// rest is redistributed. In recovery mode one at 100 percent or below is redistributed whole, and one from the minimum up to below the total
    /// ratio is offset whole, if the pool can, for collateral of the minimum ratio times its debt; the surplus is the borrower's.
    /// </summary>
    /// <param name="collateral">Its collateral in units, above zero.</param>
    /// <param name="debt">Its debt with the gas reserve, in the stablecoin, above zero.</param>
    /// <param name="price">Price of the collateral, above zero.</param>
    /// <param name="deposits">What is in the stability pool.</param>
    /// <param name="totalRatio">Ratio of all troves.</param>
    /// <param name="terms">Terms.</param>
    /// <param name="liquidated">Where it is liquidated.</param>
    public static TroveLiquidation<TReal> Liquidate(
        TReal collateral, TReal debt, TReal price, TReal deposits, TReal totalRatio, in TroveTerms<TReal> terms, out TMask liquidated)
    {
        TReal zero = TReal.Of(0f);
        TReal ratio = collateral * price / debt;
        TMask recovery = IsRecovery(totalRatio, terms);
        TMask below = TReal.LessThan(ratio, terms.MinimumRatio);
        TMask offset = below & !(recovery & TReal.LessOrEqual(ratio, TReal.Of(1f)));
        TMask full = TReal.LessOrEqual(debt, deposits);
        TMask capped = recovery & !below & TReal.LessThan(ratio, totalRatio) & full;
        liquidated = below | capped;

        TReal taken = TReal.Select(capped, TReal.Min(terms.MinimumRatio * debt / price, collateral), collateral);
        TReal compensation = taken * terms.GasShare;
        TReal rest = taken - compensation;
        TReal offsetDebt = TReal.Select(capped, debt, TReal.Select(offset, TReal.Min(debt, deposits), zero));
        TReal offsetCollateral = TReal.Select(capped | (offset & full), rest, rest * (offsetDebt / debt));
        return new(
            TReal.Select(liquidated, compensation, zero),
            offsetDebt,
            TReal.Select(liquidated, offsetCollateral, zero),
            TReal.Select(below, debt - offsetDebt, zero),
            TReal.Select(below, rest - offsetCollateral, zero),
            TReal.Select(capped, collateral - taken, zero));
    }
}
