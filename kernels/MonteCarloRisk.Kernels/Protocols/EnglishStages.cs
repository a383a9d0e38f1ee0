using MonteCarloRisk.Kernels.Arithmetic;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Mechanics.Auctions;
using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Kernels.Protocols;

/// <summary>English auctions, see <see cref="EnglishAuction{TReal, TMask}"/>, and their bidders, each of whom is up or down by itself.</summary>
/// <remarks>
/// Several bidders who are up drive a bid to what the lot brings them; one who is alone, and among the opportunists, bids next to nothing. Whether such a bid wins is decided by whether another comes up within its lifetime.
/// All lots of a position are put up on the same date and go the same way, so a position has one state.
/// </remarks>
internal static class EnglishStages
{
    private const int Threshold = 0;
    private const int StepSeconds = 1;
    private const int LotSize = 2;
    private const int Whole = 3;
    private const int Kept = 4;
    private const int Terms = 5;
    private const int Uptime = 8;
    private const int Congestion = 9;
    private const int Recovery = 10;

    private const int Bidders = 0;
    private const int Opportunists = 1;
    private const int Measures = 2;
    private const int Draws = 3;
    private const int DrawIntegers = 3;

    // Next to nothing is a millionth of what the lot is to raise, and what counts as sold for next to nothing a thousandth.
    private const float FirstBid = 1f / (1 << 20);
    private const float NextToNothing = 1f / (1 << 10);

    /// <summary>
    /// All bidders up, no auction. Parameters: profit threshold of a lot, seconds of a step, units of a lot, one and the penalty, what bidders pay of a lot's proceeds, the terms of the auction, uptime of a bidder, congestion, dt / outage;
    /// integers: number of bidders, opportunists among them, first slot of the measures, those of each bidder's draws; state: the bidders, then the positions of the asset.
    /// </summary>
    public static void Open<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        int bidders = memory.Integer(row.Integer + Bidders);
        for (int bidder = 0; bidder < bidders; bidder++) memory.Store(row.State + (bidder * BidderState.Slots) + BidderState.Up, TReal.Of(1f));
        int slots = (memory.Integer(book.PositionInteger + row.Asset + 1) - memory.Integer(book.PositionInteger + row.Asset)) * EnglishBid.Slots;
        for (int slot = 0; slot < slots; slot++) memory.Store(row.State + (bidders * BidderState.Slots) + slot, TReal.Of(0f));
    }

    /// <summary>Settles what is won, puts up what is unhealthy, and bids.</summary>
    public static void Run<TReal, TMask, TWord, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, uint pathHigh, uint pathLow, int date)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        EnglishCrowd<TReal, TMask> crowd = Crowd<TReal, TMask, TWord, TMemory>(ref memory, book, row, pathHigh, pathLow, date);
        TReal oracle = memory.Load(book.Asset(row.Asset) + AssetState.Oracle);
        TReal reach = PositionStages.Reach<TReal, TMask, TMemory>(ref memory, book, row.Asset, AdjustmentStages.Seen<TReal, TMask, TMemory>(ref memory, book, row.Asset, oracle));
        TReal threshold = AdjustmentStages.Threshold<TReal, TMask, TMemory>(ref memory, book, row.Asset);
        TReal gate = AdjustmentStages.Gate<TReal, TMask, TMemory>(ref memory, book, row.Asset);
        TReal now = memory.Load(book.LedgerSlot + PathLedger.Date) * memory.Parameter(row.Parameter + StepSeconds);
        EnglishTerms<TReal> terms = TermsOf<TReal, TMask, TMemory>(ref memory, row);
        int first = memory.Integer(book.PositionInteger + row.Asset);
        int end = memory.Integer(book.PositionInteger + row.Asset + 1);
        int bids = row.State + (memory.Integer(row.Integer + Bidders) * BidderState.Slots);
        for (int position = first; position < end; position++)
        {
            if (PositionStages.IsBeyond<TReal, TMask, TMemory>(ref memory, book, position, reach)) return;
            int state = book.Position(position);
            int bid = bids + ((position - first) * EnglishBid.Slots);
            TMask open = TReal.LessThan(zero, memory.Load(state + PositionState.Lot));
            TMask won = open & EnglishAuction<TReal, TMask>.IsWon(EnglishBid.Read<TReal, TMask, TMemory>(ref memory, bid), now);
            if (TMask.Any(won)) Settle<TReal, TMask, TMemory>(ref memory, book, row, state, bid, won);
            open = open & !won;
            TReal debt = memory.Load(state + PositionState.ScaledDebt) * memory.Load(book.LedgerSlot + PathLedger.DebtIndex);
            TMask unhealthy = TReal.LessThan(memory.Load(state + PositionState.Units) * oracle * threshold * gate, debt) & crowd.Some & !open;
            if (TMask.Any(unhealthy)) Start<TReal, TMask, TMemory>(ref memory, book, row, state, bid, unhealthy, debt, EnglishAuction<TReal, TMask>.Start(memory.Load(state + PositionState.Units), now, terms));
            open = TReal.LessThan(zero, memory.Load(state + PositionState.Lot)) & crowd.Some;
            if (TMask.Any(open)) Bid<TReal, TMask, TMemory>(ref memory, book, row, state, bid, open, crowd, now, terms);
        }
    }

    /// <summary>When the auction of a position closes, in seconds.</summary>
    public static TReal End<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int position)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        memory.Load(BidOf<TReal, TMask, TMemory>(ref memory, book, row, position) + EnglishBid.End);

    /// <summary>Where it has closed without a bid.</summary>
    public static TMask IsUnsold<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int position)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        EnglishState<TReal> auction = EnglishBid.Read<TReal, TMask, TMemory>(ref memory, BidOf<TReal, TMask, TMemory>(ref memory, book, row, position));
        TReal now = memory.Load(book.LedgerSlot + PathLedger.Date) * memory.Parameter(row.Parameter + StepSeconds);
        return !TReal.Equal(EnglishAuction<TReal, TMask>.Reopen(auction, now, TermsOf<TReal, TMask, TMemory>(ref memory, row)).End, auction.End);
    }

    private static int BidOf<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int position)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        row.State + (memory.Integer(row.Integer + Bidders) * BidderState.Slots) + ((position - memory.Integer(book.PositionInteger + row.Asset)) * EnglishBid.Slots);

    // Who is up today. A halt stops bids as it stops other liquidations.
    private static EnglishCrowd<TReal, TMask> Crowd<TReal, TMask, TWord, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, uint pathHigh, uint pathLow, int date)
        where TReal : unmanaged, IPathReal<TReal, TMask, TWord>
        where TMask : unmanaged, IMask<TMask>
        where TWord : unmanaged, IWord<TWord>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        TReal one = TReal.Of(1f);
        TReal recovery = memory.Parameter(row.Parameter + Recovery);
        TReal failure = KeeperStages.Failure<TReal, TMask>(memory.Parameter(row.Parameter + Uptime), memory.Parameter(row.Parameter + Congestion), recovery, memory.Load(book.LedgerSlot + PathLedger.GasMultiple));
        TReal count = zero;
        TReal alone = zero;
        int bidders = memory.Integer(row.Integer + Bidders);
        for (int bidder = 0; bidder < bidders; bidder++)
        {
            int state = row.State + (bidder * BidderState.Slots);
            TReal uniform = StepDraws.Uniform<TReal, TMask, TWord, TMemory>(ref memory, RandomPurpose.Keeper, row.Integer + Draws + (bidder * DrawIntegers), state, pathHigh, pathLow, date);
            TReal wasUp = memory.Load(state + BidderState.Up);
            TReal changes = TReal.Select(TReal.LessThan(zero, wasUp), failure, recovery);
            TReal isUp = TReal.SelectLessThan(uniform, changes, one - wasUp, wasUp);
            memory.Store(state + BidderState.Up, isUp);
            count = count + isUp;
            alone = TReal.MultiplyAdd(isUp, TReal.Of((float)bidder), alone);
        }

        TMask some = TReal.LessThan(zero, count) & KeeperStages.Allowed<TReal, TMask, TMemory>(ref memory, book);
        TMask several = some & TReal.LessThan(one, count);
        return new(some, several, alone, some & !several & TReal.LessThan(alone, TReal.Of((float)memory.Integer(row.Integer + Opportunists))));
    }

    private static EnglishTerms<TReal> TermsOf<TReal, TMask, TMemory>(ref TMemory memory, MechanismRow row)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask> =>
        new(memory.Parameter(row.Parameter + Terms), memory.Parameter(row.Parameter + Terms + 1), memory.Parameter(row.Parameter + Terms + 2));

    // The whole position in lots, each of which is a transaction of its own to put up, and another to win.
    private static void Start<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int state, int bid, TMask unhealthy, TReal debt, EnglishState<TReal> start)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int ledger = book.LedgerSlot;
        TReal units = start.Lot;
        TReal gas = Lots<TReal, TMask>(units, memory.Parameter(row.Parameter + LotSize)) * memory.Load(ledger + PathLedger.GasCost);
        TMask starts = unhealthy & TReal.LessThan(zero, units) & TReal.LessOrEqual(gas, units * memory.Load(book.Asset(row.Asset) + AssetState.Market));
        if (!TMask.Any(starts)) return;

        TReal scaled = memory.Load(state + PositionState.ScaledDebt);
        TReal tab = debt * memory.Parameter(row.Parameter + Whole);
        memory.Store(state + PositionState.ScaledDebt, TReal.Select(starts, zero, scaled));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.ScaledDebt, TReal.Select(starts, -scaled, zero));
        memory.Store(state + PositionState.Units, TReal.Select(starts, zero, units));
        memory.Store(state + PositionState.Lot, TReal.Select(starts, units, memory.Load(state + PositionState.Lot)));
        memory.Store(state + PositionState.Tab, TReal.Select(starts, tab, memory.Load(state + PositionState.Tab)));
        memory.Store(state + PositionState.Due, TReal.Select(starts, debt, memory.Load(state + PositionState.Due)));
        EnglishBid.Write<TReal, TMask, TMemory>(ref memory, bid, starts, start);
        memory.Store(bid + EnglishBid.Holder, TReal.Select(starts, TReal.Of(-1f), memory.Load(bid + EnglishBid.Holder)));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, book.Asset(row.Asset) + AssetState.InAuction, TReal.Select(starts, tab, zero));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.KeeperProfit, TReal.Select(starts, -gas, zero));
        memory.Count(starts, ProtocolTallies.Auctions, 1);
    }

    private static TReal Lots<TReal, TMask>(TReal units, TReal lotSize)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask> =>
        -Rounding.Floor<TReal, TMask>(-(units / lotSize));

    // A bid takes of the bidders' capital when it is made, and gives back what the one before it took.
    private static void Bid<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int state, int bid, TMask open, EnglishCrowd<TReal, TMask> crowd, TReal now, EnglishTerms<TReal> terms)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int ledger = book.LedgerSlot;
        TReal tab = memory.Load(state + PositionState.Tab);
        TReal lot = memory.Load(state + PositionState.Lot);
        EnglishState<TReal> before = EnglishBid.Read<TReal, TMask, TMemory>(ref memory, bid);
        EnglishState<TReal> auction = EnglishAuction<TReal, TMask>.Reopen(before, now, terms);
        TMask anew = open & !TReal.Equal(auction.End, before.End);
        if (TMask.Any(anew)) memory.Count(anew, ProtocolTallies.Resets, 1);

        TReal costs = Lots<TReal, TMask>(lot, memory.Parameter(row.Parameter + LotSize)) * (memory.Load(ledger + PathLedger.GasCost) + memory.Parameter(row.Parameter + Threshold));
        TReal kept = memory.Parameter(row.Parameter + Kept);
        TReal worth = TReal.MultiplyAdd(kept, SaleMarket.ProceedsOfLot<TReal, TMask, TMemory>(ref memory, book, row.Asset, lot), -costs);
        TReal most = TReal.Min(TReal.Min(tab, worth), memory.Load(ledger + PathLedger.KeeperCapital) + auction.Bid);
        TReal least = TReal.Min(tab, TReal.Select(TReal.Equal(auction.Bid, zero), TReal.Of(FirstBid) * tab, terms.Increment * auction.Bid));
        TMask rivals = open & (crowd.Several | !TReal.Equal(memory.Load(bid + EnglishBid.Holder), crowd.Alone));
        TReal offered = TReal.Select(crowd.Opportunist, least, most);
        auction = EnglishAuction<TReal, TMask>.Raise(auction, tab, offered, now, rivals & TReal.LessOrEqual(offered, most), terms, out TMask raised);

        // Once all is bid, bidders ask for less of the lot: down to what is worth it, or by no more than they must.
        TReal needed = SaleMarket.Bringing<TReal, TMask, TMemory>(ref memory, book, row.Asset, (tab + costs) / kept);
        TReal asked = TReal.Select(crowd.Opportunist, EnglishAuction<TReal, TMask>.LargestLot(auction, terms), needed);
        TMask reduces = rivals & (crowd.Several | !raised) & TReal.LessThan(zero, needed) & TReal.LessOrEqual(needed, asked);
        auction = EnglishAuction<TReal, TMask>.Reduce(auction, tab, asked, now, reduces, terms, out TMask reduced);

        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.KeeperCapital, TReal.Select(raised, before.Bid - auction.Bid, zero));
        memory.Store(bid + EnglishBid.Holder, TReal.Select(raised | reduced, TReal.Select(crowd.Several, TReal.Of(-1f), crowd.Alone), memory.Load(bid + EnglishBid.Holder)));
        EnglishBid.Write<TReal, TMask, TMemory>(ref memory, bid, open, auction);
    }

    // The winner sells at once; what is left of the lot goes back to its owner, and debt that the bid does not cover is bad.
    private static void Settle<TReal, TMask, TMemory>(ref TMemory memory, ProtocolBook book, MechanismRow row, int state, int bid, TMask won)
        where TReal : unmanaged, IReal<TReal, TMask>
        where TMask : unmanaged, IMask<TMask>
        where TMemory : struct, IPathMemory<TReal, TMask>
    {
        TReal zero = TReal.Of(0f);
        int ledger = book.LedgerSlot;
        int asset = book.Asset(row.Asset);
        TReal lot = memory.Load(state + PositionState.Lot);
        TReal tab = memory.Load(state + PositionState.Tab);
        TReal due = memory.Load(state + PositionState.Due);
        TReal lots = Lots<TReal, TMask>(lot, memory.Parameter(row.Parameter + LotSize));
        EnglishSettlement<TReal> end = EnglishAuction<TReal, TMask>.Settle(EnglishBid.Read<TReal, TMask, TMemory>(ref memory, bid), lot, due);
        TReal profit = SaleMarket.ProceedsOfLot<TReal, TMask, TMemory>(ref memory, book, row.Asset, end.Bought) - end.Paid - (lots * memory.Load(ledger + PathLedger.GasCost));

        int measures = memory.Integer(row.Integer + Measures);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, measures + LiquidationMeasures.LotsSold, TReal.Select(won, lots, zero));
        TMask given = won & TReal.LessThan(end.Paid, TReal.Of(NextToNothing) * tab);
        if (TMask.Any(given))
        {
            PathLedger.Add<TReal, TMask, TMemory>(ref memory, measures + LiquidationMeasures.ZeroBidLots, TReal.Select(given, lots, zero));
            PathLedger.Add<TReal, TMask, TMemory>(ref memory, measures + LiquidationMeasures.ZeroBidLoss, TReal.Select(given, TReal.MultiplyAdd(end.Bought, memory.Load(asset + AssetState.Market), -end.Paid), zero));
            memory.Count(given, LiquidationTallies.ZeroBids, 1);
        }

        // The capital was taken with the bid.
        TReal repaid = TReal.Min(end.Paid, due);
        KeeperTrade.Record<TReal, TMask, TMemory>(ref memory, book, row.Asset, won, SaleMarket.Sold<TReal, TMask, TMemory>(ref memory, book, row.Asset, end.Bought), zero, profit, repaid, end.Bought);
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.Revenue, TReal.Select(won, end.Surplus, zero));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, ledger + PathLedger.Fund, TReal.Select(won, end.Surplus, zero));
        TMask fails = won & TReal.LessThan(zero, end.BadDebt);
        if (TMask.Any(fails)) PositionStages.Fail<TReal, TMask, TMemory>(ref memory, book, fails, end.BadDebt);

        PathLedger.Add<TReal, TMask, TMemory>(ref memory, state + PositionState.Units, TReal.Select(won, end.Returned, zero));
        memory.Store(state + PositionState.Lot, TReal.Select(won, zero, lot));
        memory.Store(state + PositionState.Tab, TReal.Select(won, zero, tab));
        memory.Store(state + PositionState.Due, TReal.Select(won, zero, due));
        PathLedger.Add<TReal, TMask, TMemory>(ref memory, asset + AssetState.InAuction, TReal.Select(won, -tab, zero));
    }
}
