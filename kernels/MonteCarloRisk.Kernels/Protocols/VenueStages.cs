using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Venues of an asset from date to date, and sales on them.</summary>
internal static class VenueStages
{
    /// <summary>Nothing has been sold, and the path is as volatile as the model. State of the row: log return so far, stress.</summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        VenuePlace venues = VenuePlace.Of<TReal, TMask, TMemory>(ref memory, book, row.Asset);
        memory.Store(row.State, TReal.Of(0f));
        memory.Store(row.State + 1, TReal.Of(1f));
        for (int slot = 0; slot < venues.Count * VenueState.Slots; slot++) memory.Store(venues.State + slot, TReal.Of(0f));
    }

    /// <summary>
    /// Prices and sizes of a date: S (1 - impact), of a pool within its range, and depth and liquidity over stress^exponent, stress that of <see cref="MarketStages.Volatility"/> and at least one. Parameters of the row: those of the volatility.
    /// </summary>
    public static void Mark<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int logReturnSlot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        VenuePlace venues = VenuePlace.Of<TReal, TMask, TMemory>(ref memory, book, row.Asset);
        TReal stress = TReal.Log(TReal.Max(MarketStages.Volatility<TReal, TMask, TMemory>(ref memory, row, logReturnSlot), TReal.Of(1f)));
        TReal price = memory.Load(book.PriceSlot + row.Asset);
        for (int venue = 0; venue < venues.Count; venue++)
        {
            int state = venues.State + (venue * VenueState.Slots);
            int terms = venues.Parameter + (venue * VenueTerms.Count);
            TReal own = TReal.NegatedMultiplyAdd(price, memory.Load(state + VenueState.Impact), price);
            TReal shrunk = TReal.Exp(memory.Parameter(terms + VenueTerms.HalfExponent) * stress);
            TReal size = memory.Parameter(terms + VenueTerms.Size);
            TReal now = own;
            if (memory.Integer(venues.Kinds + venue) == VenueKind.Depth) size = (own * own) * (size * shrunk);
            else
            {
                now = TReal.Max(memory.Parameter(terms + VenueTerms.Lower), TReal.Min(memory.Parameter(terms + VenueTerms.Upper), TReal.Sqrt(own)));
                size = size / shrunk;
            }

            memory.Store(state + VenueState.Now, now);
            memory.Store(state + VenueState.Start, now);
            memory.Store(state + VenueState.Size, size);
        }
    }

    /// <summary>
    /// At the end of a date what earlier sales have lowered each price by is made good in part, and today's come on top: 1 - impact' = (1 - kept impact) now / start. The market's price is the mean of the venues', by their weights.
    /// </summary>
    public static void Recover<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal one = TReal.Of(1f);
        VenuePlace venues = VenuePlace.Of<TReal, TMask, TMemory>(ref memory, book, row.Asset);
        TReal mean = TReal.Of(0f);
        for (int venue = 0; venue < venues.Count; venue++)
        {
            int state = venues.State + (venue * VenueState.Slots);
            int terms = venues.Parameter + (venue * VenueTerms.Count);
            TReal left = memory.Load(state + VenueState.Now) / memory.Load(state + VenueState.Start);
            TReal pressure = memory.Integer(venues.Kinds + venue) == VenueKind.Depth ? one - left : TReal.NegatedMultiplyAdd(left, left, one);
            TReal impact = memory.Parameter(terms + VenueTerms.Recovery) * memory.Load(state + VenueState.Impact);
            impact = TReal.MultiplyAdd(one - impact, pressure, impact);
            memory.Store(state + VenueState.Impact, impact);
            mean = TReal.MultiplyAdd(memory.Parameter(terms + VenueTerms.Weight), impact, mean);
        }

        memory.Store(book.Asset(row.Asset) + AssetState.Impact, mean);
    }

    /// <summary>What a seller of units gets.</summary>
    public static TReal Proceeds<TReal, TMask, TMemory>(ref TMemory memory, VenuePlace venues, TReal units)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        VenueSplit<TReal> split = VenueSupply.Split<TReal, TMask, TMemory>(ref memory, venues, units);
        TReal got = TReal.Of(0f);
        for (int venue = 0; venue < venues.Count; venue++)
        {
            VenueTrade<TReal> trade = Trade<TReal, TMask, TMemory>(ref memory, venues, venue, split);
            got = got + (trade.Paid - trade.Taken);
        }

        return got;
    }

    /// <summary>Sells units, where the mask says: prices move, and what each venue pays and searchers take is added up.</summary>
    /// <param name="memory">Memory of the paths.</param>
    /// <param name="book">The protocol.</param>
    /// <param name="asset">The asset.</param>
    /// <param name="venues">Its venues.</param>
    /// <param name="sells">The paths with a sale.</param>
    /// <param name="units">Units sold.</param>
    /// <returns>What the seller gets.</returns>
    public static TReal Sell<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, int asset, VenuePlace venues, TMask sells, TReal units)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int sale = SaleBook.Place<TReal, TMask, TMemory>(ref memory, book);
        TReal zero = TReal.Of(0f);
        int measures = memory.Integer(SaleBook.Of(sale, asset, SaleBook.AssetMeasures)) + SaleMeasures.FirstVenue;
        int sandwiches = memory.Integer(sale + SaleBook.Measures) + SaleMeasures.Sandwiches;
        VenueSplit<TReal> split = VenueSupply.Split<TReal, TMask, TMemory>(ref memory, venues, units);
        TReal got = zero;
        for (int venue = 0; venue < venues.Count; venue++)
        {
            int now = venues.State + (venue * VenueState.Slots) + VenueState.Now;
            VenueTrade<TReal> trade = Trade<TReal, TMask, TMemory>(ref memory, venues, venue, split);
            memory.Store(now, TReal.Select(sells, trade.Next, memory.Load(now)));
            PathLedger.Add<TReal, TMask, TMemory>(ref memory, measures + venue, TReal.Select(sells, trade.Paid, zero));
            PathLedger.Add<TReal, TMask, TMemory>(ref memory, sandwiches, TReal.Select(sells, trade.Taken, zero));
            got = got + (trade.Paid - trade.Taken);
        }

        return got;
    }

    /// <summary>
    /// A venue's part of a split. Where a price hardly moves, products of what is sold are exact where differences of prices are not: a pool gives u (1 - fee) r r' for u units, r' = r / (1 + u (1 - fee) r / liquidity).
    /// </summary>
    private static VenueTrade<TReal> Trade<TReal, TMask, TMemory>(ref TMemory memory, VenuePlace venues, int venue, VenueSplit<TReal> split)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal one = TReal.Of(1f);
        int state = venues.State + (venue * VenueState.Slots);
        int terms = venues.Parameter + (venue * VenueTerms.Count);
        TReal now = memory.Load(state + VenueState.Now);
        TReal size = memory.Load(state + VenueState.Size);
        if (memory.Integer(venues.Kinds + venue) == VenueKind.Depth)
        {
            TReal sold = split.Share * TReal.Max(zero, now - (split.Root * split.Root)) / size;
            TReal next = TReal.Max(zero, TReal.NegatedMultiplyAdd(sold, size, now));
            return new(sold * TReal.NegatedMultiplyAdd(TReal.Of(0.5f) * sold, size, now), zero, next);
        }

        TReal reached = TReal.Max(memory.Parameter(terms + VenueTerms.Lower), TReal.Min(now, split.Root * memory.Parameter(terms + VenueTerms.Gross)));
        TReal counted = split.Share * (size * (now - reached)) / (now * reached);
        TReal then = now / TReal.MultiplyAdd(counted, now / size, one);
        TReal paid = counted * now * then;
        return new(paid, paid * (one - memory.Parameter(terms + VenueTerms.Left)), then);
    }
}
