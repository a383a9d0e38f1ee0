using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Where liquidators sell an asset, and what they pay with: its one depth or its venues, their capital and flash loans.</summary>
internal static class SaleMarket
{
    /// <summary>
    /// The most units that keepers buy at a price per unit: no more than they profit from, than their means pay, and than the market takes at all. A flash loan costs its fee on what their capital does not pay, so beyond that they buy what pays at the
    /// price and the fee, up to the largest loan; each purchase is a transaction, so each may borrow all of it. What settles later repays no loan in its transaction.
    /// </summary>
    /// <param name="memory">Memory of the paths.</param>
    /// <param name="book">The protocol.</param>
    /// <param name="asset">The asset.</param>
    /// <param name="price">What a unit costs them.</param>
    /// <param name="share">2 n / (n + 1) of n keepers, see <see cref="MarketStages.Sold"/>.</param>
    public static TReal Wanted<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, int asset, TReal price, TReal share)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int sale = SaleBook.Place<TReal, TMask, TMemory>(ref memory, book);
        TReal capital = memory.Load(book.LedgerSlot + PathLedger.KeeperCapital);
        TReal own = Wanted<TReal, TMask, TMemory>(ref memory, book, asset, price, capital, share);
        if (!Borrows<TReal, TMask, TMemory>(ref memory, book, asset)) return own;
        int terms = memory.Integer(sale + SaleBook.Terms);
        TReal whole = TReal.Of(1f) + memory.Parameter(terms + SaleBook.FlashFee);
        return TReal.Max(own, Wanted<TReal, TMask, TMemory>(ref memory, book, asset, price * whole, (capital + memory.Parameter(terms + SaleBook.FlashLiquidity)) * whole, share));
    }

    private static TReal Wanted<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, int asset, TReal price, TReal capital, TReal share)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int state = book.Asset(asset);
        VenuePlace venues = VenuePlace.Of<TReal, TMask, TMemory>(ref memory, book, asset);
        if (venues.Count == 0)
            return KeeperTrade.Units<TReal, TMask>(memory.Load(state + AssetState.Market), price, memory.Load(state + AssetState.Pressure), memory.Load(state + AssetState.InverseDepth), capital, share);
        TReal paid = TReal.Select(TReal.LessThan(TReal.Of(0f), price), capital / price, TReal.Of(float.MaxValue));
        return TReal.Min(VenueSupply.Wanted<TReal, TMask, TMemory>(ref memory, venues, price, share), paid);
    }

    /// <summary>What is left to a keeper of a purchase and sale of units, after gas, slippage and the fee of a flash loan, and before what is bid away of it.</summary>
    public static TReal Profit<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, int asset, TReal units, TReal paid)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int sale = SaleBook.Place<TReal, TMask, TMemory>(ref memory, book);
        int ledger = book.LedgerSlot;
        TReal profit = Proceeds<TReal, TMask, TMemory>(ref memory, book, asset, units) - paid - memory.Load(ledger + PathLedger.GasCost);
        if (!Borrows<TReal, TMask, TMemory>(ref memory, book, asset)) return profit;
        TReal fee = memory.Parameter(memory.Integer(sale + SaleBook.Terms) + SaleBook.FlashFee);
        return TReal.NegatedMultiplyAdd(fee, TReal.Max(TReal.Of(0f), paid - memory.Load(ledger + PathLedger.KeeperCapital)), profit);
    }

    /// <summary>Whether what is left of a profit, after what is bid away of it, is worth the trouble.</summary>
    public static TMask Pays<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, TReal threshold, TReal profit)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int sale = SaleBook.Place<TReal, TMask, TMemory>(ref memory, book);
        return sale < 0 ? TReal.LessOrEqual(threshold, profit) : TReal.LessOrEqual(threshold, profit - SaleStages.Bid<TReal, TMask, TMemory>(ref memory, book, profit));
    }

    /// <summary>What a sale of units brings.</summary>
    public static TReal Proceeds<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, int asset, TReal units)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int state = book.Asset(asset);
        VenuePlace venues = VenuePlace.Of<TReal, TMask, TMemory>(ref memory, book, asset);
        return venues.Count == 0
            ? KeeperTrade.Proceeds<TReal, TMask>(memory.Load(state + AssetState.Market), units, memory.Load(state + AssetState.Pressure), memory.Load(state + AssetState.InverseDepth))
            : VenueStages.Proceeds<TReal, TMask, TMemory>(ref memory, venues, units);
    }

    /// <summary>Units of a lot that are sold: no more than the market takes at all.</summary>
    public static TReal Sold<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, int asset, TReal lot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        VenuePlace venues = VenuePlace.Of<TReal, TMask, TMemory>(ref memory, book, asset);
        return venues.Count == 0 ? LotSale<TReal, TMask>.In(ref memory, book.Asset(asset)).Sold(lot) : TReal.Min(lot, VenueSupply.Most<TReal, TMask, TMemory>(ref memory, venues));
    }

    /// <summary>What a lot brings: what of it cannot be sold brings nothing.</summary>
    public static TReal ProceedsOfLot<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, int asset, TReal lot)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        VenuePlace venues = VenuePlace.Of<TReal, TMask, TMemory>(ref memory, book, asset);
        return venues.Count == 0 ? LotSale<TReal, TMask>.In(ref memory, book.Asset(asset)).Proceeds(lot) : VenueStages.Proceeds<TReal, TMask, TMemory>(ref memory, venues, lot);
    }

    /// <summary>The smallest lot that brings an amount; beyond any lot where the market does not bring it.</summary>
    public static TReal Bringing<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, int asset, TReal amount)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        VenuePlace venues = VenuePlace.Of<TReal, TMask, TMemory>(ref memory, book, asset);
        return venues.Count == 0 ? LotSale<TReal, TMask>.In(ref memory, book.Asset(asset)).Bringing(amount) : VenueSupply.Bringing<TReal, TMask, TMemory>(ref memory, venues, amount);
    }

    /// <summary>Whether purchases of an asset may be paid with a flash loan.</summary>
    public static bool Borrows<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, int asset)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int sale = SaleBook.Place<TReal, TMask, TMemory>(ref memory, book);
        return sale >= 0 && memory.Integer(sale + SaleBook.HasFlashLoans) != 0 && memory.Integer(SaleBook.Of(sale, asset, SaleBook.Settles)) == 0;
    }
}
