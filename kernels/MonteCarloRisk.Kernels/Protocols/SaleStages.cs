using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>What sales of liquidators leave behind: moved prices, loans repaid, bids of searchers, what settles later, and what others have to sell.</summary>
internal static class SaleStages
{
    /// <summary>Sells units of an asset: its price moves, and slippage is added up.</summary>
    public static void Sell<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, int asset, TMask sells, TReal units)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int sale = SaleBook.Place<TReal, TMask, TMemory>(ref memory, book);
        TReal zero = TReal.Of(0f);
        int state = book.Asset(asset);
        TReal value = units * memory.Load(state + AssetState.Market);
        VenuePlace venues = VenuePlace.Of<TReal, TMask, TMemory>(ref memory, book, asset);
        TReal got;
        if (venues.Count > 0) got = VenueStages.Sell<TReal, TMask, TMemory>(ref memory, book, asset, venues, sells, units);
        else
        {
            got = SaleMarket.Proceeds<TReal, TMask, TMemory>(ref memory, book, asset, units);
            TReal pressure = memory.Load(state + AssetState.Pressure);
            memory.Store(state + AssetState.Pressure, TReal.Select(sells, TReal.Min(TReal.Of(1f), TReal.MultiplyAdd(value, memory.Load(state + AssetState.InverseDepth), pressure)), pressure));
        }

        PathLedger.Add<TReal, TMask, TMemory>(ref memory, memory.Integer(SaleBook.Of(sale, asset, SaleBook.AssetMeasures)) + SaleMeasures.Slippage, TReal.Select(sells, value - got, zero));
    }

    /// <summary>What a sale into an asset's one depth leaves behind, whoever sells: its price moves, and slippage is added up where the plan knows of sales.</summary>
    /// <param name="memory">Memory of the paths.</param>
    /// <param name="book">The protocol.</param>
    /// <param name="asset">The asset.</param>
    /// <param name="units">Units sold, below zero where they are bought; zero on paths without a sale.</param>
    /// <param name="slippage">Their value at the market's price less what they brought, and what was paid less the value of what was bought.</param>
    public static void Press<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, int asset, TReal units, TReal slippage)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int state = book.Asset(asset);
        TReal pressure = TReal.MultiplyAdd(units * memory.Load(state + AssetState.Market), memory.Load(state + AssetState.InverseDepth), memory.Load(state + AssetState.Pressure));
        memory.Store(state + AssetState.Pressure, TReal.Min(TReal.Of(1f), pressure));
        int sale = SaleBook.Place<TReal, TMask, TMemory>(ref memory, book);
        if (sale >= 0) PathLedger.Add<TReal, TMask, TMemory>(ref memory, memory.Integer(SaleBook.Of(sale, asset, SaleBook.AssetMeasures)) + SaleMeasures.Slippage, slippage);
    }

    /// <summary>Pays for a purchase: of their capital keepers spend what they have, and borrow the rest; what is spent for a sale that settles later is locked until then.</summary>
    /// <param name="memory">Memory of the paths.</param>
    /// <param name="book">The protocol.</param>
    /// <param name="asset">The collateral.</param>
    /// <param name="takes">The paths with a purchase.</param>
    /// <param name="units">Units bought.</param>
    /// <param name="paid">What they cost.</param>
    /// <returns>What is spent of the capital.</returns>
    public static TReal Pay<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, int asset, TMask takes, TReal units, TReal paid)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int sale = SaleBook.Place<TReal, TMask, TMemory>(ref memory, book);
        TReal zero = TReal.Of(0f);
        int state = memory.Integer(SaleBook.Of(sale, asset, SaleBook.State));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, state + SaleState.Sold, TReal.Select(takes, units, zero));
        if (memory.Integer(SaleBook.Of(sale, asset, SaleBook.Settles)) != 0) PathLedger.Add<TReal, TMask, TMemory>(ref memory, state + SaleState.Pending, TReal.Select(takes, paid, zero));
        if (!SaleMarket.Borrows<TReal, TMask, TMemory>(ref memory, book, asset)) return paid;
        TReal spent = TReal.Min(paid, memory.Load(book.LedgerSlot + PathLedger.KeeperCapital));
        TReal borrowed = TReal.Select(takes, paid - spent, zero);
        int measures = memory.Integer(sale + SaleBook.Measures);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, measures + SaleMeasures.Borrowed, borrowed);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, measures + SaleMeasures.FlashFees, borrowed * memory.Parameter(memory.Integer(sale + SaleBook.Terms) + SaleBook.FlashFee));
        return spent;
    }

    /// <summary>What is bid away of a profit: its share, and nothing of a loss.</summary>
    public static TReal Bid<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, TReal profit)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int sale = SaleBook.Place<TReal, TMask, TMemory>(ref memory, book);
        return memory.Parameter(memory.Integer(sale + SaleBook.Terms) + SaleBook.BidShare) * TReal.Max(profit, TReal.Of(0f));
    }

    /// <summary>Bids a share of a profit away, and returns what is left.</summary>
    public static TReal Outbid<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, TMask takes, TReal profit)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int sale = SaleBook.Place<TReal, TMask, TMemory>(ref memory, book);
        TReal bid = Bid<TReal, TMask, TMemory>(ref memory, book, profit);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, memory.Integer(sale + SaleBook.Measures) + SaleMeasures.Bids, TReal.Select(takes, bid, TReal.Of(0f)));
        return profit - bid;
    }

    /// <summary>
    /// Others who had the collateral pledged too lose it with the first, and sell: units (velocity - 1) of what liquidators sold join the queue, and of the queue a share is sold on each date. Parameters: velocity less one, share of a step.
    /// </summary>
    public static void Unwind<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int sale = SaleBook.Place<TReal, TMask, TMemory>(ref memory, book);
        TReal zero = TReal.Of(0f);
        int state = memory.Integer(SaleBook.Of(sale, row.Asset, SaleBook.State));
        TReal queue = TReal.MultiplyAdd(memory.Parameter(row.Parameter), memory.Load(state + SaleState.Sold), memory.Load(state + SaleState.Queue));
        memory.Store(state + SaleState.Sold, zero);
        TMask sells = TReal.LessThan(zero, queue);
        if (!TMask.Any(sells)) return;
        TReal units = SaleMarket.Sold<TReal, TMask, TMemory>(ref memory, book, row.Asset, queue * memory.Parameter(row.Parameter + 1));
        memory.Store(state + SaleState.Queue, queue - units);
        Sell<TReal, TMask, TMemory>(ref memory, book, row.Asset, sells, units);
        int forced = memory.Integer(SaleBook.Of(sale, row.Asset, SaleBook.AssetMeasures)) + SaleMeasures.Forced;
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, forced, TReal.Select(sells, units * memory.Load(book.Asset(row.Asset) + AssetState.Market), zero));
    }

    /// <summary>
    /// What was matched settles with the batch: on every so many dates, or once the sequencer is up again, the capital comes back and the batch costs gas. What is locked does not come back by itself, which undoes <see cref="KeeperStages.Keepers"/>.
    /// Parameter: fraction of what was spent that comes back each step; integer: dates of a batch.
    /// </summary>
    public static void Settle<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int date)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int sale = SaleBook.Place<TReal, TMask, TMemory>(ref memory, book);
        TReal zero = TReal.Of(0f);
        TReal one = TReal.Of(1f);
        int ledger = book.LedgerSlot;
        int state = memory.Integer(SaleBook.Of(sale, row.Asset, SaleBook.State));
        TReal pending = memory.Load(state + SaleState.Pending);
        TReal overdue = memory.Load(state + SaleState.Overdue);
        TReal due = date % memory.Integer(row.Integer) == 0 ? one : overdue;
        int sequencer = memory.Integer(sale + SaleBook.Sequencer);
        TReal until = sequencer < 0 ? zero : memory.Load(sequencer);
        TMask settles = TReal.LessThan(zero, due) & TReal.LessOrEqual(until, TReal.Of((float)date));
        memory.Store(state + SaleState.Overdue, TReal.Select(settles, zero, due));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.KeeperCapital, TReal.Select(settles, pending, zero) - (memory.Parameter(row.Parameter) * pending));
        memory.Store(state + SaleState.Pending, TReal.Select(settles, zero, pending));
        TReal gas = TReal.Select(settles & TReal.LessThan(zero, pending), memory.Load(ledger + PathLedger.GasCost), zero);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.KeeperProfit, -gas);
    }
}
