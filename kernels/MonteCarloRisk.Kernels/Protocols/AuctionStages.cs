using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Auctions;
using MonteCarloRisk.Kernels.Memory;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>Dutch auctions, see <see cref="Clipper{TReal, TMask}"/>.</summary>
internal static class AuctionStages
{
    private const int Share = 0;
    private const int Threshold = 1;
    private const int StepSeconds = 2;
    private const int Hole = 3;
    private const int Terms = 4;
    private const int Decline = 11;

    /// <summary>
    /// Starts auctions of what is unhealthy, and sells what is in auction. Parameters: share of keepers, profit threshold, seconds of a step, hole, the terms of the auction, the two of its decline
    /// (linear: seconds; in steps: seconds, logarithm of the cut; exponential: logarithm of the cut a second); integer: which decline.
    /// </summary>
    public static void Run<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal oracle = memory.Load(book.Asset(row.Asset) + AssetState.Oracle);
        TReal reach = PositionStages.Reach<TReal, TMask, TMemory>(ref memory, book, row.Asset, AdjustmentStages.Seen<TReal, TMask, TMemory>(ref memory, book, row.Asset, oracle));
        TReal threshold = AdjustmentStages.Threshold<TReal, TMask, TMemory>(ref memory, book, row.Asset);
        TReal gate = AdjustmentStages.Gate<TReal, TMask, TMemory>(ref memory, book, row.Asset);
        TMask working = KeeperStages.Working<TReal, TMask, TMemory>(ref memory, book);
        if (!TMask.Any(working)) return;
        int end = memory.Integer(book.PositionInteger + row.Asset + 1);
        for (int position = memory.Integer(book.PositionInteger + row.Asset); position < end; position++)
        {
            if (PositionStages.IsBeyond<TReal, TMask, TMemory>(ref memory, book, position, reach)) return;
            int state = book.Position(position);
            TReal debt = memory.Load(state + PositionState.ScaledDebt) * memory.Load(book.LedgerSlot + PathLedger.DebtIndex);
            TMask open = TReal.LessThan(zero, memory.Load(state + PositionState.Tab));
            TMask unhealthy = TReal.LessThan(memory.Load(state + PositionState.Units) * oracle * threshold * gate, debt) & working & !open;
            if (TMask.Any(unhealthy)) Start<TReal, TMask, TMemory>(ref memory, book, row, state, unhealthy, oracle, debt);
            open = TReal.LessThan(zero, memory.Load(state + PositionState.Tab)) & working;
            if (TMask.Any(open)) Sell<TReal, TMask, TMemory>(ref memory, book, row, state, open, oracle);
        }
    }

    /// <summary>Where the open auction of a position has to be started anew before anything of it can be bought.</summary>
    public static TMask NeedsReset<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int state)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal top = memory.Load(state + PositionState.Top);
        TReal elapsed = (memory.Load(book.LedgerSlot + PathLedger.Date) - memory.Load(state + PositionState.Start)) * memory.Parameter(row.Parameter + StepSeconds);
        return Clipper<TReal, TMask>.NeedsReset(elapsed, Price<TReal, TMask, TMemory>(ref memory, row, top, elapsed), top, TermsOf<TReal, TMask, TMemory>(ref memory, row));
    }

    private static ClipperTerms<TReal> TermsOf<TReal, TMask, TMemory>(ref TMemory memory, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int terms = row.Parameter + Terms;
        return new(memory.Parameter(terms), memory.Parameter(terms + 1), memory.Parameter(terms + 2), memory.Parameter(terms + 3), memory.Parameter(terms + 4), memory.Parameter(terms + 5), memory.Parameter(terms + 6));
    }

    private static void Start<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int state, TMask unhealthy, TReal oracle, TReal debt)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int ledger = book.LedgerSlot;
        ClipperTerms<TReal> terms = TermsOf<TReal, TMask, TMemory>(ref memory, row);
        TReal units = memory.Load(state + PositionState.Units);
        int inAuction = book.Asset(row.Asset) + AssetState.InAuction;
        ClipperStart<TReal> start = Clipper<TReal, TMask>.Start(units, debt, memory.Parameter(row.Parameter + Hole) - memory.Load(inAuction), terms);
        TMask starts = unhealthy & TReal.LessThan(zero, start.Tab) & TReal.LessThan(zero, start.Lot) & TReal.LessOrEqual(memory.Load(ledger + PathLedger.GasCost), start.Lot * memory.Load(book.Asset(row.Asset) + AssetState.Market));
        if (!TMask.Any(starts)) return;

        TReal scaled = memory.Load(state + PositionState.ScaledDebt);
        TReal left = TReal.Select(TReal.Equal(start.Debt, debt), zero, scaled - (start.Debt / memory.Load(ledger + PathLedger.DebtIndex)));
        left = TReal.Select(starts, left, scaled);
        memory.Store(state + PositionState.ScaledDebt, left);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.ScaledDebt, left - scaled);
        memory.Store(state + PositionState.Units, TReal.Select(starts, units - start.Lot, units));
        memory.Store(state + PositionState.Lot, TReal.Select(starts, start.Lot, memory.Load(state + PositionState.Lot)));
        memory.Store(state + PositionState.Tab, TReal.Select(starts, start.Tab, memory.Load(state + PositionState.Tab)));
        memory.Store(state + PositionState.Due, TReal.Select(starts, start.Debt, memory.Load(state + PositionState.Due)));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, inAuction, TReal.Select(starts, start.Tab, zero));
        Kick<TReal, TMask, TMemory>(ref memory, book, state, starts, Clipper<TReal, TMask>.Top(oracle, terms), Clipper<TReal, TMask>.Incentive(start.Tab, terms));
        memory.Count(starts, ProtocolTallies.Auctions, 1);
    }

    // Price and date of the start, and what the keeper who makes it has of it.
    private static void Kick<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, int state, TMask kicks, TReal top, TReal incentive)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int ledger = book.LedgerSlot;
        TReal paid = TReal.Select(kicks, incentive, zero);
        memory.Store(state + PositionState.Top, TReal.Select(kicks, top, memory.Load(state + PositionState.Top)));
        memory.Store(state + PositionState.Start, TReal.Select(kicks, memory.Load(ledger + PathLedger.Date), memory.Load(state + PositionState.Start)));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.Revenue, -paid);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.Fund, -paid);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.KeeperProfit, TReal.Select(kicks, incentive - memory.Load(ledger + PathLedger.GasCost), zero));
    }

    private static void Sell<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int state, TMask open, TReal oracle)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        ClipperTerms<TReal> terms = TermsOf<TReal, TMask, TMemory>(ref memory, row);
        TReal top = memory.Load(state + PositionState.Top);
        TReal elapsed = (memory.Load(book.LedgerSlot + PathLedger.Date) - memory.Load(state + PositionState.Start)) * memory.Parameter(row.Parameter + StepSeconds);
        TReal price = Price<TReal, TMask, TMemory>(ref memory, row, top, elapsed);
        TMask stale = open & Clipper<TReal, TMask>.NeedsReset(elapsed, price, top, terms);
        if (TMask.Any(stale))
        {
            TReal anew = Clipper<TReal, TMask>.Top(oracle, terms);
            Kick<TReal, TMask, TMemory>(ref memory, book, state, stale, anew, Clipper<TReal, TMask>.ResetIncentive(memory.Load(state + PositionState.Tab), memory.Load(state + PositionState.Lot), oracle, terms));
            memory.Count(stale, ProtocolTallies.Resets, 1);
            price = TReal.Select(stale, anew, price);
        }

        Take<TReal, TMask, TMemory>(ref memory, book, row, state, open & TReal.LessThan(TReal.Of(0f), price), price, terms);
    }

    private static TReal Price<TReal, TMask, TMemory>(ref TMemory memory, MechanismRow row, TReal top, TReal elapsed)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int decline = row.Parameter + Decline;
        int kind = memory.Integer(row.Integer);
        if (kind == AuctionPrice.Linear) return DutchPrice<TReal, TMask>.Linear(top, elapsed, memory.Parameter(decline));
        if (kind == AuctionPrice.Stairstep) return DutchPrice<TReal, TMask>.StairStep(top, elapsed, memory.Parameter(decline), memory.Parameter(decline + 1));
        return DutchPrice<TReal, TMask>.Exponential(top, elapsed, memory.Parameter(decline));
    }

    private static void Take<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int state, TMask open, TReal price, ClipperTerms<TReal> terms)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int ledger = book.LedgerSlot;
        int assetState = book.Asset(row.Asset);
        TReal lot = memory.Load(state + PositionState.Lot);
        TReal tab = memory.Load(state + PositionState.Tab);
        TReal wanted = SaleMarket.Wanted<TReal, TMask, TMemory>(ref memory, book, row.Asset, price, memory.Parameter(row.Parameter + Share));
        ClipperSale<TReal> sale = Clipper<TReal, TMask>.Take(lot, tab, price, wanted, terms);
        TReal profit = SaleMarket.Profit<TReal, TMask, TMemory>(ref memory, book, row.Asset, sale.Bought, sale.Paid);
        TMask takes = open & TReal.LessThan(zero, sale.Bought) & SaleMarket.Pays<TReal, TMask, TMemory>(ref memory, book, memory.Parameter(row.Parameter + Threshold), profit);
        if (!TMask.Any(takes)) return;

        TReal due = memory.Load(state + PositionState.Due);
        TReal repaid = TReal.Min(sale.Paid, due);
        KeeperTrade.RecordRace<TReal, TMask, TMemory>(ref memory, book, row.Asset, takes, sale.Bought, sale.Paid, profit, repaid, sale.Bought);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.Revenue, TReal.Select(takes, sale.Paid - repaid, zero));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.Fund, TReal.Select(takes, sale.Paid - repaid, zero));
        TReal uncovered = due - repaid;
        TMask ends = takes & (TReal.LessOrEqual(sale.Lot, zero) | TReal.LessOrEqual(sale.Tab, zero));
        TMask fails = ends & TReal.LessThan(zero, uncovered);
        if (TMask.Any(fails)) PositionStages.Fail<TReal, TMask, TMemory>(ref memory, book, fails, uncovered);

        // What is left of the lot goes back to its owner.
        TReal units = memory.Load(state + PositionState.Units);
        TReal tabLeft = TReal.Select(ends, zero, TReal.Select(takes, sale.Tab, tab));
        memory.Store(state + PositionState.Units, TReal.Select(ends, units + sale.Lot, units));
        memory.Store(state + PositionState.Lot, TReal.Select(ends, zero, TReal.Select(takes, sale.Lot, lot)));
        memory.Store(state + PositionState.Tab, tabLeft);
        memory.Store(state + PositionState.Due, TReal.Select(ends, zero, TReal.Select(takes, uncovered, due)));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, assetState + AssetState.InAuction, tabLeft - tab);
    }
}
