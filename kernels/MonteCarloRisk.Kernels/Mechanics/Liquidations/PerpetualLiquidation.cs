using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Mechanics.Liquidations;

/// <summary>
/// Partial liquidation of perpetuals by a book of orders, as at dYdX: at which price, what the insurance fund gets or pays, how much at once. Sizes
/// in units, long above zero; all else in the numéraire. Net collateral is the account's equity.
/// </summary>
/// <remarks>
/// Source: dydxprotocol/v4-chain protocol/x/clob/keeper/liquidations.go, protocol/x/perpetuals/types/liquidity_tier.go. The chain rounds the
/// bankruptcy price against the account, by its Euclidean division, and the fillable price to a tick of the book.
/// </remarks>
public static class PerpetualLiquidation<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>Initial margin fraction: base + (1 - base) max(openInterest - lower, 0) / (upper - lower), at most one; the base where upper is zero. The maintenance fraction is not scaled.</summary>
    public static TReal InitialFraction(TReal baseFraction, TReal openInterest, TReal lower, TReal upper)
    {
        TReal zero = TReal.Of(0f);
        TReal one = TReal.Of(1f);
        TMask scaled = TReal.LessThan(lower, upper);
        TReal share = TReal.Max(openInterest - lower, zero) / TReal.Select(scaled, upper - lower, one);
        return TReal.Select(scaled, TReal.Min(TReal.MultiplyAdd(share, one - baseFraction, baseFraction), one), baseFraction);
    }

    /// <summary>Whether an account is liquidatable: a maintenance requirement above zero and net collateral below it.</summary>
    public static TMask IsLiquidatable(TReal netCollateral, TReal maintenance) =>
        TReal.LessThan(TReal.Of(0f), maintenance) & TReal.LessThan(netCollateral, maintenance);

    /// <summary>Where the margin stands: clamp(adjustment (1 - netCollateral / maintenance), 0, 1), one at bankruptcy.</summary>
    public static TReal Rating(TReal netCollateral, TReal maintenance, in PerpetualLiquidationTerms<TReal> terms)
    {
        TReal one = TReal.Of(1f);
        return TReal.Max(TReal.Min(terms.Adjustment * (one - (netCollateral / maintenance)), one), TReal.Of(0f));
    }

    /// <summary>Price at which the chain offers a position: (notional - rating spread positionMaintenance) / size, notional signed as the size. Below the oracle's price for longs, above it for shorts.</summary>
    public static TReal FillablePrice(TReal size, TReal notional, TReal positionMaintenance, TReal rating, in PerpetualLiquidationTerms<TReal> terms) =>
        TReal.NegatedMultiplyAdd(rating * terms.Spread, positionMaintenance, notional) / size;

    /// <summary>
    /// What closing must bring for the account to end at nothing: -change - netCollateral |maintenanceChange| / maintenance. Above zero for a long that
    /// is sold, below zero for a short that is bought back.
    /// </summary>
    /// <param name="change">Change of the account's net notional, below zero where a long is closed.</param>
    /// <param name="netCollateral">Equity of the account.</param>
    /// <param name="maintenanceChange">Change of its maintenance requirement.</param>
    /// <param name="maintenance">The requirement before, above zero.</param>
    public static TReal Bankruptcy(TReal change, TReal netCollateral, TReal maintenanceChange, TReal maintenance) =>
        -TReal.MultiplyAdd(netCollateral, TReal.Abs(maintenanceChange) / maintenance, change);

    /// <summary>What the insurance fund gets, or pays where below zero: proceeds - bankruptcy where that is at or below zero, else the least of it and the largest fee times |proceeds|.</summary>
    public static TReal InsuranceDelta(TReal proceeds, TReal bankruptcy, in PerpetualLiquidationTerms<TReal> terms)
    {
        TReal delta = proceeds - bankruptcy;
        return TReal.SelectLessThan(TReal.Of(0f), delta, TReal.Min(terms.MostFee * TReal.Abs(proceeds), delta), delta);
    }

    /// <summary>Largest notional of a position that may be closed in a block: min(max(notional share, least), what the account has left of its limit, notional).</summary>
    /// <param name="notional">Notional of the position, at or above zero.</param>
    /// <param name="liquidated">Notional of the account that was liquidated in the block before.</param>
    /// <param name="terms">Terms.</param>
    public static TReal MostNotional(TReal notional, TReal liquidated, in PerpetualLiquidationTerms<TReal> terms)
    {
        TReal ofPosition = TReal.Max(notional * terms.MostShare, terms.LeastNotional);
        TReal ofAccount = TReal.Max(terms.MostOfAccount - liquidated, TReal.Of(0f));
        return TReal.Min(TReal.Min(ofPosition, ofAccount), notional);
    }

    /// <summary>Whether a fill is allowed by what the insurance fund may lose in a block: -delta &lt;= most - lost before.</summary>
    public static TMask WithinInsurance(TReal delta, TReal lost, TReal most) => TReal.LessOrEqual(-delta, TReal.Max(most - lost, TReal.Of(0f)));
}
