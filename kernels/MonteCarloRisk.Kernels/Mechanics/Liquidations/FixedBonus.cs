using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Mechanics.Liquidations;

/// <summary>
/// Aave's liquidation: part of the debt is repaid against collateral at a fixed bonus. All amounts are values in the numéraire at the prices
/// that the protocol sees; the health is collateral times liquidation threshold over debt, and below one an account is liquidatable.
/// </summary>
/// <remarks>
/// Source: aave-dao/aave-v3-origin src/contracts/protocol/libraries/logic/LiquidationLogic.sol; the older rule aave/aave-v3-core. The contracts
/// round percentages half up and divisions down, at the tokens' decimals.
/// </remarks>
public static class FixedBonus<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>
    /// Most that may be repaid: min(debt, close factor times total debt) where health &gt; fullBelow and neither debt nor collateral is small, else all
    /// of the debt. The base is the whole position's debt, as since version 3.3.
    /// </summary>
    /// <param name="health">Health of the account.</param>
    /// <param name="debt">Its debt in the asset that is repaid.</param>
    /// <param name="collateral">Its collateral in the asset that is taken.</param>
    /// <param name="totalDebt">Its debt in all assets.</param>
    /// <param name="terms">Terms of the collateral.</param>
    public static TReal MostRepaid(TReal health, TReal debt, TReal collateral, TReal totalDebt, in CloseFactorTerms<TReal> terms)
    {
        TMask part = TReal.LessThan(terms.FullBelow, health) & TReal.LessOrEqual(terms.SmallPosition, debt) & TReal.LessOrEqual(terms.SmallPosition, collateral);
        return TReal.Select(part, TReal.Min(debt, terms.CloseFactor * totalDebt), debt);
    }

    /// <summary>The older base: close factor times the debt in the one asset where health &gt; fullBelow, else all of it.</summary>
    public static TReal MostRepaidOfReserve(TReal health, TReal debt, in CloseFactorTerms<TReal> terms) =>
        TReal.SelectLessThan(terms.FullBelow, health, terms.CloseFactor * debt, debt);

    /// <summary>
    /// The largest repayment up to the most that the rule of leftovers allows: any that clears debt or collateral, else one that leaves at least
    /// the leftover of both; zero where there is none.
    /// </summary>
    public static TReal Permitted(TReal most, TReal debt, TReal collateral, in CloseFactorTerms<TReal> terms)
    {
        TReal zero = TReal.Of(0f);
        TReal one = TReal.Of(1f);
        TMask clears = TReal.LessOrEqual(debt, most) | TReal.LessOrEqual(collateral, most * (one + terms.Bonus));
        TReal paidOut = TReal.MultiplyAdd(terms.Bonus, one - terms.FeeShare, one);
        TReal room = TReal.Min(debt - terms.Leftover, (collateral - terms.Leftover) / paidOut);
        return TReal.Select(clears, most, TReal.Max(TReal.Min(most, room), zero));
    }

    /// <summary>
    /// taken = min(repaid (1 + bonus), collateral), repaid falling to taken / (1 + bonus) where the collateral does not do;
    /// fee = (taken - taken / (1 + bonus)) fee share.
    /// </summary>
    public static Seizure<TReal> Seize(TReal repaid, TReal collateral, in CloseFactorTerms<TReal> terms)
    {
        TReal whole = TReal.Of(1f) + terms.Bonus;
        TReal wanted = repaid * whole;
        TMask all = TReal.LessThan(collateral, wanted);
        TReal taken = TReal.Select(all, collateral, wanted);
        TReal worth = taken / whole;
        return new(TReal.Select(all, worth, repaid), taken, (taken - worth) * terms.FeeShare);
    }

    /// <summary>Where the contract refuses a seizure, since debt and collateral are left but less than the leftover of one. The collateral left is reckoned before the fee, as the contract does.</summary>
    public static TMask LeavesDust(TReal debt, TReal collateral, in Seizure<TReal> seizure, in CloseFactorTerms<TReal> terms)
    {
        TMask both = TReal.LessThan(seizure.Repaid, debt) & TReal.LessThan(seizure.Taken, collateral);
        TReal left = collateral - seizure.Taken + seizure.Fee;
        return both & (TReal.LessThan(debt - seizure.Repaid, terms.Leftover) | TReal.LessThan(left, terms.Leftover));
    }

    /// <summary>Bad debt of an account whose last collateral is taken: what is not repaid; else zero.</summary>
    public static TReal BadDebt(TReal debt, TReal collateral, in Seizure<TReal> seizure) =>
        TReal.SelectLessThan(seizure.Taken, collateral, TReal.Of(0f), TReal.Max(debt - seizure.Repaid, TReal.Of(0f)));
}
