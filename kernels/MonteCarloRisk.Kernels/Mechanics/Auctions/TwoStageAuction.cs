using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Mechanics.Auctions;

/// <summary>
/// Derive's auction of a portfolio: a solvent one is sold in shares at a falling part of its value, an insolvent one is given away with a
/// growing payment. Money in the numéraire, times in seconds. value is the mark-to-market, maintenance the value less the requirement
/// (below zero where it may be liquidated).
/// </summary>
/// <remarks>Source: derivexyz/v2-core src/liquidation/DutchAuction.sol. The contract rounds to 18 decimals towards zero.</remarks>
public static class TwoStageAuction<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>Discount d: from the first share to the cutoff linearly over the fast stage, then to zero over the slow one.</summary>
    public static TReal Discount(TReal elapsed, in TwoStageTerms<TReal> terms)
    {
        TReal fast = TReal.MultiplyAdd(terms.Cutoff - terms.First, elapsed / terms.FastLength, terms.First);
        TReal left = TReal.Max(terms.FastLength + terms.SlowLength - elapsed, TReal.Of(0f));
        return TReal.SelectLessThan(elapsed, terms.FastLength, fast, terms.Cutoff * TReal.Min(left / terms.SlowLength, TReal.Of(1f)));
    }

    /// <summary>What must be made good: maintenance + (maintenance - value) buffer share. Below zero.</summary>
    public static TReal BufferMargin(TReal value, TReal maintenance, in TwoStageTerms<TReal> terms) =>
        TReal.MultiplyAdd(maintenance - value, terms.BufferShare, maintenance);

    /// <summary>
    /// Largest share that may be bought: buffer / (buffer - value d - reserved (1 - d)), in (0, 1]; one where the value is below the least.
    /// It makes the buffer margin of what is left zero, the proceeds included.
    /// </summary>
    /// <param name="value">Value of the portfolio, above zero.</param>
    /// <param name="buffer">Buffer margin, below zero.</param>
    /// <param name="reserved">Cash that earlier bidders left, not for sale.</param>
    /// <param name="discount">d, in [0, 1].</param>
    /// <param name="terms">Terms.</param>
    public static TReal LargestShare(TReal value, TReal buffer, TReal reserved, TReal discount, in TwoStageTerms<TReal> terms)
    {
        TReal one = TReal.Of(1f);
        TReal below = TReal.NegatedMultiplyAdd(value, discount, buffer);
        TReal share = buffer / TReal.NegatedMultiplyAdd(reserved, one - discount, below);
        return TReal.SelectLessThan(value, terms.WholeBelow, one, TReal.Min(share, one));
    }

    /// <summary>Price of the whole portfolio: (value - reserved) d; a share of it costs in proportion.</summary>
    public static TReal Price(TReal value, TReal reserved, TReal discount) => (value - reserved) * discount;

    /// <summary>What the security module is paid at the start of a solvent auction: the largest share at d = 1, times value and fee share.</summary>
    public static TReal StartFee(TReal value, TReal buffer, in TwoStageTerms<TReal> terms)
    {
        TReal zero = TReal.Of(0f);
        return LargestShare(value, buffer, zero, TReal.Of(1f), terms) * TReal.Max(value, zero) * terms.FeeShare;
    }

    /// <summary>What the bidder for a whole insolvent account is paid: from |value| to |maintenance|, linearly over the insolvent length. Value at or below zero.</summary>
    public static TReal InsolventPayment(TReal elapsed, TReal value, TReal maintenance, in TwoStageTerms<TReal> terms)
    {
        TReal first = TReal.Max(-value, TReal.Of(0f));
        TReal last = TReal.Max(-maintenance, first);
        return TReal.MultiplyAdd(last - first, TReal.Min(elapsed / terms.InsolventLength, TReal.Of(1f)), first);
    }
}
