using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Mechanics.Auctions;

/// <summary>
/// Maker's auctions of March 2020: bids for the whole lot rise to the tab, then bidders ask for less of the lot. A bid that nobody betters
/// within its lifetime wins, however small. Times in seconds of one clock that starts at zero; money in the numéraire, lots in units.
/// </summary>
/// <remarks>
/// Source: makerdao/dss src/flip.sol (kick, tick, tend, dent, deal). A bid of nothing is refused, since a bid must be above the one before;
/// what history calls zero bids is the smallest unit. All comparisons with the clock are strict, so a bid that ends now can neither be
/// bettered nor win yet. The contract compares integers; here the increment is met up to rounding of the product.
/// </remarks>
public static class EnglishAuction<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>kick: no bid, the whole lot, the end after the duration.</summary>
    public static EnglishState<TReal> Start(TReal lot, TReal now, in EnglishTerms<TReal> terms)
    {
        TReal zero = TReal.Of(0f);
        return new(zero, lot, zero, now + terms.Duration);
    }

    /// <summary>Whether a bid may still come: the last has not ended and neither has the auction.</summary>
    public static TMask IsOpen(in EnglishState<TReal> state, TReal now) =>
        (TReal.Equal(state.BidEnd, TReal.Of(0f)) | TReal.LessThan(now, state.BidEnd)) & TReal.LessThan(now, state.End);

    /// <summary>The least next bid for the whole lot that is not below the increment: min(tab, increment bid). A first bid need only be above zero.</summary>
    public static TReal LeastBid(in EnglishState<TReal> state, TReal tab, in EnglishTerms<TReal> terms) => TReal.Min(tab, terms.Increment * state.Bid);

    /// <summary>The largest lot that may be asked for next once the tab is bid: lot / increment.</summary>
    public static TReal LargestLot(in EnglishState<TReal> state, in EnglishTerms<TReal> terms) => state.Lot / terms.Increment;

    /// <summary>tend: a bid for the whole lot, accepted where the auction is open, the bid is above the last by the increment or equal to the tab, and not above the tab.</summary>
    /// <param name="state">The auction.</param>
    /// <param name="tab">What it is to raise.</param>
    /// <param name="bid">The bid.</param>
    /// <param name="now">The clock.</param>
    /// <param name="arrives">Where a bid arrives at all.</param>
    /// <param name="terms">Terms.</param>
    /// <param name="accepted">Where it counts.</param>
    public static EnglishState<TReal> Raise(
        in EnglishState<TReal> state, TReal tab, TReal bid, TReal now, TMask arrives, in EnglishTerms<TReal> terms, out TMask accepted)
    {
        TMask enough = TReal.LessOrEqual(terms.Increment * state.Bid, bid) | TReal.Equal(bid, tab);
        accepted = arrives & IsOpen(state, now) & TReal.LessOrEqual(bid, tab) & TReal.LessThan(state.Bid, bid) & enough;
        return new(
            TReal.Select(accepted, bid, state.Bid), state.Lot, TReal.Select(accepted, now + terms.BidLifetime, state.BidEnd), state.End);
    }

    /// <summary>dent: the tab for a smaller lot, accepted where the auction is open, the tab is bid, and the lot is smaller by the increment.</summary>
    /// <param name="state">The auction.</param>
    /// <param name="tab">What it is to raise.</param>
    /// <param name="lot">The lot asked for.</param>
    /// <param name="now">The clock.</param>
    /// <param name="arrives">Where a bid arrives at all.</param>
    /// <param name="terms">Terms.</param>
    /// <param name="accepted">Where it counts.</param>
    public static EnglishState<TReal> Reduce(
        in EnglishState<TReal> state, TReal tab, TReal lot, TReal now, TMask arrives, in EnglishTerms<TReal> terms, out TMask accepted)
    {
        accepted = arrives & IsOpen(state, now) & TReal.Equal(state.Bid, tab) & TReal.LessThan(lot, state.Lot) & TReal.LessOrEqual(terms.Increment * lot, state.Lot);
        return new(
            state.Bid, TReal.Select(accepted, lot, state.Lot), TReal.Select(accepted, now + terms.BidLifetime, state.BidEnd), state.End);
    }

    /// <summary>deal: whether the bid has won. There is one, and its lifetime or the auction is past.</summary>
    public static TMask IsWon(in EnglishState<TReal> state, TReal now) =>
        TReal.LessThan(TReal.Of(0f), state.BidEnd) & (TReal.LessThan(state.BidEnd, now) | TReal.LessThan(state.End, now));

    /// <summary>tick: an auction that ended without a bid runs for another duration.</summary>
    public static EnglishState<TReal> Reopen(in EnglishState<TReal> state, TReal now, in EnglishTerms<TReal> terms)
    {
        TMask unsold = TReal.LessThan(state.End, now) & TReal.Equal(state.BidEnd, TReal.Of(0f));
        return new(state.Bid, state.Lot, state.BidEnd, TReal.Select(unsold, now + terms.Duration, state.End));
    }

    /// <summary>What a won auction of a lot did to a debt.</summary>
    public static EnglishSettlement<TReal> Settle(in EnglishState<TReal> state, TReal lot, TReal debt)
    {
        TReal zero = TReal.Of(0f);
        return new(state.Bid, state.Lot, lot - state.Lot, TReal.Max(debt - state.Bid, zero), TReal.Max(state.Bid - debt, zero));
    }
}
