using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Mechanics.Auctions;

/// <summary>
/// Maker's Dutch auctions: what starts one, when it must be reset, what a purchase does. Money in the numéraire, collateral in units, prices
/// in the numéraire per unit, times in seconds.
/// </summary>
/// <remarks>
/// Source: makerdao/dss src/dog.sol, src/clip.sol. The contracts round what a buyer gets and pays down; here each operation rounds to
/// nearest. Both conditions of a reset are strict.
/// </remarks>
public static class Clipper<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>
    /// bark of an unsafe vault: debt = min(vault's debt, room / penalty), or all of it where less than the dust would be left; lot in
    /// proportion. Nothing starts without room, or where a part of the debt below the dust would be auctioned.
    /// </summary>
    /// <param name="collateral">ink, above zero.</param>
    /// <param name="debt">art times rate, above zero.</param>
    /// <param name="room">min(Hole - Dirt, hole - dirt): what all auctions may still be raising.</param>
    /// <param name="terms">Terms of the collateral.</param>
    public static ClipperStart<TReal> Start(TReal collateral, TReal debt, TReal room, in ClipperTerms<TReal> terms)
    {
        TReal zero = TReal.Of(0f);
        TReal part = TReal.Min(debt, room / terms.Penalty);
        TReal taken = TReal.SelectLessThan(debt - part, terms.Dust, debt, part);
        TMask whole = TReal.Equal(taken, debt);
        TMask starts = TReal.LessThan(zero, room) & (whole | TReal.LessOrEqual(terms.Dust, taken));
        taken = TReal.Select(starts, taken, zero);
        return new(taken, TReal.Select(starts & whole, collateral, collateral * (taken / debt)), taken * terms.Penalty);
    }

    /// <summary>kick and redo: the first price, feed times buffer. The feed is that of the security module.</summary>
    public static TReal Top(TReal feed, in ClipperTerms<TReal> terms) => feed * terms.Buffer;

    /// <summary>What the protocol pays the keeper for a start: tip + tab chip.</summary>
    public static TReal Incentive(TReal tab, in ClipperTerms<TReal> terms) => TReal.MultiplyAdd(tab, terms.IncentiveShare, terms.FixedIncentive);

    /// <summary>What it pays for a reset: the same where tab and lot feed both reach dust times penalty, else nothing.</summary>
    public static TReal ResetIncentive(TReal tab, TReal lot, TReal feed, in ClipperTerms<TReal> terms)
    {
        TReal least = terms.Dust * terms.Penalty;
        return TReal.Select(TReal.LessOrEqual(least, tab) & TReal.LessOrEqual(least, lot * feed), Incentive(tab, terms), TReal.Of(0f));
    }

    /// <summary>status: elapsed &gt; tail or price / top &lt; cusp. Nothing can be bought until a reset.</summary>
    public static TMask NeedsReset(TReal elapsed, TReal price, TReal top, in ClipperTerms<TReal> terms) =>
        TReal.LessThan(terms.Tail, elapsed) | TReal.LessThan(price / top, terms.Cusp);

    /// <summary>
    /// take: at most the wanted units of the lot at the price, and no more than raises the tab. A purchase that leaves some of both must leave
    /// dust times penalty to raise: it shrinks to that, and is refused where the tab is no larger.
    /// </summary>
    /// <param name="lot">Collateral for sale.</param>
    /// <param name="tab">Left to raise.</param>
    /// <param name="price">Price of now, above zero.</param>
    /// <param name="wanted">amt: most that the buyer wants, zero where there is none.</param>
    /// <param name="terms">Terms of the collateral.</param>
    public static ClipperSale<TReal> Take(TReal lot, TReal tab, TReal price, TReal wanted, in ClipperTerms<TReal> terms)
    {
        TReal zero = TReal.Of(0f);
        TReal least = terms.Dust * terms.Penalty;
        TReal slice = TReal.Min(lot, wanted);
        TReal owe = slice * price;
        TMask over = TReal.LessThan(tab, owe);
        TMask dusty = TReal.LessThan(owe, tab) & TReal.LessThan(slice, lot) & TReal.LessThan(tab - owe, least);
        TReal largest = TReal.Max(tab - least, zero);
        owe = TReal.Select(over, tab, TReal.Select(dusty, largest, owe));
        slice = TReal.Select(over | dusty, TReal.Min(owe / price, slice), slice);
        return new(slice, owe, lot - slice, tab - owe);
    }

    /// <summary>The breaker of ClipperMom: where the next price of the security module is below the tolerated share of the current one, auctions may be stopped.</summary>
    public static TMask Breaks(TReal current, TReal next, TReal tolerance) => TReal.LessThan(next, tolerance * current);
}
